import { describe, expect, test } from 'vitest'
import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import { serviceApi, type ServicesQuery } from '@waymark/shared/services/service.api.ts'
import type { z } from 'zod'
import { aProgram, done, edinburgh, exampleOf, glasgow } from '../../test/program.ts'
import { aTeam, somebody, type Somebody } from '../../test/people.ts'

const { people, ask, anEpisode, owner, send: sendRaw } = await aProgram()
const { coordinator, worker, officer } = people

/** A charity with an administrator, who keeps its services, and a caseworker, who takes its referrals. */
const aCharity = async () => {
  const teamId = await aTeam(owner, 'charity')
  return { teamId, admin: await somebody(owner, teamId, 'admin'), taker: await somebody(owner, teamId, 'caseworker') }
}
type Details = Partial<z.input<typeof serviceApi.add.body>>
const details = (teamId: string, more: Details = {}) => ({
  ...exampleOf(serviceApi.add),
  id: crypto.randomUUID(),
  teamId,
  ...more,
})
const list = async (who: Somebody, teamId: string, more: Details = {}) => {
  const body = details(teamId, more)
  await done(ask(who, serviceApi.add, { body }))
  return body
}
const find = async (who: Somebody, query: z.input<typeof ServicesQuery> = {}) => {
  const search = new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)] as [string, string]))
  const response = await sendRaw(who, 'GET', `${serviceApi.list.path}?${search}`)
  return serviceApi.list.response.parse(JSON.parse(await response.text()).data)
}
const names = async (query: z.input<typeof ServicesQuery>) => (await find(officer, query)).services.map(({ name }) => name)

describe('the directory of services', () => {
  test('each agency maintains its own services, and everyone can read them', async () => {
    const { teamId, admin, taker } = await aCharity()
    const { id } = await list(admin, teamId)
    const seen = (await done(ask(officer, serviceApi.read, { params: { serviceId: id } }))).data
    expect([seen.name, seen.areas, seen.capacity, seen.waitWeeks, seen.mayChange]).toEqual([
      'Housing advice for young people',
      [{ code: glasgow, name: 'Glasgow City' }],
      'waitingList',
      2,
      false,
    ])
    expect((await done(ask(admin, serviceApi.read, { params: { serviceId: id } }))).data.mayChange).toBe(true)
    expect((await ask(taker, serviceApi.add, { body: details(teamId) })).status).toBe(403)
    const change = (who: Somebody, more: object) =>
      ask(who, serviceApi.change, { params: { serviceId: id }, body: { ...details(teamId), version: 1, ...more } })
    expect((await change(coordinator, {})).status).toBe(403)
    expect((await change(taker, {})).status).toBe(403)
    await done(change(admin, { capacity: 'full' }))
    expect((await change(admin, { capacity: 'open' })).status).toBe(409)
    const now = (await done(ask(officer, serviceApi.read, { params: { serviceId: id } }))).data
    expect([now.capacity, now.waitWeeks, now.version]).toEqual(['full', null, 2])
  })
  test('an agency cannot list a service for a team of another agency', async () => {
    const { admin } = await aCharity()
    const foreign = await ask(admin, serviceApi.add, { body: details(coordinator.teamId) })
    expect([foreign.status, foreign.problem.fields?.[0]?.path]).toEqual([400, 'teamId'])
  })
  test.each([
    ['a lowest age above the highest', { agesFrom: 25, agesTo: 16 }, 'agesTo'],
    ['a waiting list without a length', { waitWeeks: undefined }, 'waitWeeks'],
    ['an end before its beginning', { validTo: '2025-12-31' }, 'validTo'],
  ])('a service with %s is refused at the field', async (_, more, path) => {
    const { teamId, admin } = await aCharity()
    const { status, problem } = await ask(admin, serviceApi.add, { body: details(teamId, more as Details) })
    expect([status, problem.fields?.[0]?.path]).toEqual([400, path])
  })
  test('services can be searched by words, kind of help, area, age and capacity', async () => {
    const { teamId, admin } = await aCharity()
    const word = crypto.randomUUID().slice(0, 8)
    const named = (name: string, more: Details) => list(admin, teamId, { name: `${word} ${name}`, ...more })
    await named('young', { kind: 'housingOptions', capacity: 'open', waitWeeks: undefined })
    await named('old', { kind: 'advocacy', agesFrom: 65, agesTo: undefined, areas: [edinburgh] })
    await named('all', { kind: 'advocacy', agesFrom: undefined, agesTo: undefined, areas: [] })
    await named('gone', { validTo: '2026-01-06' })
    const found = async (query: z.input<typeof ServicesQuery>) =>
      (await names({ text: word, ...query })).map(name => name.split(' ')[1]).toSorted()
    expect(await found({})).toEqual(['all', 'old', 'young'])
    expect(await found({ text: `${word} you` })).toEqual(['young'])
    expect(await found({ kind: 'advocacy' })).toEqual(['all', 'old'])
    expect(await found({ area: edinburgh })).toEqual(['all', 'old'])
    expect(await found({ age: 70 })).toEqual(['all', 'old'])
    expect(await found({ age: 16 })).toEqual(['all', 'young'])
    expect(await found({ capacity: 'open' })).toEqual(['young'])
    expect((await find(admin, { own: 'yes', text: word })).services).toHaveLength(4)
  })
})

describe('a referral to a service', () => {
  const refer = async (more: object) => {
    const { episodeId } = await anEpisode('afterReturn')
    const id = crypto.randomUUID()
    const body = { ...exampleOf(referralApi.send), id, toTeam: undefined, ...more }
    return { id, reply: await ask(coordinator, referralApi.send, { params: { episodeId }, body }) }
  }
  test('a referral to a service goes to the team that takes its referrals, and both teams see the service', async () => {
    const { teamId, admin, taker } = await aCharity()
    const { id: serviceId, name } = await list(admin, teamId)
    const { id, reply } = await refer({ serviceId })
    expect(reply.status).toBe(201)
    for (const who of [coordinator, taker])
      expect((await done(ask(who, referralApi.read, { params: { referralId: id } }))).data.to.service).toEqual({
        id: serviceId,
        name,
      })
    expect((await done(ask(taker, referralApi.inbox))).data.rows[0]?.to.service?.name).toBe(name)
  })
  test('a referral to a service that has ended, has not begun or does not exist is refused', async () => {
    const { teamId, admin } = await aCharity()
    const { id: ended } = await list(admin, teamId, { validTo: '2026-01-06' })
    const { id: later } = await list(admin, teamId, { validFrom: '2199-01-01' })
    for (const serviceId of [ended, later, crypto.randomUUID()]) {
      const { reply } = await refer({ serviceId })
      expect([reply.status, reply.problem.fields]).toEqual([
        400,
        [{ path: 'serviceId', message: 'Select a service that takes referrals now' }],
      ])
    }
  })
  test('a team that lists a service is referred to through it, and a team without one directly', async () => {
    const { teamId, admin } = await aCharity()
    await list(admin, teamId)
    expect((await refer({ toTeam: teamId })).reply.problem.fields?.[0]?.path).toBe('toTeam')
    expect((await refer({ toTeam: worker.teamId })).reply.status).toBe(201)
    expect((await refer({})).reply.problem.fields?.[0]?.path).toBe('serviceId')
  })
})
