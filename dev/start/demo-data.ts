/** The comment of the database notes whether the demo is complete, so that an interrupted one can be recognised. */
import type { DatabaseConfig } from '@waymark/prisma/database-config'
import pg from 'pg'
import { refusal } from '@waymark/server/src/start/refusal.ts'

/** Claims an empty database for the demo before migrating; false when it already has the demo or other records. */
export async function claimForDemo(owner: DatabaseConfig): Promise<boolean> {
  const [row] = await ask(
    owner,
    `select to_regclass('app.migration') is null and to_regclass('_prisma_migrations') is null as empty, ${noteOf(owner)} as note`,
  )
  if (row?.['note'] === 'seeding')
    throw refusal(
      `The demo in the database ${owner.database} was interrupted while it was made. Empty the database and start again.`,
    )
  if (!row?.['empty']) return false
  await note(owner, 'seeding')
  return true
}

/** Notes that the demo is complete. */
export const noteDemoMade = (owner: DatabaseConfig): Promise<unknown> => note(owner, 'seeded')

/** Drops a demo that was interrupted while it was made. Only for the embedded database, which has no other data then. */
export async function dropHalfMadeDemo(owner: DatabaseConfig): Promise<void> {
  const elsewhere = { ...owner, database: 'postgres' }
  const [row] = await ask(elsewhere, `select ${noteOf(owner)} as note`)
  if (row?.['note'] !== 'seeding') return
  await ask(elsewhere, `drop database ${pg.escapeIdentifier(owner.database)} with (force)`)
  await ask(elsewhere, `create database ${pg.escapeIdentifier(owner.database)}`)
}

const note = (owner: DatabaseConfig, text: 'seeding' | 'seeded') =>
  ask(owner, `comment on database ${pg.escapeIdentifier(owner.database)} is '${text}'`)

const noteOf = (owner: DatabaseConfig) =>
  `(select shobj_description(oid, 'pg_database') from pg_database where datname = ${pg.escapeLiteral(owner.database)})`

async function ask(config: DatabaseConfig, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql)
    return rows
  } finally {
    await client.end()
  }
}
