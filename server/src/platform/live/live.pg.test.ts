import { io, type Socket } from 'socket.io-client'
import { afterAll, describe, expect, test } from 'vitest'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { informationApi } from '@waymark/shared/information/information.api.ts'
import type { Change } from '@waymark/shared/platform/change.ts'
import { personApi } from '@waymark/shared/people/person.api.ts'
import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import { accessApi } from '@waymark/shared/access/access.api.ts'
import { supportNoteApi } from '@waymark/shared/support-notes/support-note.api.ts'
import { aProgram, done, exampleOf } from '../../../test/program.ts'
import type { Somebody } from '../../../test/people.ts'

const { people, ask, anEpisode, owner, program } = await aProgram()
const { officer, sergeant, otherOfficer, coordinator, worker, caseworker } = people
type Ear = { socket: Socket; heard: Change[]; frames: string[] }
const ears = new Map<Somebody, Ear>()
for (const who of [officer, sergeant, otherOfficer, coordinator, worker, caseworker]) ears.set(who, await listen(who))
afterAll(() => ears.forEach(({ socket }) => socket.close()))

async function listen(who: Somebody): Promise<Ear> {
  const ear: Ear = {
    socket: io(program.address, {
      transports: ['websocket'],
      extraHeaders: { cookie: `waymark=${who.token}`, origin: program.address },
      forceNew: true,
    }),
    heard: [],
    frames: [],
  }
  ear.socket.on('changed', (changes: Change[]) => ear.heard.push(...changes))
  await new Promise(resolve => ear.socket.once('connect', () => resolve(null)))
  ear.socket.io.engine.on('packet', packet => ear.frames.push(String(packet.data)))
  return ear
}
const heard = (who: Somebody, kind: string, id: string) =>
  ears.get(who)?.heard.some(change => change.kind === kind && change.id === id) ?? false
const until = async (what: () => boolean) => {
  const end = Date.now() + 2000
  while (!what() && Date.now() < end) await new Promise(resolve => setTimeout(resolve, 10))
  expect(what()).toBe(true)
}
const quiet = () => new Promise(resolve => setTimeout(resolve, 300))
const add = (who: Somebody, episodeId: string) =>
  done(
    ask(who, informationApi.add, { params: { episodeId }, body: { ...exampleOf(informationApi.add), id: crypto.randomUUID() } }),
  )

describe('a change', () => {
  test('a change reaches users with access within a second, and nobody else', async () => {
    const { episodeId } = await anEpisode('reported')
    const began = performance.now()
    await until(() => heard(coordinator, 'episode.reported', episodeId) && heard(sergeant, 'episode.reported', episodeId))
    expect(performance.now() - began).toBeLessThan(1000)
    await add(officer, episodeId)
    await until(() => heard(coordinator, 'information.added', episodeId))
    await quiet()
    for (const stranger of [otherOfficer, worker, caseworker])
      expect(ears.get(stranger)?.heard.filter(({ id }) => id === episodeId)).toEqual([])
  })
  test('a change in a section reaches only users who may read that section', async () => {
    const { episodeId } = await anEpisode('missing')
    await done(ask(people.inspector, episodeApi.recordDeath, { params: { episodeId }, body: exampleOf(episodeApi.recordDeath) }))
    await until(() => heard(sergeant, 'episode.deathRecorded', episodeId))
    await quiet()
    expect(heard(coordinator, 'episode.deathRecorded', episodeId)).toBe(false)
  })
  test('a change in a section that was not shared does not reach the team with the share', async () => {
    const { episodeId, personId } = await anEpisode('afterReturn')
    const id = crypto.randomUUID()
    await done(
      ask(coordinator, referralApi.send, {
        params: { episodeId },
        body: { ...exampleOf(referralApi.send), id, toTeam: worker.teamId, sections: ['summary', 'care'] },
      }),
    )
    await done(ask(worker, referralApi.accept, { params: { referralId: id } }))
    await done(ask(officer, personApi.editHealth, { params: { personId }, body: { version: 0, allergies: 'Nuts' } }))
    await done(ask(officer, personApi.editCare, { params: { personId }, body: { version: 1, status: 'foster' } }))
    await until(() => heard(coordinator, 'person.healthChanged', personId) && heard(worker, 'person.careChanged', personId))
    await quiet()
    expect(heard(worker, 'person.healthChanged', personId)).toBe(false)
  })
  test('a change that was rolled back reaches nobody', async () => {
    const { episodeId } = await anEpisode('missing')
    const before = ears.get(officer)?.heard.length
    await quiet()
    await ask(officer, episodeApi.confirm, { params: { episodeId } })
    await quiet()
    expect(heard(officer, 'episode.confirmed', episodeId)).toBe(true) // from the first confirmation
    expect(ears.get(officer)?.heard.filter(({ kind, id }) => kind === 'episode.confirmed' && id === episodeId)).toHaveLength(1)
    expect(before).toBeDefined()
  })
  test('a change made while the relay is down is delivered when it reconnects', async () => {
    const { episodeId } = await anEpisode('missing')
    await owner.query(`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'waymark_relay'`)
    await add(officer, episodeId)
    await until(() => heard(coordinator, 'information.added', episodeId))
    expect((await owner.query('select from outbox')).rowCount).toBe(0)
  })
})

