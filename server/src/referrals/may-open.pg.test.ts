import { describe, expect, it } from 'vitest'
import { protectionApi } from '@waymark/shared/protection/protection.api.ts'
import { referralApi as api } from '@waymark/shared/referrals/referral.api.ts'
import { rawSql, notAllowed, seed } from '../../test/raw-sql.ts'
import { agreesWithNobody, aTeam, somebody, type Somebody } from '../../test/people.ts'
import { aProgram, done, exampleOf } from '../../test/program.ts'
import { sharingBy } from '../../test/sharing.ts'

const program = await aProgram()
const { people, ask, anEpisode, owner } = program
const { officer, sergeant, inspector, coordinator, worker, caseworker } = people
const { give, refer, accept, statusOf } = sharingBy(program)
const sql = rawSql(program)
const id = () => crypto.randomUUID()
const decline = { ...exampleOf(api.decline), serviceId: undefined, advice: 'Ask others' }
const send = (who: Somebody, episodeId: string, to: Somebody, more: object = {}) =>
  ask(who, api.send, {
    params: { episodeId },
    body: { ...exampleOf(api.send), id: id(), toTeam: to.teamId, sections: ['summary'], ...more },
  })
type Refusal = { status: number; problem: { reason?: string; fields?: { path: string }[] } }
/** The status of an answer that succeeds; otherwise the reason or the field of the refusal. */
const why = async (asking: Promise<Refusal>) => {
  const { status, problem } = await asking
  return status < 300 ? status : (problem.reason ?? problem.fields?.map(({ path }) => path).join())
}
const lonely = async () => {
  const somebodyAlone = await somebody(owner, await aTeam(owner, 'charity'), 'caseworker')
  await agreesWithNobody(owner, somebodyAlone.teamId)
  return somebodyAlone
}
/** Records an agreement between the two agencies that covers only these sections. */
const covers = async (from: Somebody, to: Somebody, sections: string[]) =>
  owner.query(
    `with a as (insert into agreement (id, agency_id, with_agency, title, purposes, sections, giver_basis, receiver_basis)
       select gen_random_uuid(), g.agency_id, r.agency_id, 'Referrals', array['referral'], $3, 'publicTask', 'publicTask' from team g, team r where g.id = $1 and r.id = $2 returning id)
     insert into event (kind, subject, subject_id) select 'agreement.made', 'account', id from a`,
    [from.teamId, to.teamId, sections],
  )

describe('a referral that no agreement covers', () => {
  it('a referral that no agreement covers is refused at the team or the sections, except on vital interests', async () => {
    const [{ episodeId }, stranger] = [await anEpisode('afterReturn'), await lonely()]
    expect(await why(send(coordinator, episodeId, stranger))).toBe('toTeam')
    await covers(coordinator, stranger, ['summary'])
    expect(await why(send(coordinator, episodeId, stranger, { sections: ['summary', 'care'] }))).toBe('sections')
    expect(await why(send(coordinator, episodeId, stranger))).toBe(201)
    expect(await why(send(sergeant, episodeId, stranger, { legalBasis: 'vitalInterests' }))).toBe(201)
  })
  it('a referral that no agreement covers can be neither approved nor offered again, and the refusal says why', async () => {
    const [{ episodeId }, stranger] = [await anEpisode(), await lonely()]
    await give(sergeant, episodeId, worker, { onward: false })
    const waits = await refer(worker, episodeId, stranger)
    const agree = () => ask(sergeant, api.approve, { params: { episodeId, referralId: waits } })
    expect([await why(agree()), await statusOf(waits)]).toEqual(['referral.notAgreed', 'draft'])
    await covers(sergeant, stranger, ['summary'])
    await covers(coordinator, stranger, ['summary'])
    expect(await why(agree())).toBe(201)
    const referralId = await refer(coordinator, episodeId, stranger)
    await done(ask(stranger, api.decline, { params: { referralId }, body: decline }))
    await agreesWithNobody(owner, stranger.teamId)
    const again = ask(coordinator, api.offerAgain, { params: { episodeId, referralId } })
    expect([await why(again), await statusOf(referralId)]).toEqual(['referral.notAgreed', 'declined'])
  })
  it('a referral that needs approval can be offered again uncovered, because the approver’s own agreement may cover it', async () => {
    const [{ episodeId }, stranger] = [await anEpisode(), await lonely()]
    await give(sergeant, episodeId, worker, { onward: false })
    await covers(sergeant, stranger, ['summary'])
    const referralId = await refer(worker, episodeId, stranger)
    await done(ask(sergeant, api.approve, { params: { episodeId, referralId } }))
    await done(ask(stranger, api.decline, { params: { referralId }, body: decline }))
    expect(await why(ask(worker, api.offerAgain, { params: { episodeId, referralId } }))).toBe(201)
    expect(await statusOf(referralId)).toBe('draft')
  })
  it('accepting a referral that no agreement covers any more is refused with a reason worded for the receiver', async () => {
    const [{ episodeId }, stranger] = [await anEpisode(), await lonely()]
    await covers(coordinator, stranger, ['summary'])
    const referralId = await refer(coordinator, episodeId, stranger)
    await agreesWithNobody(owner, stranger.teamId)
    expect(await why(ask(stranger, api.accept, { params: { referralId } }))).toBe('referral.noLongerAgreed')
    expect(await statusOf(referralId)).toBe('sent')
  })
})

