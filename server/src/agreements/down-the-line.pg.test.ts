import { expect, it } from 'vitest'
import { agreementApi } from '@waymark/shared/agreements/agreement.api.ts'
import { shareApi } from '@waymark/shared/shares/share.api.ts'
import { agreesWithNobody, aTeam, somebody } from '../../test/people.ts'
import { aProgram, done, exampleOf } from '../../test/program.ts'
import { sharingBy } from '../../test/sharing.ts'

const program = await aProgram()
const { people, ask, owner, anEpisode, division } = program
const { sergeant } = people
const { give, refer, accept, opened } = sharingBy(program)
const keeper = await somebody(owner, division, 'admin')
const inDays = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString()
const sections = ['summary' as const, 'description' as const]

/** Three teams in a line: police share with the first under an agreement; each team refers to the next. */
async function aLine(...ends: (string | undefined)[]) {
  const aWorker = async () => somebody(owner, await aTeam(owner, 'charity'), 'caseworker')
  const [first, second, third] = [await aWorker(), await aWorker(), await aWorker()]
  const line = [first, second, third]
  await agreesWithNobody(owner, first.teamId)
  const withAgency = String((await owner.query('select agency_id from team where id = $1', [first.teamId])).rows[0].agency_id)
  const made: string[] = []
  for (const until of ends) {
    const body = { ...exampleOf(agreementApi.make), id: crypto.randomUUID(), withAgency, sections, until }
    await done(ask(keeper, agreementApi.make, { body: { ...body, purposes: [exampleOf(shareApi.give).purpose] } }))
    made.push(body.id)
  }
  const { episodeId } = await anEpisode('afterReturn')
  const more = { sections, until: inDays(60), reviewAt: inDays(30), onward: true }
  const shareId = await give(sergeant, episodeId, first, more)
  const onward = { sections, legalBasis: 'publicTask', onward: true }
  await accept(second, await refer(first, episodeId, second, onward))
  await accept(third, await refer(second, episodeId, third, onward))
  const end = () => done(ask(keeper, agreementApi.end, { params: { agreementId: String(made[0]) }, body: {} }))
  /** For each team: days until its share ends, days until its access grant ends, and whether a review is due before. */
  const lasts = async () => {
    const { rows } = await owner.query<{ days: number; seen: number; reviewed: boolean }>(
      `select round(extract(epoch from h.until - now()) / 86400)::int as days, round(extract(epoch from s.until - now()) / 86400)::int as seen,
         h.review_at < h.until and exists (select from task t where t.about = h.id and t.kind = 'reviewShare' and t.ended_at is null and t.due_at < h.until) as reviewed
       from share h join access_grant s on s.share_id = h.id and s.basis = 'share' where h.episode_id = $1 and h.to_team = any ($2) order by array_position($2, h.to_team)`,
      [episodeId, line.map(({ teamId }) => teamId)],
    )
    return rows.map(({ days, seen, reviewed }) => [days, seen, reviewed])
  }
  const notified = async () => {
    const { rows } = await owner.query<{ kind: string; team: string }>(
      `select kind, data ->> 'teamId' as team from event where subject_id = $1 and kind in ('share.moved', 'share.narrowed') order by id`,
      [episodeId],
    )
    return rows.map(({ kind, team }) => `${kind} ${line.findIndex(({ teamId }) => teamId === team)}`)
  }
  return { episodeId, shareId, first, second, third, end, lasts, notified }
}
const each = (days: number) => Array.from({ length: 3 }, () => [days, days, true])

it('when an agreement ends, every share passed on under it is cut, and an event is recorded for each team', async () => {
  const { end, lasts, notified, third, episodeId } = await aLine(undefined)
  expect(await lasts()).toEqual(each(60))
  await end()
  expect(await lasts()).toEqual(each(7))
  expect(await notified()).toEqual(['share.narrowed 0', 'share.narrowed 1', 'share.narrowed 2'])
  expect(await opened(third, episodeId)).toEqual(sections)
})

it('when an agreement ends, shares passed on last until the end of another agreement that covers them', async () => {
  const sooner = await aLine(undefined, inDays(20))
  await sooner.end()
  expect(await sooner.lasts()).toEqual(each(20))
  expect(await sooner.notified()).toEqual(['share.narrowed 0', 'share.narrowed 1', 'share.narrowed 2'])
  const longer = await aLine(undefined, inDays(90))
  await longer.end()
  expect([await longer.lasts(), await longer.notified()]).toEqual([each(60), ['share.moved 0']])
})

it('the end of an agreement also cuts shares passed on by a team that has finished its work', async () => {
  for (const [other, days] of [
    [[], 7],
    [[inDays(20)], 20],
    [[inDays(90)], 60],
  ] as const) {
    const { end, lasts, first, episodeId, shareId } = await aLine(undefined, ...other)
    await done(ask(first, shareApi.closeWork, { params: { episodeId, shareId } }))
    await end()
    expect((await lasts()).slice(1)).toEqual(each(days).slice(1))
  }
})

it('when an agreement ends, shares passed on last as long as another share of the team that passed them on', async () => {
  const { end, lasts, first, episodeId } = await aLine(undefined)
  const life = { legalBasis: 'vitalInterests', receiverBasis: 'vitalInterests', urgentReason: 'She is on the bridge.' }
  const more = { ...life, until: inDays(50), reviewAt: inDays(9), onward: true }
  await give(sergeant, episodeId, first, { ...more, sections: [...sections, 'plan'] }) // outside the agreement
  await end()
  const days = (await lasts()).map(([until]) => Number(until))
  expect(days.toSorted((a, b) => a - b)).toEqual([7, 50, 50, 50])
})
