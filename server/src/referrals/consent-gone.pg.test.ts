import { describe, expect, it } from 'vitest'
import { referralApi as api } from '@waymark/shared/referrals/referral.api.ts'
import { shareApi } from '@waymark/shared/shares/share.api.ts'
import { agreesWithNobody, aTeam, somebody, type Somebody } from '../../test/people.ts'
import { aProgram, done, exampleOf } from '../../test/program.ts'
import { agreed, sharingBy } from '../../test/sharing.ts'

const program = await aProgram()
const { people, ask, anEpisode, owner } = program
const { sergeant, coordinator, caseworker, worker } = people
const { give, refer, accept, opened } = sharingBy(program)
const id = () => crypto.randomUUID()
const decline = (referralId: string, who: Somebody = caseworker) =>
  done(
    ask(who, api.decline, {
      params: { referralId },
      body: { ...exampleOf(api.decline), serviceId: undefined, advice: 'Ask others' },
    }),
  )
const again = (episodeId: string, referralId: string, who: Somebody = coordinator) =>
  ask(who, api.offerAgain, { params: { episodeId, referralId }, body: {} })
type Refusal = { status: number; problem: { reason?: string; fields?: { path: string }[] } }
const why = async (asking: Promise<Refusal>) => {
  const { status, problem } = await asking
  return status < 300 ? status : `${status} ${problem.reason ?? problem.fields?.map(({ path }) => path).join()}`
}
const withdrawConsent = (episodeId: string) =>
  done(ask(sergeant, shareApi.withdrawConsent, { params: { episodeId }, body: { id: id(), said: 'She no longer agrees' } }))

describe('withdrawn consent and referrals', () => {
  /** Makes a team that receives the council's referrals under an agreement with consent as the receiver's basis. */
  const consenting = async () => {
    const who = await somebody(owner, await aTeam(owner, 'charity'), 'caseworker')
    await agreesWithNobody(owner, who.teamId)
    await owner.query(
      `with a as (insert into agreement (id, agency_id, with_agency, title, purposes, sections, giver_basis, receiver_basis)
         select gen_random_uuid(), g.agency_id, r.agency_id, 'Referrals', array['referral'], array['summary'], 'publicTask', 'consent' from team g, team r where g.id = $1 and r.id = $2 returning id)
       insert into event (kind, subject, subject_id) select 'agreement.made', 'account', id from a`,
      [coordinator.teamId, who.teamId],
    )
    return who
  }
  it('a referral made before consent was withdrawn opens nothing if only its receiver relies on consent, but a later one opens', async () => {
    const [{ episodeId }, receiver] = [await anEpisode(), await consenting()]
    const before = await refer(coordinator, episodeId, receiver, { legalBasis: 'publicTask' })
    await withdrawConsent(episodeId)
    expect(await why(ask(receiver, api.accept, { params: { referralId: before } }))).toBe('422 referral.senderMayNotShare')
    expect(await opened(receiver, episodeId)).toBe(404)
    const after = await refer(coordinator, episodeId, receiver, { legalBasis: 'publicTask' })
    expect(await accept(receiver, after)).toBe(201)
  })
  it('a referral that relies on withdrawn consent, on either side, can be neither approved nor offered again', async () => {
    const [{ episodeId }, receiver] = [await anEpisode(), await consenting()]
    const mine = await refer(coordinator, episodeId, caseworker, agreed)
    const theirs = await refer(coordinator, episodeId, receiver, { legalBasis: 'publicTask' })
    const task = await refer(coordinator, episodeId, caseworker, { legalBasis: 'publicTask' })
    await give(sergeant, episodeId, worker, { onward: false })
    const [passedOn, waits] = [
      await refer(worker, episodeId, caseworker, agreed),
      await refer(worker, episodeId, caseworker, agreed),
    ]
    await done(ask(sergeant, api.approve, { params: { episodeId, referralId: passedOn } }))
    for (const referralId of [mine, task, passedOn]) await decline(referralId)
    await decline(theirs, receiver)
    await withdrawConsent(episodeId)
    for (const referralId of [mine, theirs]) expect(await why(again(episodeId, referralId))).toBe('422 referral.consentWithdrawn')
    expect(await why(again(episodeId, passedOn, worker))).toBe('422 referral.consentWithdrawn')
    expect(await why(ask(sergeant, api.approve, { params: { episodeId, referralId: waits } }))).toBe(
      '422 referral.consentWithdrawn',
    )
    expect(await why(again(episodeId, task))).toBe(201)
  })
})
