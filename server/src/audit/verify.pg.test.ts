import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listCodedColumns } from '@waymark/prisma/write-checks'
import { afterAll, expect, test } from 'vitest'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { aProgram, done } from '../../test/program.ts'
import { openDatabase } from '../platform/database/database.ts'
import { sealedTables } from './canonical.ts'
import { checkpointFile, openCheckpoints, publicKeyOf } from './checkpoints.ts'
import { verifyAudit, type Verified, type VerifyOptions } from './verify.ts'

const { config, secret, people, anEpisode, owner, ask } = await aProgram()
const database = openDatabase({ config, secret })
const folder = mkdtempSync(join(tmpdir(), 'waymark-checkpoints-'))
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})
const sealed = () =>
  expect.poll(async () => (await owner.query('select from audit_waiting')).rowCount, { timeout: 5000, interval: 20 }).toBe(0)
const lax: VerifyOptions = { checkpoints: null, uncheckedMs: 3_600_000 }

/** The findings after `harm`, which runs as the owner with triggers off and is rolled back. */
async function found(harm: string[] = [], options: Partial<VerifyOptions> = {}): Promise<Verified> {
  await owner.query('begin isolation level repeatable read')
  try {
    for (const table of harm.length > 0 ? [...sealedTables, 'audit_block'] : [])
      await owner.query(`alter table ${table} disable trigger user`)
    for (const sql of harm) await owner.query(sql)
    return await verifyAudit(owner, { ...lax, ...options })
  } finally {
    await owner.query('rollback')
  }
}

const newest = async (table: string) => {
  const { rows } = await owner.query(`select max(id) as id from ${table} where team_id = $1`, [people.officer.teamId])
  return String(rows[0].id)
}
test('verification finds a change in any column of an audit row', async () => {
  const { episodeId } = await anEpisode('afterReturn')
  await done(ask(people.officer, episodeApi.read, { params: { episodeId } }))
  await sealed()
  for (const table of sealedTables) {
    const coded = listCodedColumns().filter(each => each.table === table)
    const id = await newest(table)
    const { rows } = await owner.query(
      `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
      [table],
    )
    for (const { name, type } of rows) {
      const value = {
        text: `'x'`,
        'text[]': `'{x}'`,
        uuid: 'gen_random_uuid()',
        'uuid[]': 'array[gen_random_uuid()]',
        jsonb: `'{"x":1}'`,
      }[type as string]
      const change = type === 'bigint' ? `${name} + 100000` : (value ?? `${name} + interval '1 ms'`)
      const { findings } = await found([
        ...coded.map(({ column }) => `alter table ${table} drop constraint ${column}`),
        `update ${table} set "${name}" = ${change} where id = ${id}`,
      ])
      expect([name, findings[0]?.what, findings[0]?.table, findings[0]?.id]).toEqual([
        name,
        name === 'id' ? 'missing' : 'altered',
        table,
        id,
      ])
    }
  }
})

test('verification names each row that was deleted, inserted or never sealed', async () => {
  await sealed()
  const id = await newest('event')
  expect((await found([`delete from event where id = ${id}`])).findings).toMatchObject([{ what: 'missing', table: 'event', id }])
  const { findings } = await found([
    `insert into access_log (id, action, outcome, ids, sections, bases) values (999999, 'episode.read', 'shown', '{}', '{}', '{}')`,
  ])
  expect(findings).toMatchObject([{ what: 'inserted', table: 'access_log', id: '999999' }])
  const late = await found([
    `insert into event (id, kind, subject, subject_id) values (999999, 'episode.confirmed', 'episode', gen_random_uuid())`,
    `insert into audit_waiting (event_id, since) values (999999, clock_timestamp() - interval '2 seconds')`,
  ])
  expect(late.findings).toMatchObject([{ what: 'unsealed', table: 'event', id: '999999' }])
})

test('verification finds a row that a changed database function sealed wrongly', async () => {
  const body = `create or replace function app.audit_leaf(c access_log) returns bytea language sql stable as $$ select sha256('same') $$`
  const { findings } = await found([
    body,
    `insert into access_log (id, action, outcome, ids, sections, bases) values (999999, 'episode.read', 'shown', '{}', '{}', '{}')`,
    `insert into audit_waiting (access_log_id) values (999999)`,
    'select app.seal_audit()',
  ])
  expect(findings).toMatchObject([{ what: 'altered', table: 'access_log', id: '999999' }])
})

test('checkpoints outside the database reveal a chain that was cut, rebuilt or emptied, which the database cannot', async () => {
  await sealed()
  const checkpoints = openCheckpoints(folder)
  checkpoints.write(await database.heads())
  const signed = { checkpoints: { file: checkpointFile(folder), key: publicKeyOf(folder) }, uncheckedMs: 0 }
  expect((await found([], signed)).findings).toEqual([])

  const { rows } = await owner.query(
    'select chain, number, events, log_entries from audit_block order by chain desc, number desc limit 1',
  )
  const [end] = rows
  const cut = [
    `delete from event where id = any ('{${end.events}}')`,
    `delete from access_log where id = any ('{${end.log_entries}}')`,
    `delete from audit_block where chain = '${end.chain}' and number = ${end.number}`,
  ]
  expect((await found(cut)).findings).toEqual([])
  expect((await found(cut, signed)).findings).toMatchObject([{ what: 'cut', chain: end.chain, block: Number(end.number) }])

  const anew = [
    'delete from audit_block',
    `insert into audit_waiting (event_id) select id from event`,
    `insert into audit_waiting (access_log_id) select id from access_log`,
    `update event set kind = 'episode.closed' where id = ${await newest('event')}`,
    'select app.seal_audit(1000000)',
  ]
  expect((await found(anew)).findings).toEqual([])
  expect(['cut', 'checkpoint']).toContain((await found(anew, signed)).findings[0]?.what)
  expect(
    (await found(['delete from audit_block', 'delete from event', 'delete from access_log'], signed)).findings[0]?.what,
  ).toBe('cut')

  const { publicKey } = generateKeyPairSync('ed25519')
  const { findings } = await found([], { ...signed, checkpoints: { file: checkpointFile(folder), key: publicKey } })
  expect(findings[0]?.what).toBe('checkpoint')
  await anEpisode()
  await sealed()
  expect((await found([], signed)).findings[0]).toMatchObject({
    what: 'checkpoint',
    said: expect.stringContaining('no checkpoint names it'),
  })
  openCheckpoints(folder).write(await database.heads()) // a later process continues the same file
  expect((await found([], signed)).findings).toEqual([])
})
