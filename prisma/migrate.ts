/**
 * Brings a database to the state of this checkout: base functions, migrations, then prisma/sql.
 * Checks that nothing else is in it.
 */
import { join } from 'node:path'
import pg from 'pg'
import { applyBase, putUp, takeDown } from './apply-sql.ts'
import type { DatabaseConfig } from './database-config.ts'
import { fillMatrix } from './matrix.ts'
import { pendingMigrations, readMigrations, runMigrations } from './migrations.ts'
import { readBaseSql, readSql } from './sql-files.ts'
import { committedSnapshot, differences, readSnapshot } from './snapshot.ts'

/** The number of migrations that ran, and the objects that were created, replaced or dropped. */
export type Migrated = { migrations: number; objects: string[] }

/**
 * Migrates the database and checks the result; programs that start together take turns.
 * Throws an error with a readable sentence where it cannot be brought up to date or has other objects.
 */
export async function migrate(config: DatabaseConfig): Promise<Migrated> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(hashtext('waymark.migrate'))`)
    const done = await bringUpToDate(client)
    await checkSnapshot(config)
    return done
  } finally {
    await client.end()
  }
}

/** The same without the check against the snapshot, to take a new snapshot. */
export async function bringUpToDate(client: pg.ClientBase, folder = import.meta.dirname): Promise<Migrated> {
  const pending = await pendingMigrations(client, readMigrations(join(folder, 'migrations')))
  const [base, sql] = [readBaseSql(join(folder, 'sql')), readSql(join(folder, 'sql'))]
  await applyBase(client, base)
  if (pending.length > 0) await takeDown(client)
  await runMigrations(client, pending)
  const objects = await putUp(client, base, sql)
  if (await fillMatrix(client)) objects.push('permission matrix')
  return { migrations: pending.length, objects }
}

async function checkSnapshot(config: DatabaseConfig): Promise<void> {
  const found = differences(await readSnapshot(config), committedSnapshot())
  if (found.length > 0)
    throw new Error(
      `It is not what prisma/snapshot.sql says (after a change of prisma/sql: npm run db:snapshot).\n${found.join('\n')}`,
    )
}
