import { afterAll, describe, expect, test } from 'vitest'
import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import { referralSessionApi } from '@waymark/shared/referral-sessions/referral-session.api.ts'
import { serviceApi } from '@waymark/shared/services/service.api.ts'
import { aProgram, done, exampleOf, glasgow } from '../../test/program.ts'
import { aTeam, somebody, type Somebody } from '../../test/people.ts'
import { openDatabase } from '../platform/database/database.ts'
import { sqlState } from '../platform/database/database-error.ts'

const { config, secret, people, ask, anEpisode, owner } = await aProgram()
const { coordinator, worker, caseworker } = people
const database = openDatabase({ config, secret })
afterAll(() => database.close())
/** Runs SQL as the web role inside this person's request, without a handler. */
const as = <T>(who: Somebody, work: Parameters<typeof database.asActor<T>>[2]) =>
  database.asActor(who.token, crypto.randomUUID(), work)
const refused = (who: Somebody, sql: string) =>
  as(who, tx => tx.$executeRawUnsafe(sql)).then(
    count => (count === 0 ? 'nothing' : 'done'),
    error => sqlState(error),
  )
const accepted = async () => {
  const { episodeId, personId } = await anEpisode('afterReturn')
  const id = crypto.randomUUID()
  const body = { ...exampleOf(referralApi.send), id, toTeam: worker.teamId }
  await done(ask(coordinator, referralApi.send, { params: { episodeId }, body }))
  await done(ask(worker, referralApi.accept, { params: { referralId: id } }))
  return { id, episodeId, personId, on: { params: { referralId: id } } }
}

describe('offers and row-level security', () => {
  const offer = (
    who: Somebody,
    of: { episodeId: string; personId: string },
    section: string,
    service = 'null',
    to = worker.teamId,
  ) =>
    refused(
      who,
      `with notified as (insert into event (kind, subject, subject_id, section) values ('referral.sent', 'episode', '${of.episodeId}', 'summary'))
      insert into referral (id, reference, episode_id, person_id, from_team, to_team, status, type, urgency, area_code, age_band, sections, onward, legal_basis, sent_at, approved_by_team, service_id)
      values (gen_random_uuid(), 'RF-' || gen_random_uuid(), '${of.episodeId}', '${of.personId}', '${who.teamId}', '${to}', 'sent', 'other', 'routine', '${glasgow}', '16to17', array['summary', '${section}'], true, 'publicTask', app.now(), '${who.teamId}', ${service})`,
    )
  test('a sender can offer only sections that they can read, not those that only a colleague can read', async () => {
    const of = await anEpisode('afterReturn')
    const answered = async (who: Somebody, section: string) => (await offer(who, of, section)) === '42501'
    expect(await answered(coordinator, 'enquiries')).toBe(true)
    expect(await answered(coordinator, 'returnDiscussion')).toBe(false)
    expect(await answered(people.officer, 'returnDiscussion')).toBe(true) // a sergeant of the same team reads it
    expect(await answered(people.officer, 'care')).toBe(false)
  })
  test('a referral through a service must go to the team that takes the referrals of that service', async () => {
    const teamId = await aTeam(owner, 'charity')
    const admin = await somebody(owner, teamId, 'admin')
    const id = crypto.randomUUID()
    await done(ask(admin, serviceApi.add, { body: { ...exampleOf(serviceApi.add), id, teamId } }))
    const of = await anEpisode('afterReturn')
    expect(await offer(coordinator, of, 'care', `'${id}'`, worker.teamId)).toBe('42501')
    expect(await offer(coordinator, of, 'care', `'${id}'`, teamId)).not.toBe('42501')
  })
})

describe('messages and row-level security', () => {
  test('only the two teams of a referral read its messages, and each writes only its own kinds of message', async () => {
    const { id, on } = await accepted()
    await done(ask(worker, referralApi.tell, { ...on, body: { ...exampleOf(referralApi.tell), id: crypto.randomUUID() } }))
    const count = (who: Somebody) => as(who, tx => tx.referralMessage.count({ where: { referralId: id } }))
    expect(await Promise.all([worker, coordinator, caseworker, people.officer].map(count))).toEqual([1, 1, 0, 0])
    const say = (kind: string) =>
      `insert into referral_message (id, referral_id, kind, text, about) values (gen_random_uuid(), '${id}', '${kind}', 'x', ${kind === 'answer' ? `'${id}'` : 'null'})`
    expect(await refused(worker, say('answer'))).toBe('42501')
    expect(await refused(coordinator, say('feedback'))).toBe('42501')
    expect(await refused(caseworker, say('feedback'))).toBe('42501')
    expect(await refused(worker, `update referral_message set text = 'x'`)).toBe('42501')
  })
})

test('a person who approved a referral sees it, but not the messages between the two teams', async () => {
  const { episodeId } = await accepted()
  const id = crypto.randomUUID()
  const body = { ...exampleOf(referralApi.send), id, toTeam: caseworker.teamId, sections: ['summary' as const] }
  await done(ask(worker, referralApi.send, { params: { episodeId }, body }))
  await done(ask(people.sergeant, referralApi.approve, { params: { episodeId, referralId: id } }))
  const question = { ...exampleOf(referralApi.askMore), id: crypto.randomUUID() }
  await done(ask(caseworker, referralApi.askMore, { params: { referralId: id }, body: question }))
  const count = (who: Somebody) =>
    as(who, async tx => [
      await tx.referral.count({ where: { id } }),
      await tx.referralMessage.count({ where: { referralId: id } }),
    ])
  expect(await Promise.all([worker, caseworker, people.sergeant].map(count))).toEqual([
    [1, 1],
    [1, 1],
    [1, 0],
  ])
})

describe('sessions', () => {
  test('only the team that accepted a referral reads and writes its sessions', async () => {
    const { id, episodeId, on } = await accepted()
    const sessionId = crypto.randomUUID()
    await done(ask(worker, referralSessionApi.plan, { ...on, body: { ...exampleOf(referralSessionApi.plan), id: sessionId } }))
    const count = (who: Somebody) => as(who, tx => tx.referralSession.count({ where: { referralId: id } }))
    expect(await Promise.all([worker, coordinator, caseworker].map(count))).toEqual([1, 0, 0])
    const plan = `insert into referral_session (id, referral_id, episode_id, planned_for, mode, status) values (gen_random_uuid(), '${id}', '${episodeId}', now(), 'phone', 'planned')`
    expect(await refused(coordinator, plan)).toBe('42501')
    expect(await refused(coordinator, `update referral_session set status = 'attended'`)).toBe('nothing')
    await done(ask(worker, referralApi.complete, { ...on, body: exampleOf(referralApi.complete) }))
    expect(await refused(worker, plan)).toBe('42501')
    expect(await refused(worker, `update referral_session set status = 'attended' where id = '${sessionId}'`)).toBe('nothing')
    expect(await count(worker)).toBe(1) // the team keeps what it recorded itself
  })
})

test('only an administrator of its own agency can change a service', async () => {
  const teamId = await aTeam(owner, 'charity')
  const admin = await somebody(owner, teamId, 'admin')
  const taker = await somebody(owner, teamId, 'caseworker')
  const id = crypto.randomUUID()
  await done(ask(admin, serviceApi.add, { body: { ...exampleOf(serviceApi.add), id, teamId } }))
  const close = `update service set capacity = 'full' where id = '${id}'`
  for (const who of [coordinator, taker, worker]) expect(await refused(who, close)).toBe('nothing')
  expect(await refused(coordinator, `update service set receiving_team = '${coordinator.teamId}' where id = '${id}'`)).toBe(
    'nothing',
  )
})
