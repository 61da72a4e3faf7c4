import { afterAll, describe, expect, test } from 'vitest'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import type { Ask as Asked } from '@waymark/shared/kernel/endpoint.ts'
import { noticeApi } from '@waymark/shared/notices/notice.api.ts'
import { sections as allSections, type Section } from '@waymark/shared/permissions.ts'
import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import { returnDiscussionApi } from '@waymark/shared/return-discussions/return-discussion.api.ts'
import { shareApi } from '@waymark/shared/shares/share.api.ts'
import { sightApi } from '@waymark/shared/sight/sight.api.ts'
import { taskApi } from '@waymark/shared/tasks/task.api.ts'
import { openDoors } from '../kernel/as-actor.ts'
import { sqlState } from '../kernel/database-error.ts'
import { aTeam, somebody, type Somebody } from '../../test/people.ts'
import { aProgram, done, exampleOf } from '../../test/program.ts'

const { config, secret, people, ask, anEpisode, owner, division } = await aProgram()
const { officer, sergeant, inspector, secondInspector, coordinator, worker, caseworker, otherOfficer } = people
const doors = openDoors({ config, secret })
afterAll(() => doors.close())

type Sent = Asked<typeof shareApi.give>['body']
type More = Partial<Sent>
const give = async (who: Somebody, episodeId: string, to: Somebody, more: More = {}) => {
  const id = crypto.randomUUID()
  const body = { ...exampleOf(shareApi.give), id, toTeam: to.teamId, ...more }
  return { id, ...(await ask(who, shareApi.give, { params: { episodeId }, body })) }
}
const given = async (who: Somebody, episodeId: string, to: Somebody, more: More = {}) => {
  const reply = await give(who, episodeId, to, more)
  if (reply.status !== 201) throw new Error(JSON.stringify(reply.problem))
  return { episodeId, shareId: reply.id }
}
const view = async (who: Somebody, episodeId: string) => (await done(ask(who, episodeApi.read, { params: { episodeId } }))).data
const statusOf = async (who: Somebody, episodeId: string) => (await ask(who, episodeApi.read, { params: { episodeId } })).status
const wrongAt = (reply: { problem: { fields?: { path: string }[] } }) => reply.problem.fields?.map(({ path }) => path)
const sharesOf = async (who: Somebody, episodeId: string) => (await done(ask(who, shareApi.list, { params: { episodeId } }))).data
const preview = (
  who: Somebody,
  episodeId: string,
  to: Somebody,
  opened: readonly Section[],
  more: Record<string, string> = {},
) => {
  const query = new URLSearchParams({ team: to.teamId, sections: opened.join(','), ...more })
  const path = `${shareApi.preview.path}?${query}` as typeof shareApi.preview.path // as: asked for in the address
  return ask(who, { ...shareApi.preview, path }, { params: { episodeId } })
}
const refuse = (why: string) => [422, why]

