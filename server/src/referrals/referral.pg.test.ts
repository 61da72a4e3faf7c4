import { describe, expect, test } from 'vitest'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import { returnDiscussionApi } from '@waymark/shared/return-discussions/return-discussion.api.ts'
import { accessApi } from '@waymark/shared/access/access.api.ts'
import type { Section } from '@waymark/shared/permissions.ts'
import { aProgram, done, exampleOf } from '../../test/program.ts'
import type { Somebody } from '../../test/people.ts'

const { people, ask, anEpisode, owner } = await aProgram()
const { officer, sergeant, coordinator, worker, caseworker, otherOfficer } = people
const send = (
  who: Somebody,
  episodeId: string,
  to: Somebody,
  more: { sections?: Section[]; onward?: boolean; shareUntil?: string } = {},
) => {
  const id = crypto.randomUUID()
  return ask(who, referralApi.send, {
    params: { episodeId },
    body: { ...exampleOf(referralApi.send), id, toTeam: to.teamId, ...more },
  }).then(reply => ({ ...reply, id }))
}
const read = async (who: Somebody, referralId: string) =>
  (await done(ask(who, referralApi.read, { params: { referralId } }))).data
const accept = (who: Somebody, referralId: string) => ask(who, referralApi.accept, { params: { referralId } })
const statusOf = async (who: Somebody, episodeId: string) => (await ask(who, episodeApi.read, { params: { episodeId } })).status

describe('before a referral is accepted', () => {
  test('the receiver of a referral sees only its preview before accepting', async () => {
    const { episodeId } = await anEpisode('afterReturn')
    const { id } = await send(coordinator, episodeId, worker)
    const seen = await read(worker, id)
    expect([seen.side, seen.content, seen.episode]).toEqual(['receiver', null, null])
    expect(seen.preview).toMatchObject({
      type: 'returnDiscussionService',
      urgency: 'urgent',
      area: 'Glasgow City',
      ageBand: '16to17',
      line: 'Return discussion asked for by the young person',
    })
    expect(JSON.stringify(seen)).not.toMatch(/Mirren|Sample|MP-|Chose to speak/)
    expect(await statusOf(worker, episodeId)).toBe(404)
    expect((await done(ask(worker, referralApi.inbox))).data.rows.map(row => row.id)).toContain(id)
  })
  test('before acceptance, only sender and receiver see a referral; the lead team does not', async () => {
    const { episodeId } = await anEpisode('afterReturn')
    const { id } = await send(coordinator, episodeId, worker)
    for (const who of [officer, caseworker, otherOfficer])
      expect((await ask(who, referralApi.read, { params: { referralId: id } })).status).toBe(404)
  })
  test('a referral that its sender withdrew cannot be accepted', async () => {
    const { episodeId } = await anEpisode('afterReturn')
    const { id } = await send(coordinator, episodeId, worker)
    await done(ask(coordinator, referralApi.withdraw, { params: { referralId: id } }))
    const late = await accept(worker, id)
    expect([late.status, late.problem.reason]).toEqual([422, 'referral.withdrawn'])
  })
})

describe('accepting a referral', () => {
  test('accepting a referral opens exactly the sections that were offered', async () => {
    const { episodeId } = await anEpisode('afterReturn')
    const { id } = await send(coordinator, episodeId, worker, { sections: ['description', 'returnDiscussion'] })
    await done(accept(worker, id))
    const { sections, bases } = (await done(ask(worker, episodeApi.read, { params: { episodeId } }))).data
    expect(bases).toEqual(['share'])
    expect([sections.description !== null, sections.care, sections.health, sections.enquiries, sections.whereabouts]).toEqual([
      true,
      null,
      null,
      null,
      null,
    ])
    const seen = await read(worker, id)
    expect([seen.content?.reason, seen.episode?.name, seen.episode?.open]).toEqual([
      'Chose to speak to a charity worker, not to police.',
      'Mirren Sample',
      true,
    ])
  })
  test('a referral is accepted only once, and only by the receiving team', async () => {
    const { episodeId } = await anEpisode('afterReturn')
    const { id } = await send(coordinator, episodeId, worker)
    expect((await accept(coordinator, id)).status).toBe(403)
    const both = await Promise.all([accept(worker, id), accept(worker, id)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 422])
    expect((await owner.query('select from share where referral_id = $1', [id])).rowCount).toBe(1)
  })
  test('a referral opens nothing when its sender may no longer pass the sections on', async () => {
    const { episodeId } = await anEpisode('afterReturn')
    const { id: first } = await send(coordinator, episodeId, worker, { onward: true })
    await done(accept(worker, first))
    const { id } = await send(worker, episodeId, caseworker, { sections: ['summary'] })
    await done(ask(worker, referralApi.complete, { params: { referralId: first }, body: { outcome: 'needMet' } }))
    const late = await accept(caseworker, id)
    expect([late.status, late.problem.reason]).toEqual([422, 'referral.senderMayNotShare'])
    expect(await statusOf(caseworker, episodeId)).toBe(404)
  })
})

