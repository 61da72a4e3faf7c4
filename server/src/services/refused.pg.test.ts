import { expect, it } from 'vitest'
import { serviceApi as api } from '@waymark/shared/services/service.api.ts'
import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import { aTeam, somebody, type Somebody } from '../../test/people.ts'
import { aProgram, done, exampleOf } from '../../test/program.ts'

const { people, ask, anEpisode, owner } = await aProgram()
const teamId = await aTeam(owner, 'charity')
const admin = await somebody(owner, teamId, 'admin')
const add = async (more: object = {}) => {
  const id = crypto.randomUUID()
  return { id, ...(await ask(admin, api.add, { body: { ...exampleOf(api.add), id, teamId, ...more } })) }
}

it('a service must belong to a team of the own agency and cover areas that exist', async () => {
  expect((await add({ teamId: people.worker.teamId })).problem.fields?.[0]?.path).toBe('teamId')
  expect((await add({ areas: ['S99'] })).problem.fields?.[0]?.path).toBe('areas')
})
it('only its own agency can change a service, and an outdated version is a conflict', async () => {
  const { id } = await add()
  const other = await somebody(owner, await aTeam(owner, 'charity'), 'admin')
  const change = (who: Somebody, version: number) =>
    ask(who, api.change, { params: { serviceId: id }, body: { ...exampleOf(api.change), teamId: who.teamId, version } })
  expect((await change(other, 1)).status).toBe(403)
  await done(change(admin, 1))
  expect((await change(admin, 1)).status).toBe(409)
})
it('a service takes referrals only from its first day to its last', async () => {
  const { episodeId } = await anEpisode()
  const fieldsInError = async (more: object) => {
    const { id } = await add(more)
    const body = {
      ...exampleOf(referralApi.send),
      id: crypto.randomUUID(),
      toTeam: undefined,
      serviceId: id,
      sections: ['summary' as const],
    }
    return (await ask(people.coordinator, referralApi.send, { params: { episodeId }, body })).problem.fields?.[0]?.path
  }
  expect(await fieldsInError({ validFrom: '2199-01-01' })).toBe('serviceId')
  expect(await fieldsInError({ validFrom: '2020-01-01', validTo: '2020-02-01' })).toBe('serviceId')
  expect(await fieldsInError({ validFrom: '2020-01-01' })).toBe(undefined)
})
