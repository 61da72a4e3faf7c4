/**
 * Prisma's schema engine as WebAssembly over adapter-pg, so that migrations need no downloaded binary. Works around three
 * faults of adapter-pg, each described in place.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'
import type { DatabaseConfig } from '@waymark/prisma/database-config'

export type Engine = engineModule.SchemaEngine

/** Runs `work` with an engine connected to this database. The error of a failing script carries the message of PostgreSQL. */
export async function withEngine<T>(config: DatabaseConfig, work: (engine: Engine) => Promise<T>): Promise<T> {
  await (loaded ??= load())
  const state: State = { failure: null, pools: [] }
  const factory = new PrismaPg(config)
  factory.connect = () => connect(config, state)
  factory.connectToShadowDb = () => connectToShadow(config, state)
  // the least that the engine needs to start
  const datamodels: [string, string][] = [['schema.prisma', 'datasource db { provider = "postgresql" }']]
  const engine = await engineModule.SchemaEngine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(factory))
  try {
    return await work(engine)
  } catch (error) {
    throw state.failure ? new Error(state.failure, { cause: error }) : error
  } finally {
    engine.free()
    await Promise.all(state.pools.map(pool => pool.ended || pool.end())) // the engine does not close them
  }
}

/** Only lib.dom declares it, which would also declare a window. */
declare const WebAssembly: {
  instantiate(bytes: Uint8Array, imports: Record<string, object>): Promise<{ instance: { exports: Record<string, unknown> } }>
}
type State = { failure: string | null; pools: pg.Pool[] }
let loaded: Promise<void> | undefined

async function load(): Promise<void> {
  const panicRegistry = { set_message: (message: string) => console.error(message) }
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panicRegistry }) // the engine reports a panic here
  const script = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const bytes = readFileSync(script.replace(/\.js$/, '.wasm'))
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': withoutLingering(engineModule) })
  engineModule.__wbg_set_wasm(instance.exports)
  const start = instance.exports['__wbindgen_start']
  if (typeof start === 'function') start()
}

/** The engine never clears the 10 s timer of its lock, so the timer must not keep the process running. */
function withoutLingering(imports: object): object {
  const setTimer = Object.keys(imports).find(name => name.startsWith('__wbg_setTimeout_'))
  if (!setTimer) return imports
  return { ...imports, [setTimer]: (work: () => void, ms: number) => setTimeout(work, ms >>> 0).unref() }
}

async function connect(config: DatabaseConfig, state: State) {
  const { pool, charColumns } = catalogPool(config)
  state.pools.push(pool)
  const adapter = await new PrismaPg(pool).connect()
  const ask = adapter.queryRaw.bind(adapter)
  adapter.queryRaw = async query => {
    const result = await ask(query)
    for (const i of charColumns()) result.columnTypes[i] = ColumnTypeEnum.Character
    return result
  }
  // adapter-pg splits a script at every `;`, even inside functions. Sent whole, it is also one transaction.
  adapter.executeScript = async script => {
    await pool.query(script).catch((error: unknown) => {
      state.failure = explain(error, script)
      throw error
    })
  }
  const close = adapter.dispose.bind(adapter)
  adapter.dispose = async () => {
    await close()
    await pool.end()
  }
  return adapter
}

/** adapter-pg does not know the internal type "char" (18) of the catalogue, so it passes as bpchar (1042) and is noted. */
function catalogPool(config: DatabaseConfig) {
  const pool = new pg.Pool({ ...config, max: 4 })
  pool.on('error', () => {}) // the shadow database is dropped by force, so a lost connection is no fault
  const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<pg.QueryResult> // as: one of its overloads
  let chars: number[] = [] // of the last answer, because the engine runs one query at a time
  const noted = async (...args: unknown[]) => {
    const result = await query(...args)
    const found = (result.fields ?? []).flatMap((field, i) => (field.dataTypeID === 18 ? [{ field, i }] : []))
    for (const { field } of found) field.dataTypeID = 1042
    chars = found.map(({ i }) => i)
    return result
  }
  Object.assign(pool, { query: noted })
  return { pool, charColumns: () => chars }
}

/** adapter-pg drops its shadow database while its pool still has connections open, so this closes the pool first. */
async function connectToShadow(config: DatabaseConfig, state: State) {
  const database = `shadow_${crypto.randomUUID()}`
  const admin = await connect(config, state)
  await admin.executeScript(`create database "${database}"`)
  const shadow = await connect({ ...config, database }, state)
  const close = shadow.dispose.bind(shadow)
  shadow.dispose = async () => {
    await close()
    await admin.executeScript(`drop database "${database}" with (force)`)
    await admin.dispose()
  }
  return shadow
}

function explain(error: unknown, script: string): string {
  if (!(error instanceof pg.DatabaseError)) return String(error)
  const line = error.position ? ` (line ${script.slice(0, Number(error.position)).split('\n').length})` : ''
  return [`${error.message}${line}`, error.detail, error.where].filter(Boolean).join('\n')
}
