/** Compares prisma/schema with the migrations by Prisma's own schema engine. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseConfig } from '@waymark/prisma/database-config'
import { readMigrations } from '@waymark/prisma/migrations'
import { readBaseSql } from '@waymark/prisma/sql-files'
import { withEngine } from './schema-engine.ts'

const folder = join(import.meta.dirname, '../prisma/schema')

/**
 * The SQL that changes the result of the migrations into prisma/schema; empty when they agree.
 * The user of `config` must be allowed to create databases.
 */
export async function sqlToReach(config: DatabaseConfig): Promise<string> {
  const from = { tag: 'migrations', ...listMigrations() } as const
  const to = { tag: 'schemaDatamodel', files: readSchema() } as const
  const { stdout } = await withEngine(config, engine => engine.diff({ from, to, script: true, exitCode: null, filters }))
  const sql = stdout?.trim() ?? ''
  return sql === '-- This is an empty migration.' ? '' : sql
}

const filters = { externalTables: [], externalEnums: [] }

/** The migrations in the engine's format. Its shadow database first gets the functions that table defaults use. */
function listMigrations() {
  const file = (value: string) => ({ path: 'migration.sql', content: { tag: 'ok' as const, value } })
  const base = readBaseSql().map(({ sql }) => `${sql};`)
  return {
    baseDir: join(folder, '../migrations'),
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: ['create schema app;', 'set check_function_bodies = off;', ...base].join('\n'),
    migrationDirectories: readMigrations().map(({ name, sql }) => ({ path: name, migrationFile: file(sql) })),
  }
}

function readSchema(): { path: string; content: string }[] {
  return readdirSync(folder)
    .filter(name => name.endsWith('.prisma'))
    .toSorted()
    .map(name => ({ path: join(folder, name), content: readFileSync(join(folder, name), 'utf8') }))
}