describe('a share', () => {
  test('opens exactly what was ticked, to the team, until its end', async () => {
    const { episodeId } = await anEpisode('afterReturn')
    expect(await statusOf(caseworker, episodeId)).toBe(404)
    const { shareId } = await given(sergeant, episodeId, caseworker, { sections: ['summary', 'description'], onward: false })
    const { sections, reasons } = await view(caseworker, episodeId)
    expect(reasons).toEqual(['share'])
    expect(
      Object.entries(sections)
        .filter(([, value]) => value !== null)
        .map(([name]) => name),
    ).toEqual(['summary', 'description'])
    await owner.query('begin')
    await owner.query(`insert into event (kind, subject, subject_id) values ('test', 'episode', $1)`, [episodeId])
    await owner.query(`update share set until = now() where id = $1`, [shareId])
    await owner.query(`update sight set until = now() where share_id = $1`, [shareId])
    await owner.query('commit')
    expect(await statusOf(caseworker, episodeId)).toBe(404)
  })
  test('to one named person is there for them and for no colleague', async () => {
    const { episodeId } = await anEpisode('missing')
    const colleague = await somebody(owner, worker.teamId, 'discussion-worker')
    await given(sergeant, episodeId, worker, { toAccount: worker.accountId })
    expect([(await view(worker, episodeId)).reasons, await statusOf(colleague, episodeId)]).toEqual([['named'], 404])
  })
  test('says on what it stands: purpose, basis of each side, end, review; consent and views beside it', async () => {
    const { episodeId } = await anEpisode('missing')
    const consent = {
      asked: 'yes',
      askedBy: 'Her worker',
      askedAt: '2026-01-11T10:00:00Z',
      scope: 'Share with the charity',
      answer: 'disagrees',
      views: 'I only want Kim to know.',
    } as const
    await given(sergeant, episodeId, caseworker, { consent, legalBasis: 'publicTask', receiverBasis: 'legitimateInterests' })
    const [share] = await sharesOf(sergeant, episodeId)
    expect(share).toMatchObject({
      purpose: 'returnAndSupport',
      legalBasis: 'publicTask',
      receiverBasis: 'legitimateInterests',
      until: '2100-01-02T09:00:00.000Z',
      reviewAt: '2100-01-01T09:00:00.000Z',
      agreement: 'An agreement',
      live: true,
    })
    expect(share?.consent).toMatchObject({
      asked: true,
      answer: 'disagrees',
      views: 'I only want Kim to know.',
      withdrawnAt: null,
    })
    expect((await sharesOf(caseworker, episodeId))[0]?.consent?.views).toBe('I only want Kim to know.')
    const seen = await done(ask(coordinator, shareApi.list, { params: { episodeId } }))
    expect([seen.data[0]?.purpose, seen.data[0]?.consent]).toEqual(['returnAndSupport', null]) // they see the list, and not what was said in confidence
  })
  test('tells who leads how often it was opened, and whoever gave it, and nobody else', async () => {
    const { episodeId } = await anEpisode('missing')
    await given(sergeant, episodeId, caseworker)
    expect((await sharesOf(sergeant, episodeId))[0]?.opened).toEqual({ times: 0, lastAt: null })
    await view(caseworker, episodeId)
    await view(caseworker, episodeId)
    expect((await sharesOf(sergeant, episodeId))[0]?.opened?.times).toBe(2)
    for (const who of [caseworker, coordinator]) expect((await sharesOf(who, episodeId))[0]?.opened).toBe(null)
    const theirs = await anEpisode('missing')
    await given(coordinator, theirs.episodeId, caseworker)
    await view(caseworker, theirs.episodeId)
    for (const who of [coordinator, sergeant]) expect((await sharesOf(who, theirs.episodeId))[0]?.opened?.times).toBe(1)
  })
  test('is reviewed: the task is the giver’s team’s, and goes with the share', async () => {
    const { episodeId } = await anEpisode('missing')
    const { shareId } = await given(sergeant, episodeId, caseworker)
    const reviews = async (who: Somebody) =>
      (await done(ask(who, taskApi.listForEpisode, { params: { episodeId } }))).data.filter(task => task.kind === 'reviewShare')
    expect((await reviews(sergeant)).map(task => task.dueAt)).toEqual(['2100-01-01T09:00:00.000Z'])
    expect(await reviews(caseworker)).toEqual([])
    await done(ask(sergeant, sightApi.endShare, { params: { episodeId, shareId }, body: { why: 'noLongerNeeded' } }))
    expect(await reviews(sergeant)).toEqual([])
  })
  test('ends when the team that it is for closes its work: at once, and whoever gave it is told', async () => {
    const { episodeId } = await anEpisode('missing')
    const { shareId } = await given(sergeant, episodeId, caseworker)
    const other = await given(sergeant, episodeId, worker)
    const close = (who: Somebody, id = shareId) => ask(who, shareApi.closeWork, { params: { episodeId, shareId: id }, body: {} })
    expect((await sharesOf(caseworker, episodeId)).map(({ yours }) => yours)).toEqual([true])
    expect((await sharesOf(sergeant, episodeId)).some(({ yours }) => yours)).toBe(false)
    expect([
      (await close(caseworker, other.shareId)).status,
      (await close(sergeant)).status,
      (await close(otherOfficer)).status,
    ]).toEqual([404, 403, 404])
    await done(close(caseworker))
    expect(await statusOf(caseworker, episodeId)).toBe(403)
    const [ended] = (await sharesOf(sergeant, episodeId)).filter(({ id }) => id === shareId)
    expect([ended?.live, ended?.endReason]).toEqual([false, 'workEnded'])
    const { rows } = (await done(ask(officer, noticeApi.list))).data
    expect(rows.some(row => row.subjectId === episodeId && row.kind === 'share.ended')).toBe(true)
    expect((await view(worker, episodeId)).reasons).toEqual(['share'])
    expect((await close(caseworker)).status).toBe(403) // what is left is theirs to read alone
  })
  test('to one person is closed by them, and not by a colleague', async () => {
    const { episodeId } = await anEpisode('missing')
    const colleague = await somebody(owner, caseworker.teamId, 'caseworker')
    const { shareId } = await given(sergeant, episodeId, caseworker, { toAccount: caseworker.accountId })
    await given(sergeant, episodeId, caseworker, { toAccount: colleague.accountId })
    const close = (who: Somebody) => ask(who, shareApi.closeWork, { params: { episodeId, shareId }, body: {} })
    expect((await close(colleague)).status).toBe(403)
    await expect(
      doors.asActor(
        colleague.token,
        crypto.randomUUID(),
        tx => tx.$queryRaw`select app.end_share(${shareId}::uuid, 'workEnded')::text`,
      ),
    ).rejects.toThrow('42501')
    await done(close(caseworker))
  })
  test('is asked for its summary, an end to come, a review before it, a condition, a duty and what was asked', async () => {
    const { episodeId } = await anEpisode('missing')
    const wrong = async (more: More) => wrongAt(await give(sergeant, episodeId, caseworker, more))
    expect(await wrong({ sections: ['description'] })).toEqual(['sections'])
    expect(await wrong({ until: '2026-01-01T00:00:00Z' })).toEqual(['until', 'reviewAt'])
    expect(await wrong({ reviewAt: '2100-03-01T00:00:00Z' })).toEqual(['reviewAt'])
    expect(await wrong({ sections: ['summary', 'health'] })).toEqual(['condition'])
    expect(await wrong({ legalBasis: 'legalObligation' })).toEqual(['duty'])
    expect(await wrong({ consent: { asked: 'no' } as Sent['consent'] })).toEqual(['consent.whyNotAsked'])
    expect(await wrong({ consent: { asked: 'yes' } as Sent['consent'] })).toEqual([
      'consent.askedBy',
      'consent.askedAt',
      'consent.scope',
      'consent.answer',
    ])
  })
})

