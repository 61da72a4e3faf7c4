import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { roleConfig } from '@waymark/prisma/roles'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { openDatabase } from './database/database.ts'
import { startLeading } from './leading.ts'
import { createLog } from './log.ts'

const { config, secret, owner } = await testDatabase()
const log = createLog('error', { write: () => undefined })
const databases = [1, 2, 3].map(() => openDatabase({ config, secret }))
afterAll(() => Promise.all(databases.map(database => database.close())))

const until = async (what: () => boolean, ms: number) => {
  const end = Date.now() + ms
  while (!what() && Date.now() < end) await wait(20)
  expect(what()).toBe(true)
}

test('one process of several leads, and another takes over when it stops or loses its connection', async () => {
  const working = new Set<number>()
  const processes = databases.map((database, n) =>
    startLeading(database, log, () => {
      working.add(n)
      return async () => void working.delete(n)
    }),
  )
  const leader = () => processes.findIndex(({ isLeading }) => isLeading())
  await until(() => working.size === 1, 3000)
  const first = leader()
  await owner.query(`select pg_terminate_backend(l.pid) from pg_locks l join pg_database d on d.oid = l.database
     where d.datname = current_database() and l.relation = 'job_leader'::regclass and l.granted`)
  await until(() => working.size === 1 && !working.has(first), 5000)
  const second = leader()
  await processes[second]?.stop()
  await until(() => working.size === 1 && !working.has(second), 5000)
  expect(processes.filter(({ isLeading }) => isLeading())).toHaveLength(1)
  await Promise.all(processes.map(({ stop }) => stop()))
  expect(working.size).toBe(0)
})

test('the database roles of requests and of signing in cannot take the lead, nor end it', async () => {
  for (const role of ['app', 'auth', 'relay'] as const) {
    const client = new pg.Client(roleConfig(config, secret, role))
    await client.connect()
    await expect(client.query('begin; lock table job_leader in exclusive mode nowait')).rejects.toThrow('permission denied')
    await client.query('rollback')
    await expect(client.query('select from job_leader for update')).rejects.toThrow('permission denied')
    await client.end()
  }
})
