import { expect, test } from 'vitest'
import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import { shareApi } from '@waymark/shared/shares/share.api.ts'
import { accessApi } from '@waymark/shared/access/access.api.ts'
import { taskApi } from '@waymark/shared/tasks/task.api.ts'
import { timers } from '@waymark/shared/tasks/timers.ts'
import { type Somebody } from '../../test/people.ts'
import { aProgram, done } from '../../test/program.ts'
import { sharingBy } from '../../test/sharing.ts'

const program = await aProgram()
const { people, ask, anEpisode } = program
const { sergeant, coordinator, worker, caseworker } = people
const { give, refer, accept } = sharingBy(program)
const day = 86_400_000
const inDays = (n: number) => new Date(Date.now() + n * day).toISOString()

const reviews = async (who: Somebody, episodeId: string) =>
  (await done(ask(who, taskApi.listForEpisode, { params: { episodeId } }))).data.filter(task => task.kind === 'reviewShare')
const mine = async (who: Somebody, episodeId: string) =>
  (await reviews(who, episodeId)).filter(({ owner }) => owner.mine).map(({ dueAt }) => dueAt)
const shareOf = async (who: Somebody, episodeId: string, referralId: string) =>
  (await done(ask(who, shareApi.list, { params: { episodeId } }))).data.find(share => share.referralId === referralId)
/** The number of days from now, rounded. */
const days = (at: string | null | undefined) => Math.round((Date.parse(at ?? '') - Date.now()) / day)

test('the sending team reviews the share of an accepted referral halfway, or after three months', async () => {
  const { episodeId } = await anEpisode('missing')
  const short = await refer(coordinator, episodeId, caseworker, { shareUntil: inDays(30) })
  await accept(caseworker, short)
  expect(days((await shareOf(coordinator, episodeId, short))?.reviewAt)).toBe(15)
  const long = await refer(coordinator, episodeId, worker)
  await accept(worker, long)
  expect(days((await shareOf(coordinator, episodeId, long))?.reviewAt)).toBe(timers.reviewReferralShare / day)
  expect((await mine(coordinator, episodeId)).map(days).toSorted((a, b) => a - b)).toEqual([15, 90])
  expect(await mine(sergeant, episodeId)).toEqual([])
  expect(await reviews(caseworker, episodeId)).toEqual([])
})

test('both teams see on the referral when its share ends and when it is reviewed', async () => {
  const { episodeId } = await anEpisode('missing')
  const referralId = await refer(coordinator, episodeId, caseworker, { shareUntil: inDays(30) })
  const shareIn = async (who: Somebody) => (await done(ask(who, referralApi.read, { params: { referralId } }))).data.share
  expect([await shareIn(coordinator), await shareIn(caseworker)]).toEqual([null, null])
  await accept(caseworker, referralId)
  for (const who of [coordinator, caseworker]) {
    const share = await shareIn(who)
    expect([days(share?.until), days(share?.reviewAt)]).toEqual([30, 15])
  }
  const shareId = (await shareOf(coordinator, episodeId, referralId))?.id ?? ''
  await done(ask(sergeant, accessApi.endShare, { params: { episodeId, shareId }, body: { why: 'noLongerNeeded' } }))
  expect(await shareIn(coordinator)).toBe(null)
})

test('extending the share of a referral moves its review, narrowing does not, and ending it ends the review', async () => {
  const { episodeId } = await anEpisode('missing')
  const referralId = await refer(coordinator, episodeId, caseworker, {
    shareUntil: inDays(30),
    sections: ['summary', 'description'],
  })
  await accept(caseworker, referralId)
  const shareId = (await shareOf(coordinator, episodeId, referralId))?.id ?? ''
  const on = { params: { episodeId, shareId } }
  await done(ask(coordinator, shareApi.extend, { ...on, body: { until: inDays(60), reviewAt: inDays(45) } }))
  expect((await mine(coordinator, episodeId)).map(days)).toEqual([45])
  const { share } = (await done(ask(caseworker, referralApi.read, { params: { referralId } }))).data
  expect([days(share?.until), days(share?.reviewAt)]).toEqual([60, 45])
  await done(ask(coordinator, shareApi.narrow, { ...on, body: { sections: ['summary'] } }))
  expect((await mine(coordinator, episodeId)).map(days)).toEqual([45])
  await done(ask(coordinator, accessApi.endShare, { ...on, body: { why: 'noLongerNeeded' } }))
  expect(await reviews(sergeant, episodeId)).toEqual([])
})

test('the lead team reviews a share passed on by a team that may not extend it', async () => {
  const { episodeId } = await anEpisode('missing')
  await give(sergeant, episodeId, worker, { sections: ['summary'], onward: true })
  const referralId = await refer(worker, episodeId, caseworker, { shareUntil: inDays(30) })
  await accept(caseworker, referralId)
  expect(await reviews(worker, episodeId)).toEqual([])
  expect((await mine(sergeant, episodeId)).map(days)).toContain(15)
  // they cannot see the referral, but they see the share it made
  const shares = (await done(ask(sergeant, shareApi.list, { params: { episodeId } }))).data
  const shareId = shares.find(({ purpose }) => purpose === 'referral')?.id ?? ''
  await done(
    ask(sergeant, shareApi.extend, { params: { episodeId, shareId }, body: { until: inDays(60), reviewAt: inDays(45) } }),
  )
  expect((await mine(sergeant, episodeId)).map(days)).toContain(45)
})