describe('the preview', () => {
  test.each<[string, Section[], 'full' | 'nothing']>([
    ['of a few sections', ['summary', 'description'], 'full'],
    ['of all', allSections.filter(section => section !== 'enquiries'), 'full'],
    ['under a restriction of whereabouts', ['summary', 'description', 'care', 'health', 'plan', 'whereabouts'], 'nothing'],
  ])('is byte for byte what the other team then sees, in each of its roles: %s', async (_what, sections, told) => {
    const { episodeId } = await anEpisode('afterReturn', { told })
    const readsAll = await somebody(owner, division, 'police-coordinator')
    const team = worker.teamId
    const other = await somebody(owner, team, 'caseworker')
    const first = (await done(preview(readsAll, episodeId, worker, sections))).data
    expect([first.role, [...first.roles].toSorted()]).toEqual(['discussion-worker', ['caseworker', 'discussion-worker']])
    await owner.query('select app.mark_overdue()') // what runs out is told before, not between
    const before = new Map<string, string>()
    for (const role of first.roles)
      before.set(role, JSON.stringify((await done(preview(readsAll, episodeId, worker, sections, { role }))).data.seen))
    await given(readsAll, episodeId, worker, { sections, condition: 'safeguarding' })
    for (const who of [worker, other]) {
      const episode = await view(who, episodeId)
      const timeline = (await done(ask(who, episodeApi.timeline, { params: { episodeId } }))).data.filter(
        item => item.kind !== 'share.given',
      )
      const said = await ask(who, returnDiscussionApi.list, { params: { episodeId } })
      expect(before.get(who.role)).toBe(JSON.stringify({ episode, timeline, discussions: said.status === 200 ? said.data : [] }))
    }
    expect(before.get('caseworker')?.includes('Main concourse')).toBe(told === 'full' && sections.includes('whereabouts'))
  })
  test('is for whoever may share, opens nothing, and is written down as their own look', async () => {
    const { episodeId } = await anEpisode('missing')
    expect((await preview(officer, episodeId, caseworker, ['summary'])).status).toBe(403)
    expect((await preview(otherOfficer, episodeId, caseworker, ['summary'])).status).toBe(404)
    await done(preview(sergeant, episodeId, caseworker, ['summary']))
    expect(await statusOf(caseworker, episodeId)).toBe(404)
    const { rows } = await owner.query(
      `select account_id from consultation where action = 'share.give' and outcome = 'shown' and $1 = any (ids)`,
      [episodeId],
    )
    expect(rows).toEqual([{ account_id: sergeant.accountId }])
  })
  test('of a sealed person is nothing, but to somebody named', async () => {
    const { episodeId, personId } = await anEpisode('missing')
    await owner.query('begin')
    await owner.query(`insert into event (kind, subject, subject_id) values ('test', 'person', $1)`, [personId])
    await owner.query(`insert into person_guard (person_id, sealed) values ($1, true)`, [personId])
    await owner.query('commit')
    expect((await done(preview(sergeant, episodeId, caseworker, ['summary']))).data.seen).toBe(null)
    const named = (await done(preview(sergeant, episodeId, caseworker, ['summary'], { account: caseworker.accountId }))).data
    expect(named.seen?.episode.reasons).toEqual(['named'])
  })
  test('as that team sees it: what is shared already, as the team reads it', async () => {
    const { episodeId } = await anEpisode('afterReturn')
    const { shareId } = await given(sergeant, episodeId, caseworker, {
      sections: ['summary', 'health'],
      condition: 'safeguarding',
    })
    const rows = (await done(ask(sergeant, sightApi.explain, { params: { episodeId } }))).data
    const row = rows.find(each => each.shareId === shareId)
    const lead = rows.find(each => each.reason === 'lead')
    const asSeen = (sightId = '') => ask(sergeant, shareApi.asSeen, { params: { episodeId, sightId } })
    const { seen, beyondYou } = (await done(asSeen(row?.id))).data
    expect([JSON.stringify(seen?.episode), beyondYou]).toEqual([JSON.stringify(await view(caseworker, episodeId)), []])
    expect([(await asSeen(lead?.id)).problem.reason, (await asSeen(crypto.randomUUID())).status]).toEqual([
      'sight.notNarrower',
      404,
    ])
  })
})

