import { setTimeout as wait } from 'node:timers/promises'
import { io, type Socket } from 'socket.io-client'
import { afterAll, describe, expect, test } from 'vitest'
import { informationApi } from '@waymark/shared/information/information.api.ts'
import type { Change } from '@waymark/shared/platform/change.ts'
import { somebody, type Somebody } from '../../../test/people.ts'
import { aProgram, done, exampleOf } from '../../../test/program.ts'

const { people, ask, anEpisode, owner, program, lines } = await aProgram()
const { officer, sergeant, coordinator } = people
const sockets: Socket[] = []
afterAll(() => sockets.forEach(socket => socket.close()))

async function listen(who: Somebody, transport: 'websocket' | 'polling' = 'websocket') {
  const heard: Change[] = []
  const socket = io(program.address, {
    transports: [transport],
    extraHeaders: { cookie: `waymark=${who.token}`, origin: program.address },
    forceNew: true,
  })
  sockets.push(socket)
  socket.on('changed', (changes: Change[]) => heard.push(...changes))
  await new Promise(resolve => socket.once('connect', () => resolve(null)))
  const times = (episodeId: string) => heard.filter(({ kind, id }) => kind === 'information.added' && id === episodeId).length
  return { times }
}
const add = (episodeId: string) =>
  done(
    ask(officer, informationApi.add, {
      params: { episodeId },
      body: { ...exampleOf(informationApi.add), id: crypto.randomUUID() },
    }),
  )
const ready = async () =>
  (await (await fetch(`${program.address}/api/health/ready`)).json()) as { ok: boolean; deadLetters: number; relay: string } // as: the health route answers so
/** Changes rows as the owner, in one transaction, without the trigger that asks for an event. */
async function withoutAudit<T>(tables: string[], change: () => Promise<T>): Promise<T> {
  await owner.query('begin')
  for (const table of tables) await owner.query(`alter table ${table} disable trigger audited`)
  const result = await change()
  for (const table of tables) await owner.query(`alter table ${table} enable trigger audited`)
  await owner.query('commit')
  return result
}
const until = async (what: () => boolean | Promise<boolean>) => {
  const end = Date.now() + 5000
  while (!(await what()) && Date.now() < end) await wait(20)
  expect(await what()).toBe(true)
}

describe('the outbox', () => {
  test('five hundred excluded accounts and sixty teams stop no live update, and no excluded account hears one', async () => {
    const [{ episodeId, personId }, other] = [await anEpisode('missing'), await anEpisode('missing')]
    const excluded = await somebody(owner, officer.teamId, 'officer')
    const [ear, theirs] = [await listen(sergeant), await listen(excluded)]
    await withoutAudit(['account', 'exclusion', 'access_grant'], async () => {
      await owner.query(
        `insert into account (id, email, name, password_hash)
       select gen_random_uuid(), 'excluded' || n || '@example', 'Excluded', 'x' from generate_series(1, 500) n`,
      )
      await owner.query(
        `insert into exclusion (account_id, person_id, reason) select id, $1, 'relative' from account where name = 'Excluded' or id = $2`,
        [personId, excluded.accountId],
      )
      await owner.query(
        `insert into access_grant (id, episode_id, person_id, team_id, basis, sections, from_at, status, risk, open, reported_at)
       select gen_random_uuid(), g.episode_id, g.person_id, gen_random_uuid(), 'area', g.sections, g.from_at, g.status, g.risk, g.open, g.reported_at
       from access_grant g, generate_series(1, 60) where g.episode_id = $1 and g.team_id = $2`,
        [episodeId, officer.teamId],
      )
    })
    await add(episodeId)
    await add(other.episodeId)
    await until(() => ear.times(episodeId) === 1 && ear.times(other.episodeId) === 1)
    await until(() => theirs.times(other.episodeId) === 1)
    await wait(200)
    expect({ sergeant: ear.times(episodeId), excluded: theirs.times(episodeId) }).toEqual({ sergeant: 1, excluded: 0 })
  })

  test('an entry that fails holds up no other, is tried five times, and is then a dead letter that health reports', async () => {
    const [{ episodeId }, restricted] = [await anEpisode('missing'), await anEpisode('missing')]
    const ear = await listen(coordinator)
    // An event of a kind that the function cannot read: its team is no id. The restriction makes the function look at it.
    const eventId = await withoutAudit(['access_grant'], async () => {
      await owner.query('update access_grant set withheld = true where episode_id = $1', [restricted.episodeId])
      const { rows } = await owner.query(
        `insert into event (kind, subject, subject_id, section, audience, data, at)
       values ('share.given', 'episode', $1, 'summary', 'section', '{"teamId": "no id"}', now()) returning id`,
        [restricted.episodeId],
      )
      return String(rows[0].id)
    })
    await add(episodeId)
    await until(() => ear.times(episodeId) === 1)
    for (let n = 1; n < 5; n++) {
      await until(
        async () => (await owner.query('select from outbox where event_id = $1 and tries >= $2', [eventId, n])).rowCount === 1,
      )
      expect((await ready()).deadLetters).toBe(0)
      await owner.query(`update outbox set next_try_at = now() where event_id = $1`, [eventId])
      await owner.query(`select pg_notify('outbox', '')`)
    }
    await until(async () => (await ready()).deadLetters === 1)
    const dead = await owner.query('select code from dead_letter where event_id = $1', [eventId])
    expect(dead.rows).toEqual([{ code: '22P02' }])
    expect((await owner.query('select from outbox where event_id = $1', [eventId])).rowCount).toBe(0)
    expect(lines.some(line => line.includes('the relay could not send changes'))).toBe(true)
  })

  test('a notification that cannot be read is logged and dropped, and later changes arrive', async () => {
    const { episodeId } = await anEpisode('missing')
    const ear = await listen(coordinator)
    for (const payload of [
      'no json',
      '{}',
      '{"entry": 1, "to": ["x"], "of": 1, "change": {"kind": "y", "subject": "episode", "id": "no id"}}',
    ])
      await owner.query(`select pg_notify(app.channel('change'), $1)`, [payload])
    await add(episodeId)
    await until(() => ear.times(episodeId) === 1)
    expect(lines.filter(line => line.includes('a change could not be read'))).toHaveLength(3)
    expect((await ready()).ok).toBe(true)
  })

  test('changes reach a screen by long polling where WebSocket is blocked', async () => {
    const { episodeId } = await anEpisode('missing')
    const ear = await listen(coordinator, 'polling')
    await add(episodeId)
    await until(() => ear.times(episodeId) > 0)
    expect(ear.times(episodeId)).toBe(1)
  })
})
