import { describe, expect, it } from 'vitest'
import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import { shareApi as api } from '@waymark/shared/shares/share.api.ts'
import { accessApi } from '@waymark/shared/access/access.api.ts'
import { seed } from '../../test/raw-sql.ts'
import { aTeam, somebody, type Somebody } from '../../test/people.ts'
import { aProgram, done, exampleOf } from '../../test/program.ts'
import { sharingBy } from '../../test/sharing.ts'

const program = await aProgram()
const { people, ask, anEpisode, owner } = program
const { sergeant, inspector, secondInspector, coordinator, caseworker, worker } = people
const { give, refer, accept } = sharingBy(program)
const day = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString()
type Refusal = { problem: { reason?: string; fields?: { path: string }[] } }
/** The reason or the field of a refusal. */
const why = async (asking: Promise<Refusal>) => {
  const { problem } = await asking
  return problem.reason ?? problem.fields?.map(({ path }) => path).join()
}
const extend = (episodeId: string, shareId: string, until: string, reviewAt: string, who = sergeant) =>
  ask(who, api.extend, { params: { episodeId, shareId }, body: { until, reviewAt } })
const narrow = (episodeId: string, shareId: string, sections: ('summary' | 'description')[]) =>
  ask(sergeant, api.narrow, { params: { episodeId, shareId }, body: { sections } })
const end = (episodeId: string, shareId: string) =>
  ask(sergeant, accessApi.endShare, { params: { episodeId, shareId }, body: { why: 'noLongerNeeded' } })
const close = (who: Somebody, episodeId: string, shareId: string) =>
  ask(who, api.closeWork, { params: { episodeId, shareId }, body: {} })

describe('an invalid share', () => {
  it('sharing with a team in which nobody can read an episode, or with a person outside the team, is refused at the field', async () => {
    const { episodeId } = await anEpisode()
    const to = (more: object) =>
      ask(sergeant, api.give, {
        params: { episodeId },
        body: { ...exampleOf(api.give), id: crypto.randomUUID(), toTeam: caseworker.teamId, ...more },
      })
    expect(await why(to({ toTeam: await aTeam(owner, 'charity') }))).toBe('toTeam')
    expect(await why(to({ toAccount: worker.accountId }))).toBe('toAccount')
    expect((await to({ toAccount: caseworker.accountId })).status).toBe(201)
  })
})