describe('sharing more than one may', () => {
  test('nobody gives a section that they do not read themselves, whatever is sent', async () => {
    const { episodeId } = await anEpisode('afterReturn', { told: 'nothing' })
    expect(
      wrongAt(await give(sergeant, episodeId, caseworker, { sections: ['summary', 'support'], condition: 'safeguarding' })),
    ).toEqual(['sections'])
    expect(wrongAt(await give(coordinator, episodeId, caseworker, { sections: ['summary', 'enquiries'] }))).toEqual(['sections'])
    expect(wrongAt(await give(coordinator, episodeId, caseworker, { sections: ['summary', 'whereabouts'] }))).toEqual([
      'sections',
    ])
    const sent = (sections: Section[], more: object = {}) =>
      doors
        .asActor(
          coordinator.token,
          crypto.randomUUID(),
          tx =>
            tx.$queryRaw`select app.give_share(${JSON.stringify({ ...exampleOf(shareApi.give), id: crypto.randomUUID(), episodeId, toTeam: caseworker.teamId, sections, ...more })}::jsonb)`,
        )
        .catch(sqlState)
    expect(await sent(['summary', 'enquiries'])).toBe('42501')
    expect(await sent(['summary', 'whereabouts'])).toBe('42501')
    expect(await sent(['summary'], { until: '2020-01-01T00:00:00Z' })).toBe('42501')
    expect(await statusOf(caseworker, episodeId)).toBe(404)
  })
  test('nobody shares who is only shared to, with a right to pass on or without: they refer, and somebody agrees', async () => {
    const { episodeId } = await anEpisode('afterReturn')
    await given(sergeant, episodeId, worker, { onward: true })
    expect((await give(worker, episodeId, caseworker)).status).toBe(403)
    await given(sergeant, episodeId, caseworker, { onward: false })
    const id = crypto.randomUUID()
    const refer = (sections: Section[]) =>
      ask(caseworker, referralApi.send, {
        params: { episodeId },
        body: { ...exampleOf(referralApi.send), id, toTeam: worker.teamId, sections },
      })
    expect(wrongAt(await refer(['summary', 'health']))).toEqual(['sections'])
    await done(refer(['summary']))
    expect((await ask(worker, referralApi.read, { params: { referralId: id } })).status).toBe(404) // it waits for agreement
  })
  test('nobody shares with a team of their own', async () => {
    const { episodeId } = await anEpisode('missing')
    const both = await somebody(owner, division, 'sergeant')
    await owner.query(
      `with told as (insert into event (kind, subject, subject_id) values ('account.created', 'account', $1))
       insert into membership (account_id, team_id, role) values ($1, $2, 'caseworker')`,
      [both.accountId, caseworker.teamId],
    )
    expect(wrongAt(await give(both, episodeId, caseworker))).toEqual(['toTeam'])
    const input = { ...exampleOf(shareApi.give), id: crypto.randomUUID(), episodeId, toTeam: caseworker.teamId }
    const forged = doors.asActor(
      both.token,
      crypto.randomUUID(),
      tx => tx.$queryRaw`select app.give_share(${JSON.stringify(input)}::jsonb)`,
    )
    expect(await forged.catch(sqlState)).toBe('42501')
    await given(sergeant, episodeId, caseworker)
  })
  test('a later end widens nothing: more sections are not read with it, and who reads less does not extend more', async () => {
    const { episodeId } = await anEpisode('afterReturn')
    const readsAll = await somebody(owner, division, 'police-coordinator')
    const { shareId } = await given(readsAll, episodeId, caseworker, {
      sections: ['summary', 'support'],
      condition: 'safeguarding',
    })
    const extend = (who: Somebody, body: object = {}) =>
      ask(who, shareApi.extend, { params: { episodeId, shareId }, body: { ...exampleOf(shareApi.extend), ...body } })
    const reply = await extend(sergeant)
    expect([reply.status, reply.problem.reason]).toEqual(refuse('share.beyondYourSight'))
    expect(wrongAt(await extend(readsAll, { until: '2099-01-01T00:00:00Z', reviewAt: '2098-01-01T00:00:00Z' }))).toEqual([
      'until',
    ])
    await done(extend(readsAll, { sections: [...allSections] }))
    const [share] = await sharesOf(readsAll, episodeId)
    expect([share?.sections, share?.until]).toEqual([['summary', 'support'], '2100-02-02T09:00:00.000Z'])
    expect((await view(caseworker, episodeId)).sections.description).toBe(null)
  })
  test('taking sections away takes them at once, and never gives', async () => {
    const { episodeId } = await anEpisode('missing')
    const { shareId } = await given(sergeant, episodeId, caseworker, { sections: ['summary', 'description', 'plan'] })
    const narrow = (who: Somebody, sections: Section[]) =>
      ask(who, shareApi.narrow, { params: { episodeId, shareId }, body: { sections } })
    expect(wrongAt(await narrow(sergeant, ['summary', 'description', 'plan', 'care']))).toEqual(['sections'])
    expect(wrongAt(await narrow(sergeant, ['description']))).toEqual(['sections'])
    expect((await narrow(caseworker, ['summary'])).status).toBe(403)
    await done(narrow(sergeant, ['summary']))
    expect((await view(caseworker, episodeId)).sections.description).toBe(null)
  })
})