describe('passing on', () => {
  test('a sender cannot offer a section that they cannot read', async () => {
    const { episodeId } = await anEpisode('afterReturn')
    const over = await send(coordinator, episodeId, worker, { sections: ['enquiries'] })
    expect([over.status, over.problem.fields?.[0]?.path]).toEqual([400, 'sections'])
  })
  test('a referral by a team that only has a share waits until someone who may share approves it', async () => {
    const { episodeId } = await anEpisode('afterReturn')
    const params = { episodeId }
    const { id: first } = await send(coordinator, episodeId, worker)
    await done(accept(worker, first))
    const { id } = await send(worker, episodeId, caseworker, { sections: ['summary'] })
    expect((await read(worker, id)).status).toBe('draft')
    expect((await ask(caseworker, referralApi.read, { params: { referralId: id } })).status).toBe(404)
    expect((await done(ask(coordinator, referralApi.listForEpisode, { params }))).data.find(row => row.id === id)?.side).toBe(
      'observer',
    )
    expect((await ask(officer, referralApi.approve, { params: { ...params, referralId: id } })).status).toBe(403)
    await done(ask(sergeant, referralApi.approve, { params: { ...params, referralId: id } }))
    await done(accept(caseworker, id))
    expect(await statusOf(caseworker, episodeId)).toBe(200)
  })
  test('a team whose share may be passed on refers without approval, but only with the sections of that share', async () => {
    const { episodeId } = await anEpisode('afterReturn')
    const { id: first } = await send(coordinator, episodeId, worker, { sections: ['summary', 'support'], onward: true })
    await done(accept(worker, first))
    const { id } = await send(worker, episodeId, caseworker, { sections: ['summary', 'support'] })
    expect((await read(worker, id)).status).toBe('sent')
    expect((await send(worker, episodeId, caseworker, { sections: ['summary', 'health'] })).status).toBe(400)
  })
})

