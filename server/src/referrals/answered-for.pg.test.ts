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

describe('the share that an acceptance makes', () => {
  it('an accepted share and its grant end with the share they rely on, and one that has ended opens nothing', async () => {
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
  it('an accepted referral relies on a share that names its sender, not on one that names a colleague', async () => {
    const { episodeId } = await anEpisode()
    const colleague = await somebody(owner, worker.teamId, 'caseworker')
    await give(sergeant, episodeId, worker, { toAccount: worker.accountId, sections: ['summary'], onward: true })
    const [mine, theirs] = [await refer(worker, episodeId, caseworker), await refer(worker, episodeId, caseworker)]
    await seed(owner, [theirs], ['update referral set recorded_by = $2 where id = $1', theirs, colleague.accountId])
    expect([await accept(caseworker, theirs), await accept(caseworker, mine)]).toEqual([422, 201])
  })
  it('after consent is withdrawn, only referrals on another basis or with new consent can be accepted', async () => {
    const { episodeId } = await anEpisode()
    const task = await refer(coordinator, episodeId, caseworker, { legalBasis: 'publicTask' })
    const before = await refer(coordinator, episodeId, worker, agreed)
    await withdrawConsent(episodeId)
    const anew = await refer(coordinator, episodeId, worker, agreed)
    expect([await accept(caseworker, task), await accept(worker, before), await accept(worker, anew)]).toEqual([201, 422, 201])
    expect(await opened(caseworker, episodeId)).toContain('summary')
  })
})

describe('the review of an urgent referral', () => {
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
  it('a person who approved an urgent referral cannot review it', async () => {
    const [{ episodeId }, lonely] = [await anEpisode(), await alone()]
    await give(sergeant, episodeId, worker, { onward: false })
    const referralId = await refer(worker, episodeId, lonely, urgent)
    await done(ask(inspector, api.approve, { params: { episodeId, referralId } }))
    expect(await accept(lonely, referralId)).toBe(201)
    expect((await judged(inspector, episodeId, referralId)).problem.reason).toBe('share.reviewByAnother')
    expect((await judged(secondInspector, episodeId, referralId)).status).toBe(201)
  })
  it('neither the writer of an urgent referral nor the person who offered it again can review it', async () => {
    const [{ episodeId }, lonely] = [await anEpisode(), await alone()]
    const referralId = await refer(inspector, episodeId, lonely, urgent)
    await done(ask(lonely, api.decline, { params: { referralId }, body: decline }))
    await done(ask(secondInspector, api.offerAgain, { params: { episodeId, referralId } }))
    expect(await accept(lonely, referralId)).toBe(201)
    for (const who of [inspector, secondInspector]) expect((await judged(who, episodeId, referralId)).status).not.toBe(201)
    expect((await judged(await somebody(owner, division, 'inspector'), episodeId, referralId)).status).toBe(201)
  })
})

it('a person who has left a team can refer to it like anyone else', async () => {
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
