import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseConfig } from '@waymark/prisma/database-config'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { startEmbedded } from './embedded-postgres.ts'
import { isRefusal } from '@waymark/server/src/start/refusal.ts'

const folder = mkdtempSync(join(tmpdir(), 'waymark-start-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const start = () => startEmbedded(folder, () => {}, { fast: true })

async function ask(config: DatabaseConfig, sql: string): Promise<unknown[]> {
  const client = new pg.Client(config)
  await client.connect()
  return client
    .query(sql)
    .then(({ rows }) => rows)
    .finally(() => client.end())
}
const processOf = () => Number.parseInt(readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8'), 10)

test('the embedded database keeps its data across restarts, and its owner is no superuser', async () => {
  const first = await start()
  await ask(first.config, 'create table kept (n int); insert into kept values (7)')
  await ask(first.config, 'create extension pg_trgm; create extension unaccent')
  await first.stop()
  const second = await start()
  expect(second.secret).toBe(first.secret)
  expect(await ask(second.config, 'select n from kept')).toEqual([{ n: 7 }])
  const owner = await ask(second.config, 'select rolsuper, rolcreatedb, rolcreaterole from pg_roles where rolname = current_user')
  expect(owner).toEqual([{ rolsuper: false, rolcreatedb: true, rolcreaterole: true }])
  await second.stop()
})

test('only its owner can read the secret file', () => {
  expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600)
})

test('the embedded database refuses a connection without the right password', async () => {
  const { config, stop } = await start()
  await expect(ask({ ...config, password: 'guessed' }, 'select 1')).rejects.toThrow('password authentication failed')
  await expect(ask({ ...config, user: 'postgres', password: '' }, 'select 1')).rejects.toThrow(/password/)
  await stop()
})

test('a second Waymark on the same data folder is refused in one sentence', { timeout: 15_000 }, async () => {
  const { stop } = await start()
  await expect(start()).rejects.toSatisfy(
    error => isRefusal(error) && /is used by another Waymark \(process \d+\)\./.test(error.message),
  )
  await stop()
})

test('a postmaster.pid left by a crash does not prevent a start, even if another process has its pid', async () => {
  for (const pid of [2 ** 30, process.pid]) {
    writeFileSync(join(folder, 'postgres/postmaster.pid'), `${pid}\n${folder}/postgres\n`)
    const { config, stop } = await start()
    expect(await ask(config, 'select 1 as up')).toEqual([{ up: 1 }])
    await stop()
  }
})

test('PostgreSQL ends when the program is killed', async () => {
  const embedded = JSON.stringify(join(import.meta.dirname, 'embedded-postgres.ts'))
  const script = `const { startEmbedded } = await import(${embedded}); await startEmbedded(${JSON.stringify(folder)}, () => {}, { fast: true }); console.log('up'); setInterval(() => {}, 1000)`
  const program = execFile(process.execPath, ['--input-type=module', '--eval', script])
  await new Promise(done => program.stdout?.once('data', done))
  const pid = processOf()
  program.kill('SIGKILL')
  await expect.poll(() => runs(pid), { timeout: 5000 }).toBe(false)
  await (await start()).stop()
})

test('a broken data folder is refused in one sentence', async () => {
  writeFileSync(join(folder, 'postgres/PG_VERSION'), '9\n')
  await expect(start()).rejects.toSatisfy(
    error => isRefusal(error) && /^The data folder .+ cannot be opened: /.test(error.message),
  )
})

/** Whether a process runs. One that has ended but was not yet reaped has an empty command line. */
function runs(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== ''
  } catch {
    return false
  }
}