describe('a referral of a sealed person', () => {
  const seal = (personId: string) =>
    done(ask(inspector, protectionApi.seal, { params: { personId }, body: { id: id(), reason: 'domesticAbuse' } }))
  it('a referral of a sealed person can only go to a team with a member whom a share names', async () => {
    const { episodeId, personId } = await anEpisode()
    await give(sergeant, episodeId, caseworker, { sections: ['summary'] }) // a team share does not open a sealed person
    await seal(personId)
    expect(await why(send(inspector, episodeId, caseworker))).toBe('toTeam')
    await give(inspector, episodeId, caseworker, { sections: ['summary'], toAccount: caseworker.accountId })
    const referralId = await refer(inspector, episodeId, caseworker)
    expect((await ask(caseworker, api.read, { params: { referralId } })).status).toBe(200)
    expect(await accept(caseworker, referralId)).toBe(201)
  })
  it('an ended share, a past member and an excluded member do not allow a referral of a sealed person', async () => {
    const { episodeId, personId } = await anEpisode()
    const [ended, left, excluded] = [
      await somebody(owner, await aTeam(owner, 'charity'), 'caseworker'),
      await somebody(owner, await aTeam(owner, 'charity'), 'caseworker'),
      await somebody(owner, await aTeam(owner, 'charity'), 'caseworker'),
    ]
    await seal(personId)
    for (const who of [ended, left, excluded])
      await give(inspector, episodeId, who, { sections: ['summary'], toAccount: who.accountId })
    await seed(
      owner,
      [episodeId, left.accountId, personId],
      ['update access_grant set until = now() where episode_id = $1 and account_id = $2', episodeId, ended.accountId],
      ['update membership set until = now() where account_id = $1', left.accountId],
      [`insert into exclusion (account_id, person_id, reason) values ($1, $2, 'relative')`, excluded.accountId, personId],
    )
    for (const who of [ended, left, excluded]) expect(await why(send(inspector, episodeId, who))).toBe('toTeam')
  })
  it('a referral of a sealed person is neither approved nor offered again before a member of the team has access', async () => {
    const { episodeId, personId } = await anEpisode()
    const [mine, theirs] = [await refer(inspector, episodeId, caseworker), { toAccount: worker.accountId, onward: false }]
    await done(ask(caseworker, api.decline, { params: { referralId: mine }, body: decline }))
    await seal(personId)
    const again = () => ask(inspector, api.offerAgain, { params: { episodeId, referralId: mine } })
    await give(inspector, episodeId, worker, { sections: ['summary'], ...theirs })
    const waits = await refer(worker, episodeId, caseworker)
    const agree = () => ask(inspector, api.approve, { params: { episodeId, referralId: waits } })
    expect([await why(again()), await why(agree())]).toEqual(['referral.sealed', 'referral.sealed'])
    await give(inspector, episodeId, caseworker, { sections: ['summary'], toAccount: caseworker.accountId })
    expect([await why(again()), await why(agree())]).toEqual([201, 201])
  })
})

it('app.hinders_referral refuses callers without access to the episode, and referrals that are not their own', async () => {
  const [{ episodeId }, other] = [await anEpisode(), await anEpisode()]
  const referralId = await refer(coordinator, episodeId, caseworker)
  const asks = (who: Somebody, of: string, about: string | null, to = caseworker.teamId) =>
    sql(who, `app.hinders_referral($1::uuid, $2::uuid, array['summary'], 'publicTask', $3::uuid)`, of, to, about)
  expect([await asks(coordinator, episodeId, referralId), await asks(worker, episodeId, null)]).toEqual([null, notAllowed])
  expect([
    await asks(officer, episodeId, referralId),
    await asks(sergeant, other.episodeId, referralId),
    await asks(coordinator, episodeId, referralId, worker.teamId),
  ]).toEqual([notAllowed, notAllowed, notAllowed])
  await seed(
    owner,
    [episodeId],
    [`update access_grant set basis = 'retained' where episode_id = $1 and team_id = $2`, episodeId, coordinator.teamId],
  )
  expect(await asks(coordinator, episodeId, referralId)).toBe(notAllowed)
})