describe('agreements', () => {
  const endAll = async (fromTeam: string, toTeam: string) => {
    await owner.query('begin')
    await owner.query(
      `with a as (update agreement set ended_at = now() where agency_id = (select agency_id from team where id = $1) and with_agency = (select agency_id from team where id = $2) returning id)
      insert into event (kind, subject, subject_id) select 'agreement.ended', 'account', id from a`,
      [fromTeam, toTeam],
    )
    await owner.query('commit')
  }
  test('without a live one nothing is shared, extended or accepted, and the reason is told', async () => {
    const { episodeId } = await anEpisode('afterReturn')
    const lonely = await somebody(owner, await aTeam(owner, 'charity'), 'caseworker')
    const { shareId } = await given(sergeant, episodeId, lonely)
    const id = crypto.randomUUID()
    await done(
      ask(coordinator, referralApi.send, {
        params: { episodeId },
        body: { ...exampleOf(referralApi.send), id, toTeam: lonely.teamId, legalBasis: 'publicTask' },
      }),
    )
    await endAll(sergeant.teamId, lonely.teamId)
    await endAll(coordinator.teamId, lonely.teamId)
    const again = await give(sergeant, episodeId, lonely)
    const longer = await ask(sergeant, shareApi.extend, { params: { episodeId, shareId }, body: exampleOf(shareApi.extend) })
    const accepted = await ask(lonely, referralApi.accept, { params: { referralId: id } })
    for (const reply of [again, longer, accepted])
      expect([reply.status, reply.problem.reason]).toEqual(refuse('share.noAgreement'))
  })
  test('do not stand in the way of protecting a life: with a written reason, and a review by another supervisor', async () => {
    const { episodeId } = await anEpisode('missing')
    const lonely = await somebody(owner, await aTeam(owner, 'charity'), 'caseworker')
    await endAll(inspector.teamId, lonely.teamId)
    const urgent = { legalBasis: 'vitalInterests', receiverBasis: 'vitalInterests' } as const
    expect(wrongAt(await give(inspector, episodeId, lonely, urgent))).toEqual(['urgentReason'])
    expect((await give(inspector, episodeId, lonely, { urgentReason: 'She is on the bridge.' })).problem.reason).toBe(
      'share.noAgreement',
    )
    const { shareId } = await given(inspector, episodeId, lonely, { ...urgent, urgentReason: 'She is on the bridge.' })
    expect(await statusOf(lonely, episodeId)).toBe(200)
    const reviews = async (who: Somebody) =>
      (await done(ask(who, taskApi.listForEpisode, { params: { episodeId } }))).data.filter(
        task => task.kind === 'reviewUrgentShare',
      ).length
    expect([await reviews(secondInspector), await reviews(lonely)]).toEqual([1, 0])
    const review = (who: Somebody, outcome: 'right' | 'wrong') =>
      ask(who, shareApi.review, { params: { episodeId, shareId }, body: { outcome, note: 'Looked at.' } })
    expect((await review(inspector, 'right')).problem.reason).toBe('share.reviewByAnother')
    expect((await review(sergeant, 'right')).status).toBe(403)
    await done(review(secondInspector, 'wrong'))
    expect([await statusOf(lonely, episodeId), await reviews(secondInspector)]).toEqual([403, 0])
    expect((await review(secondInspector, 'right')).problem.reason).toBe('share.reviewed')
    expect((await sharesOf(inspector, episodeId))[0]?.urgent).toMatchObject({ reason: 'She is on the bridge.', outcome: 'wrong' })
  })
})

