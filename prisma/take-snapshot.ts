/** `npm run db:snapshot`: writes prisma/snapshot.sql anew from the migrations. Read its diff before you commit it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../server/src/start/embedded-postgres.ts'
import { migrate } from './migrate.ts'
import { readSnapshot, writeSnapshot } from './snapshot.ts'

const folder = mkdtempSync(join(tmpdir(), 'waymark-scratch-'))
const { config, stop } = await startEmbedded(folder, console.error, { fast: true })
await migrate(config)
writeSnapshot(await readSnapshot(config))
await stop()
rmSync(folder, { recursive: true, force: true })
console.log('prisma/snapshot.sql is current.')
