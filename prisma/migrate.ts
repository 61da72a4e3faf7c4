/**
 * Prisma Migrate without its native engine: folders of prisma/migrations, each one transaction, noted in `_prisma_migrations`.
 * Roles belong to the cluster, not to the database: a migration that creates one must bear that it exists.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { DatabaseConfig } from './database-config.ts'
import { withEngine, type Engine } from './engine.ts'

/** Applies the migrations that this database has not had yet, in order; returns their names. Two programs that start together take turns. */
export async function migrate(config: DatabaseConfig): Promise<string[]> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(hashtext('waymark.migrate'))`)
    return await withEngine(config, apply)
  } finally {
    await client.end()
  }
}

/** The SQL that leads from the migrations to prisma/schema: empty when they agree. The user of `config` must be allowed to create databases. */
export async function sqlToReach(config: DatabaseConfig): Promise<string> {
  const files = readSchema()
  const from = { tag: 'migrations', ...readMigrations() } as const
  const to = { tag: 'schemaDatamodel', files } as const
  const { stdout } = await withEngine(config, engine => engine.diff({ from, to, script: true, exitCode: null, filters }))
  const sql = stdout?.trim() ?? ''
  return sql === '-- This is an empty migration.' ? '' : sql
}

async function apply(engine: Engine): Promise<string[]> {
  const migrationsList = readMigrations()
  await checkHistory(engine, migrationsList)
  return (await engine.applyMigrations({ migrationsList, filters })).appliedMigrationNames
}

const filters = { externalTables: [], externalEnums: [] }

/**
 * A migration that failed, or during which the power went, left nothing but its note: it may be tried again.
 * One that was edited after it had been applied would leave this database different from every new one.
 */
async function checkHistory(engine: Engine, migrationsList: ReturnType<typeof readMigrations>): Promise<void> {
  const history = await engine.diagnoseMigrationHistory({ migrationsList, optInToShadowDatabase: false, filters })
  for (const migrationName of history.failedMigrationNames) await engine.markMigrationRolledBack({ migrationName })
  const [edited] = history.editedMigrationNames.filter(name => !history.failedMigrationNames.includes(name))
  if (edited)
    throw new Error(`The migration ${edited} was edited after this database had it. Migrations only go forward: write a new one.`)
}

function readMigrations() {
  const baseDir = join(import.meta.dirname, 'migrations')
  const names = listFolders(baseDir).toSorted()
  const file = (name: string) => ({
    path: 'migration.sql',
    content: { tag: 'ok' as const, value: readFileSync(join(baseDir, name, 'migration.sql'), 'utf8') },
  })
  return {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: names.map(path => ({ path, migrationFile: file(path) })),
  }
}

const listFolders = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap(entry => (entry.isDirectory() ? [entry.name] : []))

function readSchema(): { path: string; content: string }[] {
  const folder = join(import.meta.dirname, 'schema')
  return readdirSync(folder)
    .filter(name => name.endsWith('.prisma'))
    .toSorted()
    .map(name => ({ path: join(folder, name), content: readFileSync(join(folder, name), 'utf8') }))
}