describe('an existing share', () => {
  it('extending a share needs a future review before the new end', async () => {
    const { episodeId } = await anEpisode()
    const shareId = await give(sergeant, episodeId, caseworker, { until: day(20), reviewAt: day(10) })
    expect(await why(extend(episodeId, shareId, day(30), day(-1)))).toBe('reviewAt')
    expect(await why(extend(episodeId, shareId, day(30), day(31)))).toBe('reviewAt')
    expect((await extend(episodeId, shareId, day(30), day(25))).status).toBe(201)
  })
  it('a share without an end date cannot be extended', async () => {
    const { episodeId } = await anEpisode()
    const shareId = await give(sergeant, episodeId, caseworker)
    await seed(
      owner,
      [episodeId],
      ['update share set until = null, review_at = null where id = $1', shareId],
      ['update access_grant set until = null where share_id = $1', shareId],
    )
    expect(await why(extend(episodeId, shareId, day(30), day(25)))).toBe('share.noEnd')
  })
  it('narrowing a share must remove at least one section', async () => {
    const { episodeId } = await anEpisode()
    const shareId = await give(sergeant, episodeId, caseworker, { sections: ['summary', 'description'] })
    expect(await why(narrow(episodeId, shareId, ['summary', 'description']))).toBe('sections')
  })
  it('a share can be changed and ended only on its own episode', async () => {
    const [{ episodeId }, other] = [await anEpisode(), await anEpisode()]
    const shareId = await give(sergeant, other.episodeId, caseworker, { sections: ['summary', 'description'] })
    await give(sergeant, episodeId, caseworker)
    for (const asking of [
      extend(episodeId, shareId, '2100-03-01T00:00:00Z', day(1)),
      narrow(episodeId, shareId, ['summary']),
      end(episodeId, shareId),
      close(caseworker, episodeId, shareId),
    ])
      expect((await asking).status).toBe(404)
  })
  it('a share that was ended or is past its end date can be neither extended, narrowed nor closed', async () => {
    const { episodeId } = await anEpisode()
    const [ended, past, live] = [
      await give(sergeant, episodeId, caseworker, { sections: ['summary', 'description'] }),
      await give(sergeant, episodeId, caseworker, { sections: ['summary', 'description'] }),
      await give(sergeant, episodeId, caseworker),
    ]
    await done(end(episodeId, ended))
    await seed(owner, [episodeId], ['update share set until = now() where id = $1', past])
    for (const shareId of [ended, past]) {
      expect(await why(extend(episodeId, shareId, '2100-03-01T00:00:00Z', day(1)))).toBe('share.ended')
      expect(await why(narrow(episodeId, shareId, ['summary']))).toBe('share.ended')
      expect(await why(close(caseworker, episodeId, shareId))).toBe('share.ended')
    }
    expect(await why(end(episodeId, ended))).toBe('share.ended')
    expect((await close(caseworker, episodeId, live)).status).toBe(201)
  })
  it('the share of a referral cannot be closed on its own, only by completing the referral', async () => {
    const { episodeId } = await anEpisode()
    const referralId = await refer(coordinator, episodeId, caseworker)
    await accept(caseworker, referralId)
    const { rows } = await owner.query('select id from share where referral_id = $1', [referralId])
    expect(await why(close(caseworker, episodeId, rows[0].id))).toBe('share.ofReferral')
  })
  it('only an urgent share can be reviewed, and only on its own episode', async () => {
    const [{ episodeId }, other] = [await anEpisode(), await anEpisode()]
    const lonely = await somebody(owner, await aTeam(owner, 'charity'), 'caseworker')
    await owner.query(
      `with notified as (insert into event (kind, subject, subject_id) select 'agreement.ended', 'account', id from agreement where with_agency = (select agency_id from team where id = $1))
       update agreement set ended_at = now() where with_agency = (select agency_id from team where id = $1)`,
      [lonely.teamId],
    )
    const urgent = { legalBasis: 'vitalInterests', receiverBasis: 'vitalInterests', urgentReason: 'She is on the bridge.' }
    const shareId = await give(inspector, episodeId, lonely, urgent)
    const usual = await give(inspector, episodeId, caseworker)
    const judge = (of: string, share: string) =>
      ask(secondInspector, api.review, { params: { episodeId: of, shareId: share }, body: { outcome: 'right', note: 'Seen.' } })
    expect((await judge(other.episodeId, shareId)).status).toBe(404)
    expect((await judge(episodeId, usual)).status).toBe(404)
    expect((await judge(episodeId, shareId)).status).toBe(201)
  })
})

it('an episode recorded in error refuses sharing, extending, withdrawing consent and referring, but a share can still end', async () => {
  const { episodeId } = await anEpisode()
  const shareId = await give(sergeant, episodeId, caseworker)
  await seed(owner, [episodeId], [`update episode set status = 'void' where id = $1`, episodeId])
  const params = { episodeId }
  const id = crypto.randomUUID()
  expect([
    await why(ask(sergeant, api.give, { params, body: { ...exampleOf(api.give), id, toTeam: worker.teamId } })),
    await why(extend(episodeId, shareId, '2100-03-01T00:00:00Z', day(1))),
    await why(ask(sergeant, api.withdrawConsent, { params, body: { id, said: 'She phoned.' } })),
    await why(ask(sergeant, referralApi.send, { params, body: { ...exampleOf(referralApi.send), id, toTeam: worker.teamId } })),
  ]).toEqual(['episode.void', 'episode.void', 'episode.void', 'episode.void'])
  expect((await end(episodeId, shareId)).status).toBe(201)
})