describe('ending', () => {
  test('the sender of a declined referral sees the reason', async () => {
    const { episodeId } = await anEpisode('afterReturn')
    const { id } = await send(coordinator, episodeId, worker)
    await done(ask(worker, referralApi.acknowledge, { params: { referralId: id } }))
    await done(ask(worker, referralApi.decline, { params: { referralId: id }, body: exampleOf(referralApi.decline) }))
    const seen = await read(coordinator, id)
    expect([seen.status, seen.declineReason, seen.receivedAt !== null]).toEqual(['declined', 'noCapacity', true])
    expect(await statusOf(worker, episodeId)).toBe(404)
  })
  test('completing a referral ends its share, but the team still sees its own referral and the name', async () => {
    const { episodeId } = await anEpisode('afterReturn')
    const { id } = await send(coordinator, episodeId, worker)
    await done(accept(worker, id))
    const [discussion] = (await done(ask(worker, returnDiscussionApi.list, { params: { episodeId } }))).data
    await done(
      ask(worker, returnDiscussionApi.record, {
        params: { episodeId, returnDiscussionId: discussion?.id ?? '' },
        body: { ...exampleOf(returnDiscussionApi.record), id: crypto.randomUUID() },
      }),
    )
    await done(ask(worker, referralApi.complete, { params: { referralId: id }, body: { outcome: 'needMet' } }))
    expect(await statusOf(worker, episodeId)).toBe(403)
    const seen = await read(worker, id)
    expect([seen.status, seen.outcome, seen.episode?.name, seen.episode?.open]).toEqual([
      'completed',
      'needMet',
      'Mirren Sample',
      false,
    ])
    expect((await done(ask(worker, episodeApi.board, {}))).data.rows.map(row => row.id)).not.toContain(episodeId)
  })
  test('a share ends at its date', async () => {
    const { episodeId } = await anEpisode('afterReturn')
    const { id } = await send(coordinator, episodeId, worker, { shareUntil: new Date(Date.now() + 900).toISOString() })
    await done(accept(worker, id))
    expect(await statusOf(worker, episodeId)).toBe(200)
    await new Promise(resolve => setTimeout(resolve, 1600))
    expect(await statusOf(worker, episodeId)).toBe(403)
  })
  test('a share lasts no longer than the access it rests on', async () => {
    const { episodeId } = await anEpisode('afterReturn')
    const { id: first } = await send(coordinator, episodeId, worker, {
      onward: true,
      shareUntil: new Date(Date.now() + 3_600_000).toISOString(),
    })
    await done(accept(worker, first))
    const { id } = await send(worker, episodeId, caseworker, { sections: ['summary'] })
    await done(accept(caseworker, id))
    const { rows } = await owner.query('select until from share where referral_id = any ($1) order by until', [[first, id]])
    expect(rows.map(({ until }) => until?.getTime())).toEqual([rows[0].until.getTime(), rows[0].until.getTime()])
  })
  test('a draft referral that was withdrawn never reaches its receiver', async () => {
    const { episodeId } = await anEpisode('afterReturn')
    const { id: first } = await send(coordinator, episodeId, worker)
    await done(accept(worker, first))
    const { id } = await send(worker, episodeId, caseworker, { sections: ['summary'] })
    await done(ask(worker, referralApi.withdraw, { params: { referralId: id } }))
    expect((await ask(caseworker, referralApi.read, { params: { referralId: id } })).status).toBe(404)
    expect(
      (await done(ask(caseworker, referralApi.inbox, { query: { state: 'all' } } as never))).data.rows.map(row => row.id),
    ).not.toContain(id)
  })
  test('a sergeant can end the share of a referral, but an officer or the receiver cannot', async () => {
    const { episodeId } = await anEpisode('afterReturn')
    const params = { episodeId }
    const { id } = await send(coordinator, episodeId, worker)
    await done(accept(worker, id))
    const shareId =
      (await done(ask(sergeant, accessApi.explain, { params }))).data.find(row => row.basis === 'share')?.shareId ?? ''
    const end = (who: Somebody) =>
      ask(who, accessApi.endShare, { params: { ...params, shareId }, body: { why: 'sharedInError' } })
    expect((await end(officer)).status).toBe(403)
    expect((await end(worker)).status).toBe(403)
    expect((await end(sergeant)).status).toBe(201)
    const again = await end(sergeant)
    expect([again.status, again.problem.reason]).toEqual([422, 'share.ended'])
  })
})

test('"Who can see this" lists all grants for the lead team, and only its own for a team with a share', async () => {
  const { episodeId } = await anEpisode('afterReturn')
  const params = { episodeId }
  const { id } = await send(coordinator, episodeId, worker)
  await done(accept(worker, id))
  const rows = async (who: Somebody) => (await done(ask(who, accessApi.explain, { params }))).data
  expect((await rows(officer)).length).toBeGreaterThan(2)
  const own = await rows(worker)
  expect(own.map(({ basis }) => basis)).toEqual(['share'])
  expect(own[0]?.givenBy).toMatch(/Agency/)
})

test('the timeline does not show a team with a share which other teams have one', async () => {
  const { episodeId } = await anEpisode('afterReturn')
  const params = { episodeId }
  for (const who of [worker, caseworker]) {
    const { id } = await send(coordinator, episodeId, who, { sections: ['summary'] })
    await done(accept(who, id))
  }
  const given = async (who: Somebody) =>
    (await done(ask(who, episodeApi.timeline, { params }))).data.filter(({ kind }) => kind === 'share.given').length
  expect(await Promise.all([coordinator, worker, caseworker].map(given))).toEqual([2, 1, 1])
})