describe('consent withdrawn', () => {
  test('ends at once what rests on it, and nothing else; its holders are told, without a name', async () => {
    const { episodeId } = await anEpisode('missing')
    const consent = {
      asked: 'yes',
      askedBy: 'Her worker',
      askedAt: '2026-01-11T10:00:00Z',
      scope: 'All of it',
      answer: 'agrees',
    } as const
    const { shareId } = await given(sergeant, episodeId, caseworker, { legalBasis: 'consent', consent })
    await given(sergeant, episodeId, worker, { legalBasis: 'publicTask', consent })
    const body = { id: crypto.randomUUID(), said: 'She phoned.' }
    expect((await ask(otherOfficer, shareApi.withdrawConsent, { params: { episodeId }, body })).status).toBe(404)
    const { data } = await done(ask(worker, shareApi.withdrawConsent, { params: { episodeId }, body }))
    expect(data.ended).toBe(1)
    expect([await statusOf(caseworker, episodeId), await statusOf(worker, episodeId)]).toEqual([403, 200]) // the reference and the name remain
    const share = (await sharesOf(sergeant, episodeId)).find(({ id }) => id === shareId)
    expect([share?.live, share?.endReason, share?.consent?.withdrawnAt !== null, share?.consent?.answer]).toEqual([
      false,
      'consentWithdrawn',
      true,
      'agrees',
    ])
    const told = (await done(ask(caseworker, noticeApi.list))).data.rows.filter(({ subjectId }) => subjectId === episodeId)
    expect(told.map(({ kind, data: codes }) => [kind, codes['why']])).toEqual([['share.ended', 'consentWithdrawn']])
    expect(JSON.stringify(told)).not.toMatch(/Mirren|Sample/)
  })
  test('ends a share that a referral made, too, which keeps what was said of consent', async () => {
    const { episodeId } = await anEpisode('afterReturn')
    const id = crypto.randomUUID()
    await done(
      ask(coordinator, referralApi.send, {
        params: { episodeId },
        body: {
          ...exampleOf(referralApi.send),
          id,
          toTeam: caseworker.teamId,
          legalBasis: 'consent',
          views: 'agrees',
          viewsNote: 'Fine by me.',
        },
      }),
    )
    await done(ask(caseworker, referralApi.accept, { params: { referralId: id } }))
    const [share] = await sharesOf(caseworker, episodeId)
    expect([share?.purpose, share?.referralId, share?.consent?.views, share?.receiverBasis]).toEqual([
      'referral',
      id,
      'Fine by me.',
      'publicTask',
    ])
    await done(
      ask(coordinator, shareApi.withdrawConsent, {
        params: { episodeId },
        body: { id: crypto.randomUUID(), said: 'She phoned.' },
      }),
    )
    expect(await statusOf(caseworker, episodeId)).toBe(403)
  })
})
