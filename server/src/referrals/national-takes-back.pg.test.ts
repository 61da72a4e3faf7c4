import { expect, test } from 'vitest'
import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import { aTeam, somebody } from '../../test/people.ts'
import { aProgram, done } from '../../test/program.ts'
import { sharingBy } from '../../test/sharing.ts'

const program = await aProgram()
const { people, ask, anEpisode, owner } = program
const { officer, coordinator, caseworker } = people
const { refer, statusOf } = sharingBy(program)

test('the national unit can withdraw a referral that arrived, but an officer of the lead team cannot', async () => {
  const national = await somebody(owner, await aTeam(owner, 'police', [], true), 'national-unit')
  const { episodeId } = await anEpisode('missing')
  const referralId = await refer(coordinator, episodeId, caseworker)
  await done(ask(caseworker, referralApi.acknowledge, { params: { referralId } }))
  expect((await ask(officer, referralApi.withdraw, { params: { referralId } })).status).toBe(404)
  await done(ask(national, referralApi.withdraw, { params: { referralId } }))
  expect(await statusOf(referralId)).toBe('withdrawn')
})
