import { expect, it } from 'vitest'
import { protectionApi } from '@waymark/shared/protection/protection.api.ts'
import { shareApi as api } from '@waymark/shared/shares/share.api.ts'
import { aProgram, done, exampleOf } from '../../test/program.ts'
import { sharingBy } from '../../test/sharing.ts'

const program = await aProgram()
const { people, ask, anEpisode, owner } = program
const { officer, sergeant, inspector, coordinator, caseworker, worker } = people
const { give, refer, accept } = sharingBy(program)
const id = () => crypto.randomUUID()

it('the views on a share are for its two teams and the lead team; under a restriction, only for lead team and allow-list', async () => {
  const { episodeId, personId } = await anEpisode('located')
  const consent = { ...exampleOf(api.give).consent, views: 'I stay at Quarry Lane.' }
  await give(sergeant, episodeId, caseworker, { consent, sections: ['summary', 'whereabouts'] })
  await give(sergeant, episodeId, worker)
  const said = async (who = caseworker) =>
    JSON.stringify((await done(ask(who, api.list, { params: { episodeId } }))).data).includes('Quarry Lane')
  expect([await said(), await said(officer), await said(worker), await said(coordinator)]).toEqual([true, true, false, false])
  const notified = { id: id(), mayDisclose: 'nothing' as const, reason: 'She asks.' }
  await done(ask(officer, protectionApi.restrict, { params: { personId }, body: notified }))
  expect([await said(), await said(officer)]).toEqual([false, true])
  await done(
    ask(inspector, protectionApi.addToAllowList, { params: { personId }, body: { id: id(), accountId: caseworker.accountId } }),
  )
  expect(await said()).toBe(true)
})

it('the views on a referral are for its two teams, and the lead team sees its share without them', async () => {
  const { episodeId } = await anEpisode()
  const referralId = await refer(coordinator, episodeId, caseworker, { views: 'agrees', viewsNote: 'Only Kim shall know.' })
  await accept(caseworker, referralId)
  const { rows } = await owner.query('select id from share where referral_id = $1', [referralId])
  const shares = async (who = caseworker) =>
    (await done(ask(who, api.list, { params: { episodeId } }))).data.filter(({ id: one }) => one === rows[0].id)
  expect([(await shares()).map(({ consent }) => consent?.views), (await shares(officer)).map(({ consent }) => consent)]).toEqual([
    ['Only Kim shall know.'],
    [null],
  ])
})
