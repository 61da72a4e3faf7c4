/** The PostgreSQL that npm installs: its data is in a folder, and only this machine can reach it. */
import type { ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type { DatabaseConfig } from '@waymark/prisma/database-config'
import { rolePassword } from '@waymark/prisma/roles'
import pg from 'pg'
import { cannotOpen, openDataFolder, type DataFolder } from './data-folder.ts'
import { freePort } from '@waymark/server/src/start/port.ts'
import { hasEnded, launch, shutDown } from './postgres-process.ts'

export type Embedded = {
  /** The connection of the owner of `waymark`, who may create databases and roles but is no superuser. */
  config: DatabaseConfig
  /** Made with the data folder and kept in it. */
  secret: string
  stop: () => Promise<void>
}

/** Starts PostgreSQL on this folder, which it makes if needed. `fast` is for tests: a power cut would lose data. */
export async function startEmbedded(folder: string, log: (line: string) => void, { fast = false } = {}): Promise<Embedded> {
  const data = await openDataFolder(folder)
  const { server, port } = await startOnFreePort(folder, data, { ...settings, ...(fast ? careless : {}) })
  const superuser = superuserConfig(data, port)
  const config = {
    ...superuser,
    user: 'waymark_owner',
    password: rolePassword(data.secret, 'waymark_owner'),
    database: 'waymark',
  }
  try {
    await makeOwnerAndDatabase(superuser, config)
  } catch (error) {
    await shutDown(server)
    throw cannotOpen(folder, error)
  }
  server.once('exit', code => code !== 0 && log(`PostgreSQL ended by itself; ${data.log} says why.`))
  return { config, secret: data.secret, stop: () => shutDown(server) }
}

const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 200,
  shared_buffers: '256MB',
  max_parallel_workers_per_gather: 0,
  random_page_cost: 1.1,
  timezone: 'UTC',
  log_timezone: 'UTC',
  // More people may read the log than the records, so it has no statement and no value of a row.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
}
const careless = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '128MB' }

const superuserConfig = (data: DataFolder, port: number): DatabaseConfig => ({
  host: '127.0.0.1',
  port,
  user: 'postgres',
  password: rolePassword(data.secret, 'postgres'),
  database: 'postgres',
})

async function startOnFreePort(folder: string, data: DataFolder, chosen: typeof settings, tries = 3) {
  const port = await freePort()
  const server = launch(data.postgres, { ...chosen, port }, data.log)
  if (await answers(server, superuserConfig(data, port))) return { server, port }
  const said = readFileSync(data.log, 'utf8')
  if (tries > 1 && said.includes('could not create any TCP/IP sockets')) return startOnFreePort(folder, data, chosen, tries - 1)
  const fatal = said.split('\n').findLast(line => /FATAL|PANIC/.test(line)) ?? said.trim().split('\n').at(-1)
  throw cannotOpen(folder, fatal?.replace(/^.*(FATAL|PANIC): +|^postgres: |^but /, '') || 'PostgreSQL did not start.')
}

/** Waits until the server answers or has ended. After a power cut, recovery can take long. */
async function answers(server: ChildProcess, config: DatabaseConfig): Promise<boolean> {
  if (hasEnded(server)) return false
  const client = new pg.Client(config)
  try {
    await client.connect()
    await client.end()
    return true
  } catch (error) {
    const starting = error instanceof Error && 'code' in error && (error.code === 'ECONNREFUSED' || error.code === '57P03')
    if (!starting) await shutDown(server)
    await wait(30)
    return answers(server, config)
  }
}

async function makeOwnerAndDatabase(superuser: DatabaseConfig, owner: DatabaseConfig): Promise<void> {
  const client = new pg.Client(superuser)
  await client.connect()
  try {
    const { rows } = await client.query(`select datname from pg_database where datname = '${owner.database}'`)
    if (rows.length > 0) return
    await client.query(`drop role if exists ${owner.user}`)
    await client.query(`create role ${owner.user} login createdb createrole password '${owner.password}'`)
    // so that it can make the roles it creates owners of functions
    await client.query(`alter role ${owner.user} set createrole_self_grant = 'set, inherit'`)
    await client.query(`create database ${owner.database} owner ${owner.user}`)
  } finally {
    await client.end()
  }
}
