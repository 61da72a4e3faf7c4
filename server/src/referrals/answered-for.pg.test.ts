import { describe, expect, it } from 'vitest'
import { referralApi as api } from '@waymark/shared/referrals/referral.api.ts'
import { shareApi } from '@waymark/shared/shares/share.api.ts'
import { seed } from '../../test/raw-sql.ts'
import { agreesWithNobody, aTeam, somebody, type Somebody } from '../../test/people.ts'
import { aProgram, done, exampleOf } from '../../test/program.ts'
import { agreed, sharingBy } from '../../test/sharing.ts'

const program = await aProgram()
const { people, ask, anEpisode, owner, division } = program
const { sergeant, inspector, secondInspector, coordinator, caseworker, worker } = people
const { give, refer, accept, opened, statusOf } = sharingBy(program)
const id = () => crypto.randomUUID()
const decline = { ...exampleOf(api.decline), serviceId: undefined, advice: 'Ask others' }
const withdrawConsent = (episodeId: string) =>
  done(ask(sergeant, shareApi.withdrawConsent, { params: { episodeId }, body: { id: id(), said: 'She no longer agrees' } }))

describe('what an acceptance opens', () => {
  it('has one end in the share and at the policy, and nothing of a share whose end has come', async () => {
    const { episodeId } = await anEpisode()
    const until = new Date(Date.now() + 86_400_000).toISOString()
    const shareId = await give(sergeant, episodeId, worker, { sections: ['summary'], onward: true, until, reviewAt: until })
    const [first, second] = [await refer(worker, episodeId, caseworker), await refer(worker, episodeId, caseworker)]
    expect(await accept(caseworker, first)).toBe(201)
    const { rows } = await owner.query(
      `select h.until, s.until as grant_until from share h join access_grant s on s.share_id = h.id where h.referral_id = $1`,
      [first],
    )
    expect([rows[0].until.toISOString(), rows[0].grant_until.toISOString()]).toEqual([until, until])
    await seed(owner, [episodeId], ['update access_grant set until = now() where share_id = $1', shareId])
    expect(await accept(caseworker, second)).toBe(422)
  })
  it('rests on what names whoever sent it, and on nothing that names a colleague', async () => {
    const { episodeId } = await anEpisode()
    const colleague = await somebody(owner, worker.teamId, 'caseworker')
    await give(sergeant, episodeId, worker, { toAccount: worker.accountId, sections: ['summary'], onward: true })
    const [mine, theirs] = [await refer(worker, episodeId, caseworker), await refer(worker, episodeId, caseworker)]
    await seed(owner, [theirs], ['update referral set recorded_by = $2 where id = $1', theirs, colleague.accountId])
    expect([await accept(caseworker, theirs), await accept(caseworker, mine)]).toEqual([422, 201])
  })
  it('after a consent was withdrawn is what rests on something else, and what was agreed to anew', async () => {
    const { episodeId } = await anEpisode()
    const task = await refer(coordinator, episodeId, caseworker, { legalBasis: 'publicTask' })
    const before = await refer(coordinator, episodeId, worker, agreed)
    await withdrawConsent(episodeId)
    const anew = await refer(coordinator, episodeId, worker, agreed)
    expect([await accept(caseworker, task), await accept(worker, before), await accept(worker, anew)]).toEqual([201, 422, 201])
    expect(await opened(caseworker, episodeId)).toContain('summary')
  })
})

describe('whoever answers for an urgent referral', () => {
  const urgent = { legalBasis: 'vitalInterests' as const }
  const review = { outcome: 'right' as const, note: 'I looked at it.' }
  const alone = async () => {
    const lonely = await somebody(owner, await aTeam(owner, 'charity'), 'caseworker')
    await agreesWithNobody(owner, lonely.teamId)
    return lonely
  }
  const judged = async (who: Somebody, episodeId: string, referralId: string) => {
    const { rows } = await owner.query('select id from share where referral_id = $1', [referralId])
    return ask(who, shareApi.review, { params: { episodeId, shareId: String(rows[0].id) }, body: review })
  }
  it('by agreeing to it does not judge it', async () => {
    const [{ episodeId }, lonely] = [await anEpisode(), await alone()]
    await give(sergeant, episodeId, worker, { onward: false })
    const referralId = await refer(worker, episodeId, lonely, urgent)
    await done(ask(inspector, api.approve, { params: { episodeId, referralId } }))
    expect(await accept(lonely, referralId)).toBe(201)
    expect((await judged(inspector, episodeId, referralId)).problem.reason).toBe('share.reviewByAnother')
    expect((await judged(secondInspector, episodeId, referralId)).status).toBe(201)
  })
  it('by offering it again does not judge it, nor does whoever wrote it', async () => {
    const [{ episodeId }, lonely] = [await anEpisode(), await alone()]
    const referralId = await refer(inspector, episodeId, lonely, urgent)
    await done(ask(lonely, api.decline, { params: { referralId }, body: decline }))
    await done(ask(secondInspector, api.offerAgain, { params: { episodeId, referralId } }))
    expect(await accept(lonely, referralId)).toBe(201)
    for (const who of [inspector, secondInspector]) expect((await judged(who, episodeId, referralId)).status).not.toBe(201)
    expect((await judged(await somebody(owner, division, 'inspector'), episodeId, referralId)).status).toBe(201)
  })
})

it('whoever has left a team refers to it as anybody else', async () => {
  const { episodeId } = await anEpisode()
  const me = await somebody(owner, division, 'officer')
  await seed(
    owner,
    [me.accountId],
    [
      `insert into membership (account_id, team_id, role, until) values ($1, $2, 'caseworker', now())`,
      me.accountId,
      caseworker.teamId,
    ],
  )
  expect(await statusOf(await refer(me, episodeId, caseworker))).toBe('sent')
})
