/** `npm run db:snapshot`: rewrites prisma/snapshot.sql from the migrations and prisma/sql. Read its diff before you commit it. */
import { bringUpToDate } from '@waymark/prisma/migrate'
import { readSnapshot, writeSnapshot } from '@waymark/prisma/snapshot'
import pg from 'pg'
import { withScratchDatabase } from './scratch-database.ts'

await withScratchDatabase(async config => {
  const client = new pg.Client(config)
  await client.connect()
  await bringUpToDate(client).finally(() => client.end())
  writeSnapshot(await readSnapshot(config))
})
console.log('prisma/snapshot.sql is current.')
