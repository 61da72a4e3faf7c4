import { describe, expect, it } from 'vitest'
import { shareApi } from '@waymark/shared/shares/share.api.ts'
import { answersOf, rawSql, notAllowed, seed, refusedTo } from '../../test/raw-sql.ts'
import { agreesWithNobody, aTeam, somebody, type Somebody } from '../../test/people.ts'
import { aProgram, exampleOf } from '../../test/program.ts'
import { sharingBy } from '../../test/sharing.ts'

const program = await aProgram()
const { people, anEpisode, owner, council } = program
const { officer, sergeant, coordinator, caseworker, worker, otherOfficer } = people
const { give, opened } = sharingBy(program)
const sql = rawSql(program)
const id = () => crypto.randomUUID()
const day = (n: number) => new Date(Date.now() + n * 86_400_000)
const elsewhere = await somebody(owner, await aTeam(owner, 'police'), 'inspector')

describe('making a share in raw SQL', () => {
  it('in raw SQL, a share needs the summary, a review before its end, a casework team and an active member of it', async () => {
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
    const left = await somebody(owner, caseworker.teamId, 'caseworker')
    await seed(owner, [left.accountId], ['update account set disabled_at = now() where id = $1', left.accountId])
    expect(await make({ toAccount: left.accountId })).toBe(notAllowed)
    expect(await make({ toAccount: caseworker.accountId })).toBe('true')
  })
  it('in raw SQL, a share without an agreement needs vital interests as its basis and a written reason', async () => {
    const { episodeId } = await anEpisode()
    const lonely = await somebody(owner, await aTeam(owner, 'charity'), 'caseworker')
    await agreesWithNobody(owner, lonely.teamId)
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

it('in raw SQL, a role that may not share cannot make a share, even where its team has access', async () => {
  const { episodeId } = await anEpisode()
  const make = (who: Somebody) =>
    sql(
      who,
      'app.give_share($1::jsonb)',
      JSON.stringify({ ...exampleOf(shareApi.give), id: id(), episodeId, toTeam: caseworker.teamId, sections: ['summary'] }),
    )
  const those = [officer, await somebody(owner, council, 'social-worker'), elsewhere]
  expect(await answersOf(those, make)).toEqual(refusedTo(those))
  expect(await make(coordinator)).toBe('true')
})

describe('an existing share in raw SQL, for those who may not give or end it', () => {
  it('in raw SQL, those who may not share cannot extend, narrow or end a share, and outsiders cannot withdraw consent', async () => {
    const { episodeId } = await anEpisode()
    const shareId = await give(sergeant, episodeId, caseworker, { sections: ['summary', 'description'] })
    await give(sergeant, episodeId, worker, { sections: ['summary'] })
    const extend = (who: Somebody) => sql(who, `app.extend_share($1::uuid, '2100-03-01', '2100-02-01')`, shareId)
    const narrow = (who: Somebody) => sql(who, `app.narrow_share($1::uuid, array['summary'])`, shareId)
    const end = (who: Somebody) => sql(who, `app.end_share($1::uuid, 'noLongerNeeded')`, shareId)
    const social = await somebody(owner, council, 'social-worker')
    const those = [officer, elsewhere, otherOfficer, worker, social]
    for (const call of [extend, narrow, end]) expect(await answersOf(those, call)).toEqual(refusedTo(those))
    expect(await answersOf([caseworker], narrow)).toEqual(refusedTo([caseworker]))
    const withdraw = (who: Somebody) =>
      sql(who, `(select count(*) from app.withdraw_consent($1::uuid, $2::uuid, 'x'))`, id(), episodeId)
    expect(await answersOf([elsewhere, otherOfficer], withdraw)).toEqual(refusedTo([elsewhere, otherOfficer]))
    for (const call of [extend, narrow, end]) expect(await call(sergeant)).not.toBe(notAllowed)
  })
  it('in raw SQL, others cannot list the people to share with or how often a share was opened', async () => {
    const { episodeId } = await anEpisode()
    await give(sergeant, episodeId, caseworker)
    await opened(caseworker, episodeId)
    const people = (who: Somebody) => sql(who, `select count(*) > 0 from app.people_to_share_with($1::uuid)`, caseworker.teamId)
    const openings = (who: Somebody) => sql(who, `select count(*) > 0 from app.share_openings($1::uuid)`, episodeId)
    expect([await people(officer), await people(caseworker), await people(sergeant)]).toEqual(['false', 'false', 'true'])
    expect([await openings(caseworker), await openings(elsewhere), await openings(sergeant)]).toEqual(['false', 'false', 'true'])
  })
})

describe('an existing share in raw SQL, for those who may change it', () => {
  const narrow = (shareId: string, kept: string[]) => sql(sergeant, 'app.narrow_share($1::uuid, $2::text[])', shareId, kept)
  const extend = (shareId: string, until: Date, review: Date) =>
    sql(sergeant, 'app.extend_share($1::uuid, $2::timestamptz, $3::timestamptz)', shareId, until, review)
  it('in raw SQL, narrowing removes at least one section, adds none, keeps the summary and fails once the share has ended', async () => {
    const { episodeId } = await anEpisode()
    const shareId = await give(sergeant, episodeId, caseworker, { sections: ['summary', 'description'] })
    for (const wrong of [['summary', 'description'], ['description'], ['summary', 'plan'], ['summary', 'description', 'plan']])
      expect([wrong, await narrow(shareId, wrong)]).toEqual([wrong, notAllowed])
    await seed(owner, [episodeId], [`update share set ended_at = now() where id = $1`, shareId])
    expect(await narrow(shareId, ['summary'])).toBe(notAllowed)
    expect(await extend(shareId, day(40_000), day(30_000))).toBe(notAllowed)
  })
  it('in raw SQL, extending only moves the end later, with a future review before it, and fails once the end has passed', async () => {
    const { episodeId } = await anEpisode()
    const shareId = await give(sergeant, episodeId, caseworker, { until: day(20).toISOString(), reviewAt: day(10).toISOString() })
    for (const [until, review] of [
      [day(15), day(12)],
      [day(30), day(31)],
      [day(30), day(-1)],
    ] as const)
      expect(await extend(shareId, until, review)).toBe(notAllowed)
    expect(await extend(shareId, day(30), day(25))).toBe('true')
    await seed(owner, [episodeId], [`update share set until = now() where id = $1`, shareId])
    expect(await extend(shareId, day(30), day(25))).toBe(notAllowed)
  })
})
