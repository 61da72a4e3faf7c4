import { expect, it } from 'vitest'
import { agreementApi } from '@waymark/shared/agreements/agreement.api.ts'
import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import { shareApi } from '@waymark/shared/shares/share.api.ts'
import { agreesWithNobody, aTeam, somebody } from '../../test/people.ts'
import { aProgram, done, exampleOf } from '../../test/program.ts'

const { people, ask, owner, anEpisode, division } = await aProgram()
const { sergeant } = people
const keeper = await somebody(owner, division, 'admin')
const [soon, later, muchLater] = [30, 60, 90].map(days => new Date(Date.now() + days * 86_400_000).toISOString())

/** A team with which the division has only these agreements, one for each end date. */
async function agreedUntil(...ends: (string | undefined)[]) {
  const to = await somebody(owner, await aTeam(owner, 'charity'), 'caseworker')
  const { rows } = await owner.query('select agency_id from team where id = $1', [to.teamId])
  const withAgency = String(rows[0].agency_id)
  await agreesWithNobody(owner, to.teamId)
  const made = []
  for (const until of ends) {
    const id = crypto.randomUUID()
    const sections = ['summary' as const, 'description' as const]
    const purposes = ['returnAndSupport' as const, 'referral' as const]
    await done(
      ask(keeper, agreementApi.make, { body: { ...exampleOf(agreementApi.make), id, withAgency, sections, purposes, until } }),
    )
    made.push(id)
  }
  const { episodeId } = await anEpisode('afterReturn')
  const shareId = crypto.randomUUID()
  const give = (until: string | undefined, more: object = {}) =>
    ask(sergeant, shareApi.give, {
      params: { episodeId },
      body: {
        ...exampleOf(shareApi.give),
        id: shareId,
        toTeam: to.teamId,
        sections: ['summary', 'description'],
        until: String(until),
        reviewAt: String(soon),
        ...more,
      },
    })
  const extend = (until: string | undefined) =>
    ask(sergeant, shareApi.extend, { params: { episodeId, shareId }, body: { until: String(until), reviewAt: String(soon) } })
  const share = async () =>
    (await owner.query('select until, agreement_id from share where episode_id = $1', [episodeId])).rows[0]
  return { to, episodeId, shareId, made, give, extend, share }
}
const fieldsInError = ({ status, problem }: Awaited<ReturnType<typeof ask>>) => [status, problem.fields?.map(({ path }) => path)]

it('a share cannot end later than the agreement that covers it, and the error names the last day', async () => {
  const { give, extend, share } = await agreedUntil(later)
  const refused = await give(muchLater)
  expect(fieldsInError(refused)).toEqual([400, ['until']])
  expect(refused.problem.fields?.[0]?.message).toMatch(
    /^Enter \d+ \w+ \d{4} or an earlier day: the agreement that covers it ends then$/,
  )
  await done(give(soon))
  expect(fieldsInError(await extend(muchLater))).toEqual([400, ['until']])
  await done(extend(later))
  expect((await share()).until.toISOString()).toBe(later)
})

it('of two agreements, a share is given under the one that lasts long enough or has no end', async () => {
  const two = await agreedUntil(soon, muchLater)
  await done(two.give(later))
  expect((await two.share()).agreement_id).toBe(two.made[1])
  await done((await agreedUntil(soon, undefined)).give(muchLater))
})

it('a share to protect vital interests, with an urgent reason, may last longer than the agreement', async () => {
  const { give, share } = await agreedUntil(soon)
  const urgent = { legalBasis: 'vitalInterests', receiverBasis: 'vitalInterests' }
  expect(fieldsInError(await give(later, urgent))).toEqual([400, ['until']])
  await done(give(later, { ...urgent, urgentReason: 'She is on the bridge.' }))
  expect((await share()).agreement_id).toBeNull()
})

it('the share that an accepted referral opens ends no later than the agreement', async () => {
  const { to, episodeId, share } = await agreedUntil(soon)
  const body = {
    ...exampleOf(referralApi.send),
    id: crypto.randomUUID(),
    toTeam: to.teamId,
    sections: ['summary' as const],
    legalBasis: 'publicTask' as const,
    shareUntil: muchLater,
  }
  await done(ask(sergeant, referralApi.send, { params: { episodeId }, body }))
  await done(ask(to, referralApi.accept, { params: { referralId: body.id } }))
  expect((await share()).until.toISOString()).toBe(soon)
})

it('a share that continues under another agreement is recorded as moved, or as narrowed if that one ends sooner', async () => {
  const notified = async (ends: string) => {
    const { give, made, episodeId, share } = await agreedUntil(undefined, ends)
    await done(give(later))
    await done(ask(keeper, agreementApi.end, { params: { agreementId: String(made[0]) }, body: {} }))
    const { rows } = await owner.query<{ kind: string }>(
      `select kind from event where subject_id = $1 and kind in ('share.moved', 'share.narrowed') order by id`,
      [episodeId],
    )
    const { until, agreement_id } = await share()
    expect(agreement_id).toBe(made[1])
    return [rows.map(({ kind }) => kind), until.toISOString()]
  }
  expect(await notified(String(muchLater))).toEqual([['share.moved'], later])
  expect(await notified(String(soon))).toEqual([['share.narrowed'], soon])
})
