import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { aProgram, done } from '../../test/program.ts'
import { openDatabase, type Tx } from '../platform/database/database.ts'
import { verifyAudit } from './verify.ts'

const { config, secret, people, anEpisode, owner, ask, send } = await aProgram()
const database = openDatabase({ config, secret })
afterAll(() => database.close())
const waiting = async () => Number((await owner.query('select count(*) from audit_waiting')).rows[0].count)
const sealed = () => expect.poll(waiting, { timeout: 5000, interval: 20 }).toBe(0)
async function found() {
  await owner.query('begin isolation level repeatable read read only')
  const { findings } = await verifyAudit(owner, { checkpoints: null, uncheckedMs: 3_600_000 })
  await owner.query('rollback')
  return findings.map(({ said }) => said)
}

describe('the sealing of the audit', () => {
  test('an access log entry is sealed within a second of its commit, in the chain of the agency that acted', async () => {
    const { episodeId } = await anEpisode()
    await sealed()
    const began = performance.now()
    await done(ask(people.coordinator, episodeApi.read, { params: { episodeId } }))
    await sealed()
    expect(performance.now() - began).toBeLessThan(1000)
    const { rows } = await owner.query(
      `select b.chain, t.agency_id from access_log c join team t on t.id = c.team_id join audit_block b on c.id = any (b.log_entries) where $1 = any (c.ids) and c.account_id = $2`,
      [episodeId, people.coordinator.accountId],
    )
    expect(rows).toEqual([{ chain: rows[0]?.agency_id, agency_id: rows[0]?.agency_id }])
    expect(await found()).toEqual([])
  })

  test('sealing does not wait for an open transaction, and seals what commits late in a later block', async () => {
    const { episodeId } = await anEpisode()
    await sealed()
    const late = new pg.Client(config)
    await late.connect()
    try {
      await late.query('begin')
      const { rows } = await late.query(
        `insert into event (kind, subject, subject_id) values ('episode.confirmed', 'episode', $1) returning id`,
        [episodeId],
      )
      await done(ask(people.officer, episodeApi.read, { params: { episodeId } }))
      await sealed()
      expect(await found()).toEqual([])
      await late.query('commit')
      await sealed()
      expect(await found()).toEqual([])
      const lies = await owner.query('select chain, number from audit_block where $1::bigint = any (events)', [rows[0].id])
      expect(lies.rows).toMatchObject([{ chain: '00000000-0000-0000-0000-000000000000' }])
    } finally {
      await late.end()
    }
  })

  test('one process seals at a time, and another returns at once without sealing', async () => {
    const assignee = new pg.Client(config)
    await assignee.connect()
    try {
      await assignee.query('begin; select from audit_sealer for update')
      await anEpisode()
      expect(await database.seal()).toBe(0)
      expect(await waiting()).toBeGreaterThan(0)
    } finally {
      await assignee.end()
    }
    await sealed()
  })

  test('raw SQL of a request cannot read, write or lock the audit blocks, the queue or the sealer', async () => {
    const as = (sql: string) =>
      database.asActor(people.officer.token, crypto.randomUUID(), (tx: Tx) => tx.$queryRawUnsafe(sql)).catch(() => 'refused')
    for (const sql of [
      'select * from audit_block',
      'select * from audit_waiting',
      'delete from audit_waiting',
      'update audit_sealer set one = true',
      'select * from audit_sealer for update',
      'lock table audit_sealer',
      'select app.seal_audit()',
      'select * from app.audit_heads()',
      `insert into audit_block select * from audit_block`,
      'alter table access_log disable trigger awaits_seal',
      'set session_replication_role = replica',
    ])
      expect([sql, await as(sql)]).toEqual([sql, 'refused'])
  })
})

describe('a read without its access log entry', () => {
  const refusing = async (trigger: string, work: () => Promise<void>) => {
    await owner.query(
      `create function public.fails() returns trigger language plpgsql as $$ begin raise exception 'the disk is full' using errcode = '53100'; end $$; create ${trigger} for each row execute function public.fails()`,
    )
    try {
      await work()
    } finally {
      await owner.query('drop function public.fails cascade')
    }
  }
  const read = async (episodeId: string) => {
    const response = await send(people.officer, 'GET', `/api/episodes/${episodeId}`)
    return { status: response.status, text: await response.text() }
  }
  test.each([
    ['written', 'trigger fails before insert on access_log'],
    ['committed', 'constraint trigger fails after insert on access_log deferrable initially deferred'],
    ['queued for sealing', 'trigger fails before insert on audit_waiting'],
  ])('a read answers 500 without any data if its access log entry cannot be %s', async (_what, trigger) => {
    const { episodeId } = await anEpisode()
    expect((await read(episodeId)).text).toContain(episodeId)
    await refusing(trigger, async () => {
      const { status, text } = await read(episodeId)
      expect(status).toBe(500)
      expect(text).not.toContain(episodeId)
      expect(text).not.toContain('disk')
      for (const path of ['/api/board', '/api/work', '/api/people/search?q=kerr']) {
        const listed = await send(people.officer, 'GET', path)
        expect([path, listed.status >= 400, (await listed.text()).includes(episodeId)]).toEqual([path, true, false])
      }
    })
    expect((await read(episodeId)).status).toBe(200)
  })
})
