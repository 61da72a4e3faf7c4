import { describe, expect, it } from 'vitest'
import { shareApi } from '@waymark/shared/shares/share.api.ts'
import { byHand, notAllowed, plant } from '../../test/by-hand.ts'
import { aTeam, somebody, type Somebody } from '../../test/people.ts'
import { aProgram, done, exampleOf } from '../../test/program.ts'
import { sharingBy } from '../../test/sharing.ts'

const program = await aProgram()
const { people, ask, anEpisode, owner, division } = program
const { officer, sergeant, inspector, coordinator, caseworker, worker, otherOfficer } = people
const { give, refer, accept, opened } = sharingBy(program)
const sql = byHand(program)
const id = () => crypto.randomUUID()
const day = (n: number) => new Date(Date.now() + n * 86_400_000)
const elsewhere = await somebody(owner, await aTeam(owner, 'police'), 'inspector')
const national = await somebody(owner, await aTeam(owner, 'police', [], true), 'national')
/** What each is answered. */
const each = async (those: Somebody[], call: (who: Somebody) => Promise<unknown>) => {
  const answers = []
  for (const who of those) answers.push([who.role, await call(who)])
  return answers
}
const refused = (those: Somebody[]) => those.map(({ role }) => [role, notAllowed])
const endAgreements = (teamId: string) =>
  owner.query(
    `with told as (insert into event (kind, subject, subject_id) select 'agreement.ended', 'account', id from agreement where with_agency = (select agency_id from team where id = $1))
     update agreement set ended_at = now() where with_agency = (select agency_id from team where id = $1)`,
    [teamId],
  )

describe('a share that somebody makes by SQL of their own', () => {
  it('holds the summary, is reviewed before it ends, is for a team of casework, and for somebody of that team', async () => {
    const { episodeId } = await anEpisode()
    const make = (more: object) =>
      sql(
        sergeant,
        'app.give_share($1::jsonb)',
        JSON.stringify({ ...exampleOf(shareApi.give), id: id(), episodeId, toTeam: caseworker.teamId, ...more }),
      )
    for (const wrong of [
      { sections: ['description'] },
      { until: day(2), reviewAt: day(3) },
      { toTeam: await aTeam(owner, 'oversight') },
      { toAccount: worker.accountId },
    ])
      expect([wrong, await make(wrong)]).toEqual([wrong, notAllowed])
    expect(await make({ toAccount: caseworker.accountId })).toBe('true')
  })
  it('stands outside an agreement to protect a life alone, with the reason written down', async () => {
    const { episodeId } = await anEpisode()
    const lonely = await somebody(owner, await aTeam(owner, 'charity'), 'caseworker')
    await endAgreements(lonely.teamId)
    const make = (more: object) =>
      sql(
        sergeant,
        'app.give_share($1::jsonb)',
        JSON.stringify({ ...exampleOf(shareApi.give), id: id(), episodeId, toTeam: lonely.teamId, ...more }),
      )
    expect(await make({ legalBasis: 'vitalInterests', urgentReason: ' ' })).toBe('false')
    expect(await make({ legalBasis: 'publicTask', urgentReason: 'She is on the bridge.' })).toBe('false')
    expect(await make({ legalBasis: 'vitalInterests', urgentReason: 'She is on the bridge.' })).toBe('true')
  })
})

describe('a share that is there, for whoever may not give or end it', () => {
  it('is neither extended, narrowed nor ended, nor consent withdrawn, by SQL of their own', async () => {
    const { episodeId } = await anEpisode()
    const shareId = await give(sergeant, episodeId, caseworker, { sections: ['summary', 'description'] })
    await give(sergeant, episodeId, worker, { sections: ['summary'] })
    const extend = (who: Somebody) => sql(who, `app.extend_share($1::uuid, '2100-03-01', '2100-02-01')`, shareId)
    const narrow = (who: Somebody) => sql(who, `app.narrow_share($1::uuid, array['summary'])`, shareId)
    const end = (who: Somebody) => sql(who, `app.end_share($1::uuid, 'noLongerNeeded')`, shareId)
    const those = [officer, elsewhere, otherOfficer, worker]
    for (const call of [extend, narrow, end]) expect(await each(those, call)).toEqual(refused(those))
    expect(await each([caseworker], narrow)).toEqual(refused([caseworker]))
    const withdraw = (who: Somebody) =>
      sql(who, `(select count(*) from app.withdraw_consent($1::uuid, $2::uuid, 'x'))`, id(), episodeId)
    expect(await each([elsewhere, otherOfficer], withdraw)).toEqual(refused([elsewhere, otherOfficer]))
    for (const call of [extend, narrow, end]) expect(await call(sergeant)).not.toBe(notAllowed)
  })
  it('tells nobody else whom they could share with, or how often it was opened', async () => {
    const { episodeId } = await anEpisode()
    await give(sergeant, episodeId, caseworker)
    await opened(caseworker, episodeId)
    const people = (who: Somebody) => sql(who, `select count(*) > 0 from app.people_to_share_with($1::uuid)`, caseworker.teamId)
    const openings = (who: Somebody) => sql(who, `select count(*) > 0 from app.share_openings($1::uuid)`, episodeId)
    expect([await people(officer), await people(caseworker), await people(sergeant)]).toEqual(['false', 'false', 'true'])
    expect([await openings(caseworker), await openings(elsewhere), await openings(sergeant)]).toEqual(['false', 'false', 'true'])
  })
})

