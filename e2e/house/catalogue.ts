import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseConfig } from '@waymark/prisma/database-config'
import { migrate } from '@waymark/prisma/migrate'
import pg from 'pg'
import { z } from 'zod'
import { startEmbedded } from '../../dev/start/embedded-postgres.ts'

/** A policy as PostgreSQL prints it. */
export type Policy = { table: string; name: string; using: string | null; check: string | null }
/** The policies of schema public, and the bodies of the functions of schema app by name. */
export type Catalogue = { policies: Policy[]; bodies: Map<string, string> }

/** Migrates an empty database and reads its policies and functions. */
export const readCatalogue = (): Promise<Catalogue> =>
  withMigratedDatabase(async config => {
    const client = new pg.Client(config)
    await client.connect()
    try {
      await client.query('set search_path = public') // PostgreSQL prints names outside of it in full
      const policies = Policies.parse((await client.query(policiesSql)).rows)
      const functions = Functions.parse((await client.query(functionsSql)).rows)
      return { policies, bodies: new Map(functions.map(({ name, body }) => [name, body])) }
    } finally {
      await client.end()
    }
  })

/** Starts PostgreSQL in a temporary folder, applies what a new installation applies, and removes both afterwards. */
async function withMigratedDatabase<T>(work: (config: DatabaseConfig) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-house-'))
  try {
    const { config, stop } = await startEmbedded(folder, console.error, { fast: true })
    try {
      await migrate(config)
      return await work(config)
    } finally {
      await stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const Policies = z.array(
  z.object({ table: z.string(), name: z.string(), using: z.string().nullable(), check: z.string().nullable() }),
)
const policiesSql = `
  select c.relname as "table", p.polname as name,
    pg_get_expr(p.polqual, p.polrelid, true) as "using", pg_get_expr(p.polwithcheck, p.polrelid, true) as "check"
  from pg_policy p join pg_class c on c.oid = p.polrelid
  where c.relnamespace = 'public'::regnamespace
  order by 1, 2`

/** Overloads of one name count together. */
const Functions = z.array(z.object({ name: z.string(), body: z.string() }))
const functionsSql = `
  select proname as name, string_agg(coalesce(pg_get_function_sqlbody(oid), prosrc), ' ' order by oid) as body
  from pg_proc where pronamespace = 'app'::regnamespace and prokind = 'f' group by proname`