describe('changes of access', () => {
  test('a referral notifies its receiver without the episode; accepting opens the episode, and ending the share closes it', async () => {
    const { episodeId } = await anEpisode('afterReturn')
    const params = { episodeId }
    const id = crypto.randomUUID()
    await done(
      ask(coordinator, referralApi.send, { params, body: { ...exampleOf(referralApi.send), id, toTeam: worker.teamId } }),
    )
    await until(() => heard(worker, 'referral.sent', id))
    expect(ears.get(worker)?.heard.some(change => change.id === episodeId)).toBe(false)
    expect((await ask(worker, episodeApi.read, { params })).status).toBe(404)

    await done(ask(worker, referralApi.accept, { params: { referralId: id } }))
    await until(() => heard(coordinator, 'share.given', episodeId) && heard(coordinator, 'referral.accepted', id))
    expect((await ask(worker, episodeApi.read, { params })).status).toBe(200)

    const { data: rows } = await done(ask(coordinator, accessApi.explain, { params }))
    const shareId = rows.find(row => row.basis === 'share')?.shareId ?? ''
    await done(ask(coordinator, accessApi.endShare, { params: { ...params, shareId }, body: { why: 'noLongerNeeded' } }))
    await until(() => heard(worker, 'access.changed', episodeId))
    // 403, not 404: the team still knows the reference and the name
    expect((await ask(worker, episodeApi.read, { params })).status).toBe(403)
    expect((await ask(worker, referralApi.read, { params: { referralId: id } })).data.episode?.open).toBe(false)
  })
  test('a support note that is not shared back reaches only its own team', async () => {
    const { episodeId } = await anEpisode('afterReturn')
    const params = { episodeId }
    const id = crypto.randomUUID()
    await done(
      ask(coordinator, referralApi.send, {
        params,
        body: { ...exampleOf(referralApi.send), id, toTeam: caseworker.teamId, sections: ['summary', 'support'] },
      }),
    )
    await done(ask(caseworker, referralApi.accept, { params: { referralId: id } }))
    const note = (sharedBack: boolean) =>
      done(
        ask(caseworker, supportNoteApi.add, { params, body: { id: crypto.randomUUID(), text: 'Met at the hub.', sharedBack } }),
      )
    await note(false)
    await until(() => heard(caseworker, 'supportNote.added', episodeId))
    await quiet()
    expect(heard(coordinator, 'supportNote.added', episodeId)).toBe(false)
    await note(true)
    await until(() => heard(coordinator, 'supportNote.added', episodeId))
    expect((await done(ask(coordinator, supportNoteApi.list, { params }))).data).toHaveLength(1)
    expect((await done(ask(caseworker, supportNoteApi.list, { params }))).data).toHaveLength(2)
  })
  test('an access grant ends at its deadline without a request, and its team is notified', async () => {
    const { episodeId } = await anEpisode('afterReturn')
    await owner.query('begin')
    await owner.query(`insert into event (kind, subject, subject_id) values ('share.given', 'episode', $1)`, [episodeId])
    await owner.query(
      `insert into access_grant (episode_id, person_id, team_id, sections, basis, until, open, risk, status, reported_at)
       select id, person_id, $2, '{summary}', 'share', now() + interval '700 ms', true, risk, status, reported_at from episode where id = $1`,
      [episodeId, worker.teamId],
    )
    await owner.query('commit')
    expect((await ask(worker, episodeApi.read, { params: { episodeId } })).status).toBe(200)
    await until(() => heard(worker, 'access.changed', episodeId))
    expect((await ask(worker, episodeApi.read, { params: { episodeId } })).status).toBe(404)
  })
  test('an excluded account loses access at once, is notified of it, and gets no message afterwards', async () => {
    const { episodeId, personId } = await anEpisode('missing')
    await owner.query('begin')
    await owner.query(`insert into event (kind, subject, subject_id) values ('person.recorded', 'person', $1)`, [personId])
    await owner.query(`insert into exclusion (account_id, person_id, reason) values ($1, $2, 'relative')`, [
      sergeant.accountId,
      personId,
    ])
    await owner.query('commit')
    await until(() => heard(sergeant, 'access.changed', episodeId))
    expect((await ask(sergeant, episodeApi.read, { params: { episodeId } })).status).toBe(404)
    await add(officer, episodeId)
    await until(() => heard(officer, 'information.added', episodeId))
    await quiet()
    expect(heard(sergeant, 'information.added', episodeId)).toBe(false)
  })
})

test('socket frames contain only kinds and ids', () => {
  for (const { frames } of ears.values()) {
    for (const frame of frames)
      expect(frame).toMatch(
        /^(undefined|2\["changed",\[\{"kind":"[\w.]+","subject":"\w+","id":"[0-9a-f-]{36}"\}\],\d{1,4}\]|.{0,200}sid.*)$/,
      )
  }
})
