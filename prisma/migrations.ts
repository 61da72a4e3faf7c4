/** Runs prisma/migrations: tables, constraints, indexes, data. Each folder is one transaction; a checksum detects later edits. */
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'

export type Migration = { name: string; sql: string; checksum: string }

/** The migrations of the checkout, in order. */
export function readMigrations(folder = join(import.meta.dirname, 'migrations')): Migration[] {
  const names = readdirSync(folder, { withFileTypes: true }).flatMap(entry => (entry.isDirectory() ? [entry.name] : []))
  return names.toSorted().map(name => {
    const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8')
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  })
}

/** The migrations still to run. Throws an error with a readable sentence where database and checkout differ in history. */
export async function pendingMigrations(client: pg.ClientBase, migrations: Migration[]): Promise<Migration[]> {
  const { rows: old } = await client.query(`select from pg_class where oid = to_regclass('public._prisma_migrations')`)
  if (old.length > 0)
    throw new Error(
      'It was made by an earlier Waymark and cannot be brought up to date: empty it (or delete the data folder) and start again.',
    )
  await client.query(
    `create schema if not exists app;
     create table if not exists app.migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())`,
  )
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from app.migration order by name',
  )
  for (const [i, { name, checksum }] of rows.entries()) {
    const migration = migrations[i]
    if (!migrations.some(known => known.name === name))
      throw new Error(`It has had the migration ${name}, which this Waymark does not know.`)
    if (migration?.name !== name)
      throw new Error(`The migration ${migration?.name} comes before ${name}, which the database has had. Give it a later name.`)
    if (migration.checksum !== checksum)
      throw new Error(`The migration ${name} was edited after the database had it. Write a new one.`)
  }
  return migrations.slice(rows.length)
}

/** Runs each migration in its own transaction. Throws the error of PostgreSQL with the name and line of the migration. */
export async function runMigrations(client: pg.ClientBase, migrations: Migration[]): Promise<void> {
  for (const { name, sql, checksum } of migrations) {
    await client.query('begin')
    try {
      await client.query(sql)
      await client.query('insert into app.migration (name, checksum) values ($1, $2)', [name, checksum])
      await client.query('commit')
    } catch (error) {
      await client.query('rollback')
      throw new Error(`${name}${lineOf(error, sql)}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
    }
  }
}

/** The line of the SQL in which PostgreSQL found the error, as ` line 12`, or an empty text. */
export function lineOf(error: unknown, sql: string): string {
  const position = error instanceof Error && 'position' in error ? Number(error.position) : 0
  return position > 0 ? ` line ${sql.slice(0, position).split('\n').length}` : ''
}