describe('a share that somebody changes who may', () => {
  const narrow = (shareId: string, kept: string[]) => sql(sergeant, 'app.narrow_share($1::uuid, $2::text[])', shareId, kept)
  const extend = (shareId: string, until: Date, review: Date) =>
    sql(sergeant, 'app.extend_share($1::uuid, $2::timestamptz, $3::timestamptz)', shareId, until, review)
  it('loses a section by it and gains none, keeps its summary, and is left when it has ended', async () => {
    const { episodeId } = await anEpisode()
    const shareId = await give(sergeant, episodeId, caseworker, { sections: ['summary', 'description'] })
    for (const wrong of [['summary', 'description'], ['description'], ['summary', 'plan'], ['summary', 'description', 'plan']])
      expect([wrong, await narrow(shareId, wrong)]).toEqual([wrong, notAllowed])
    await plant(owner, [episodeId], [`update share set ended_at = now() where id = $1`, shareId])
    expect(await narrow(shareId, ['summary'])).toBe(notAllowed)
    expect(await extend(shareId, day(40_000), day(30_000))).toBe(notAllowed)
  })
  it('ends later by it and never sooner, is reviewed before, and is left when its end has come', async () => {
    const { episodeId } = await anEpisode()
    const shareId = await give(sergeant, episodeId, caseworker, { until: day(20).toISOString(), reviewAt: day(10).toISOString() })
    for (const [until, review] of [
      [day(15), day(12)],
      [day(30), day(31)],
      [day(30), day(-1)],
    ] as const)
      expect(await extend(shareId, until, review)).toBe(notAllowed)
    expect(await extend(shareId, day(30), day(25))).toBe('true')
    await plant(owner, [episodeId], [`update share set until = now() where id = $1`, shareId])
    expect(await extend(shareId, day(30), day(25))).toBe(notAllowed)
  })
})

it('an urgent share is judged by a supervisor who leads or the national unit, not by who gave it, by SQL of their own either', async () => {
  const { episodeId } = await anEpisode()
  const lonely = await somebody(owner, await aTeam(owner, 'charity'), 'caseworker')
  await endAgreements(lonely.teamId)
  const urgent = { legalBasis: 'vitalInterests', receiverBasis: 'vitalInterests', urgentReason: 'She is on the bridge.' }
  const shareId = await give(inspector, episodeId, lonely, urgent)
  const judge = (who: Somebody, share: string) => sql(who, `app.review_urgent_share($1::uuid, 'right', 'x')`, share)
  const those = [inspector, sergeant, officer, coordinator, lonely, elsewhere]
  expect(await each(those, who => judge(who, shareId))).toEqual(refused(those))
  expect(await judge(national, shareId)).toBe('true')
  const referralId = await refer(inspector, episodeId, lonely, { legalBasis: 'vitalInterests' })
  await accept(lonely, referralId)
  const { rows } = await owner.query('select id from share where referral_id = $1', [referralId])
  expect(await judge(inspector, rows[0].id)).toBe(notAllowed)
  expect(await judge(await somebody(owner, division, 'inspector'), rows[0].id)).toBe('true')
})

it('what was withdrawn ends nothing that has ended before, and what is told of it is told once', async () => {
  const { episodeId } = await anEpisode()
  const shareId = await give(sergeant, episodeId, caseworker, { legalBasis: 'consent', receiverBasis: 'consent' })
  await plant(owner, [episodeId], [`update share set until = now() where id = $1`, shareId])
  const body = { id: id(), said: 'She phoned.' }
  expect((await done(ask(sergeant, shareApi.withdrawConsent, { params: { episodeId }, body }))).data.ended).toBe(0)
})
