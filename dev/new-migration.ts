/** `npm run db:new -- add_photos`: drafts the migration from the existing migrations to prisma/schema, to read and complete. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sqlToReach } from './schema-diff.ts'
import { withScratchDatabase } from './scratch-database.ts'

const name = process.argv[2] ?? ''
if (!/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error('Give it a name of lower-case words, such as: npm run db:new -- add_photos')
  process.exit(1)
}
const sql = await withScratchDatabase(sqlToReach)
const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
const folder = join(import.meta.dirname, '../prisma/migrations', `${stamp}_${name}`)
mkdirSync(folder)
writeFileSync(
  join(folder, 'migration.sql'),
  `${sql || '-- prisma/schema and the migrations agree: write what else is to be done.'}\n`,
)
console.log(`${folder}/migration.sql`)
