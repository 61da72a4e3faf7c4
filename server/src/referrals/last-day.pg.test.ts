import { describe, expect, it } from 'vitest'
import { referralApi as api } from '@waymark/shared/referrals/referral.api.ts'
import { rawSql, notAllowed, seed } from '../../test/raw-sql.ts'
import type { Somebody } from '../../test/people.ts'
import { aProgram, done, exampleOf } from '../../test/program.ts'
import { sharingBy } from '../../test/sharing.ts'

const program = await aProgram()
const { people, ask, anEpisode, owner } = program
const { sergeant, coordinator, caseworker, worker } = people
const { give, refer, accept, opened, sharesOf, statusOf } = sharingBy(program)
const sql = rawSql(program)
const day = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString()
const decline = (referralId: string) =>
  done(
    ask(caseworker, api.decline, {
      params: { referralId },
      body: { ...exampleOf(api.decline), serviceId: undefined, advice: 'Ask others' },
    }),
  )
const again = (episodeId: string, referralId: string, shareUntil?: string) =>
  ask(coordinator, api.offerAgain, { params: { episodeId, referralId }, body: shareUntil === undefined ? {} : { shareUntil } })
type Refusal = { status: number; problem: { reason?: string; fields?: { path: string }[] } }
const why = async (asking: Promise<Refusal>) => {
  const { status, problem } = await asking
  return status < 300 ? status : `${status} ${problem.reason ?? problem.fields?.map(({ path }) => path).join()}`
}
const endsAt = (referralId: string, at: string) =>
  seed(owner, [referralId], ['update referral set share_until = $2 where id = $1', referralId, at])

describe('the last day of a referral', () => {
  it('a referral whose last day has passed cannot be accepted and stays as it was', async () => {
    const { episodeId } = await anEpisode()
    const referralId = await refer(coordinator, episodeId, caseworker)
    await endsAt(referralId, day(-1))
    expect(await why(ask(caseworker, api.accept, { params: { referralId } }))).toBe('422 referral.lastDayPassed')
    expect([await statusOf(referralId), await opened(caseworker, episodeId)]).toEqual(['sent', 404])
  })
  it('a referral whose last day has passed cannot be approved', async () => {
    const { episodeId } = await anEpisode()
    await give(sergeant, episodeId, worker, { onward: false })
    const referralId = await refer(worker, episodeId, caseworker)
    await endsAt(referralId, day(-1))
    expect(await why(ask(sergeant, api.approve, { params: { episodeId, referralId } }))).toBe('422 referral.lastDayPassed')
  })
  it('a referral whose last day is past or near needs a new future one to be offered again, and opens until then', async () => {
    const { episodeId } = await anEpisode()
    const referralId = await refer(coordinator, episodeId, caseworker)
    await decline(referralId)
    for (const end of [day(-1), day(5)]) {
      await endsAt(referralId, end)
      expect(await why(again(episodeId, referralId))).toBe('400 shareUntil')
    }
    expect(await why(again(episodeId, referralId, day(-1)))).toBe('400 shareUntil')
    const until = day(60)
    expect(await why(again(episodeId, referralId, until))).toBe(201)
    expect(await accept(caseworker, referralId)).toBe(201)
    expect((await sharesOf(coordinator, episodeId)).find(share => share.referralId === referralId)?.until).toBe(until)
  })
  it('a referral offered again keeps its last day while that is far off', async () => {
    const { episodeId } = await anEpisode()
    const [referralId, until] = [await refer(coordinator, episodeId, caseworker, { shareUntil: day(90) }), day(90).slice(0, 10)]
    await decline(referralId)
    await done(again(episodeId, referralId))
    const { data } = await done(ask(coordinator, api.read, { params: { referralId } }))
    expect(data.shareUntil?.slice(0, 10)).toBe(until)
  })
  it('in raw SQL, only the sender can set a new last day, in the future, and only while offering the referral again', async () => {
    const { episodeId } = await anEpisode()
    const referralId = await refer(coordinator, episodeId, caseworker)
    const set = (who: Somebody, at: string, also = '') =>
      sql(who, `update referral set share_until = $2::timestamptz${also} where id = $1::uuid`, referralId, at)
    expect([await set(coordinator, day(900)), await set(caseworker, day(900))]).toEqual([notAllowed, notAllowed])
    await decline(referralId)
    const sent = `, status = 'sent', sent_at = app.now()`
    expect([await set(coordinator, day(900)), await set(caseworker, day(900)), await set(coordinator, day(-1), sent)]).toEqual([
      notAllowed,
      notAllowed,
      notAllowed,
    ])
    expect(await set(coordinator, day(900), sent)).toBe(1)
  })
})
