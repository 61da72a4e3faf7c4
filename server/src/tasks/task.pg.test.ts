import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { directoryApi } from '@waymark/shared/directory/directory.api.ts'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { returnDiscussionApi } from '@waymark/shared/return-discussions/return-discussion.api.ts'
import { riskApi } from '@waymark/shared/risk/risk.api.ts'
import { taskApi } from '@waymark/shared/tasks/task.api.ts'
import { somebody } from '../../test/people.ts'
import { aProgram, done, exampleOf } from '../../test/program.ts'

const { owner, people, ask, send: sendAny, anEpisode, division } = await aProgram()
const send = (who: typeof people.officer, path: string) => sendAny(who, 'GET', path)
const { officer, sergeant, inspector, coordinator, otherOfficer, worker } = people

const Colleagues = z.object({ data: directoryApi.colleagues.response })
const deadlines = async (episodeId: string) =>
  (await owner.query('select * from task where episode_id = $1 and ended_at is null order by due_at', [episodeId])).rows
const kinds = async (episodeId: string) => (await deadlines(episodeId)).map(({ kind }) => kind).toSorted()
const minutes = (task: { started_at: Date; due_at: Date }) => (task.due_at.getTime() - task.started_at.getTime()) / 60_000
const work = async (who: Parameters<typeof ask>[0]) => (await done(ask(who, taskApi.work))).data
const late = (episodeId: string) =>
  owner.query(
    `with notified as (insert into event (kind, subject, subject_id) values ('episode.reported', 'episode', $1)) update task set due_at = now() - interval '1 minute' where episode_id = $1 and ended_at is null`,
    [episodeId],
  )

describe('deadlines', () => {
  test('a report begins the deadlines for the decision and the first risk review, by its level of risk', async () => {
    const { episodeId } = await anEpisode('reported', { risk: 'high' })
    expect(await kinds(episodeId)).toEqual(['confirmReport', 'riskReview'])
    expect((await deadlines(episodeId)).map(minutes)).toEqual([30, 30])
    await done(ask(officer, episodeApi.confirm, { params: { episodeId } }))
    expect(await kinds(episodeId)).toEqual(['riskReview'])
  })
  test('a risk review begins the next one and an update to the reporter, and only an inspector lowers the risk from high', async () => {
    const { episodeId } = await anEpisode('missing', { risk: 'high' })
    const review = (who: typeof officer, level: 'high' | 'medium') =>
      ask(who, riskApi.review, {
        params: { episodeId },
        body: { id: crypto.randomUUID(), level, rationale: 'Looked at again.' },
      })
    expect((await review(officer, 'high')).status).toBe(403)
    expect((await review(sergeant, 'medium')).status).toBe(403)
    await done(review(sergeant, 'high'))
    const [notified, next] = await deadlines(episodeId)
    expect([notified.kind, notified.section, minutes(notified)]).toEqual(['updateReporter', 'enquiries', 60])
    expect([next.kind, minutes(next)]).toEqual(['riskReview', 8 * 60])
    await done(review(inspector, 'medium'))
    expect((await deadlines(episodeId)).map(minutes)).toContain(12 * 60)
    const { data } = await done(ask(officer, episodeApi.read, { params: { episodeId } }))
    expect(data.sections.description?.risks.map(({ kind }) => kind)).toEqual(['review', 'review', 'assessment'])
    expect(data.sections.summary.reviewDue).not.toBeNull()
  })
  test('a higher level of risk brings the review forward, counted from the report', async () => {
    const { episodeId } = await anEpisode('missing', { risk: 'low' })
    const before = (await deadlines(episodeId))[0].due_at
    await done(
      ask(officer, riskApi.assess, {
        params: { episodeId },
        body: { id: crypto.randomUUID(), level: 'high', rationale: 'Met an older contact.' },
      }),
    )
    const [after] = await deadlines(episodeId)
    expect(minutes(after)).toBe(30)
    expect(after.due_at < before).toBe(true)
  })
  test('the division where the person was found has the return check, and the discussion has 72 hours and a week', async () => {
    const { episodeId } = await anEpisode('located')
    expect(await kinds(episodeId)).toEqual(['arrangeDiscussion', 'completeDiscussion', 'returnCheck', 'updateReporter'])
    const all = await deadlines(episodeId)
    const check = all.find(({ kind }) => kind === 'returnCheck')
    expect([check.owner_team, check.section]).toEqual([otherOfficer.teamId, 'whereabouts'])
    expect(minutes(all.find(({ kind }) => kind === 'arrangeDiscussion'))).toBe(72 * 60)
    expect(minutes(all.find(({ kind }) => kind === 'completeDiscussion'))).toBe(7 * 24 * 60)
    await owner.query(
      `with notified as (insert into event (kind, subject, subject_id) values ('episode.reported', 'episode', $1)) update task set due_at = now() + interval '1 hour' where id = $2`,
      [episodeId, check.id],
    )
    const soon = (await work(otherOfficer)).groups // although the assignee of the episode is in the lead team
    expect([...soon.dueToday.tasks, ...soon.fresh.tasks].map(({ episode }) => episode?.id)).toContain(episodeId)
    await late(episodeId)
    const theirs = await work(otherOfficer)
    expect(theirs.groups.overdue.tasks.map(({ kind }) => kind)).toContain('returnCheck')
    await done(ask(otherOfficer, episodeApi.checkReturn, { params: { episodeId }, body: exampleOf(episodeApi.checkReturn) }))
    expect(await kinds(episodeId)).not.toContain('returnCheck')
  })
  test('the lead team keeps the return check where the whereabouts may not be disclosed', async () => {
    const { episodeId } = await anEpisode('located', { mayDisclose: 'nothing' })
    const check = (await deadlines(episodeId)).find(({ kind }) => kind === 'returnCheck')
    expect([check.owner_team, check.section]).toEqual([division, 'whereabouts'])
  })
  test('a team without access to the whereabouts does not see the return check of another division', async () => {
    const { episodeId } = await anEpisode('located')
    const { data } = await done(ask(coordinator, taskApi.listForEpisode, { params: { episodeId } }))
    expect(data.map(({ kind }) => kind)).toContain('returnCheck')
    await owner.query(
      `with notified as (insert into event (kind, subject, subject_id) values ('episode.reported', 'episode', $1)) update access_grant set sections = array['summary'] where episode_id = $1 and team_id = $2`,
      [episodeId, coordinator.teamId],
    )
    const less = await done(ask(coordinator, taskApi.listForEpisode, { params: { episodeId } }))
    expect(less.data.map(({ kind }) => kind)).toEqual(['arrangeDiscussion', 'completeDiscussion'])
  })
  test('a return discussion that was declined is offered once more', async () => {
    const { episodeId } = await anEpisode('afterReturn')
    const { data } = await done(ask(sergeant, returnDiscussionApi.list, { params: { episodeId } }))
    const params = { episodeId, returnDiscussionId: data[0]?.id ?? '' }
    const decline = () =>
      done(
        ask(sergeant, returnDiscussionApi.decline, {
          params,
          body: { id: crypto.randomUUID(), outcome: 'declined', reason: 'doesNotWant' },
        }),
      )
    await decline()
    expect((await deadlines(episodeId)).filter(({ about }) => about !== null).map(({ kind }) => kind)).toEqual([
      'reofferDiscussion',
    ])
    await done(ask(sergeant, returnDiscussionApi.offer, { params, body: { chosen: 'charity' } }))
    expect(await kinds(episodeId)).toEqual(['arrangeDiscussion', 'completeDiscussion', 'updateReporter'])
    await decline()
    expect(await kinds(episodeId)).toEqual(['updateReporter'])
  })
  test('a report treated as not missing gets a review at a future date', async () => {
    const { episodeId } = await anEpisode('reported')
    const body = { ...exampleOf(episodeApi.treatAsNotMissing) }
    const past = await ask(sergeant, episodeApi.treatAsNotMissing, {
      params: { episodeId },
      body: { ...body, reviewAt: '2026-01-01T00:00:00Z' },
    })
    expect(past.problem.fields?.map(({ path }) => path)).toEqual(['reviewAt'])
    await done(ask(sergeant, episodeApi.treatAsNotMissing, { params: { episodeId }, body }))
    expect(await kinds(episodeId)).toEqual(['notMissingReview'])
    await done(ask(officer, episodeApi.confirm, { params: { episodeId } }))
    expect(await kinds(episodeId)).toEqual(['riskReview'])
  })
  test('all deadlines end when the episode is voided', async () => {
    const { episodeId } = await anEpisode('missing')
    const who = await somebody(owner, division, 'police-coordinator')
    await done(ask(who, episodeApi.voidEpisode, { params: { episodeId }, body: { reason: 'Reported twice.' } }))
    expect(await kinds(episodeId)).toEqual([])
  })
  test('a deadline that runs out is notified exactly once', async () => {
    const { episodeId } = await anEpisode('missing')
    await late(episodeId)
    const notified = `select data ->> 'task' as task from event where kind = 'task.overdue' and subject_id = $1`
    await expect.poll(async () => (await owner.query(notified, [episodeId])).rows).toEqual([{ task: 'riskReview' }])
    await new Promise(resolve => setTimeout(resolve, 1200))
    expect((await owner.query(notified, [episodeId])).rows).toHaveLength(1)
  })
})

describe('limits of deadlines', () => {
  const protection = (personId: string) =>
    owner.query(
      `with notified as (insert into event (kind, subject, subject_id) values ('person.recorded', 'person', $1)) insert into person_protection (person_id, whereabouts) values ($1, 'nothing')`,
      [personId],
    )
  test('a return check does not go to another division under an earlier restriction', async () => {
    const { episodeId, personId } = await anEpisode('missing')
    await protection(personId)
    await done(ask(officer, episodeApi.locate, { params: { episodeId }, body: exampleOf(episodeApi.locate) }))
    const check = (await deadlines(episodeId)).find(({ kind }) => kind === 'returnCheck')
    expect(check.owner_team).toBe(division)
  })
  test('a lower level of risk without a review does not put off a deadline', async () => {
    const { episodeId } = await anEpisode('missing', { risk: 'medium' })
    await late(episodeId)
    const before = (await deadlines(episodeId))[0].due_at
    await done(
      ask(officer, riskApi.assess, {
        params: { episodeId },
        body: { id: crypto.randomUUID(), level: 'low', rationale: 'Called home.' },
      }),
    )
    expect((await deadlines(episodeId))[0].due_at).toEqual(before)
  })
  test('giving a task to a colleague excluded from the person gets the same refusal as an unknown account', async () => {
    const { episodeId, personId } = await anEpisode('missing')
    const relative = await somebody(owner, division, 'inspector')
    await owner.query(
      `with notified as (insert into event (kind, subject, subject_id) values ('person.recorded', 'person', $1)) insert into exclusion (account_id, person_id, reason) values ($2, $1, 'relative')`,
      [personId, relative.accountId],
    )
    const [task] = await deadlines(episodeId)
    const give = (accountId: string) =>
      ask(sergeant, taskApi.give, { params: { episodeId, taskId: task.id }, body: { accountId } })
    const [one, other] = [await give(relative.accountId), await give(crypto.randomUUID())]
    expect([one.status, one.problem.fields]).toEqual([400, other.problem.fields])
  })
  test('deadlines of a team whose access has ended move to the lead team', async () => {
    const { episodeId } = await anEpisode('afterReturn')
    const { data } = await done(ask(sergeant, returnDiscussionApi.list, { params: { episodeId } }))
    const params = { episodeId, returnDiscussionId: data[0]?.id ?? '' }
    await done(ask(coordinator, returnDiscussionApi.arrange, { params, body: { arrangedFor: '2199-01-13T15:00:00Z' } }))
    const mine = async () => (await deadlines(episodeId)).find(({ kind }) => kind === 'completeDiscussion').owner_team
    expect(await mine()).toBe(coordinator.teamId)
    await owner.query(
      `with notified as (insert into event (kind, subject, subject_id) values ('share.ended', 'episode', $1)) update access_grant set until = app.now() where episode_id = $1 and team_id = $2`,
      [episodeId, coordinator.teamId],
    )
    expect(await mine()).toBe(division)
  })
  test('a deadline ends even when the person who did the task cannot read it', async () => {
    const { episodeId } = await anEpisode('located')
    await owner.query(
      `with notified as (insert into event (kind, subject, subject_id) values ('episode.reported', 'episode', $1)) update access_grant set sections = array['summary', 'health'] where episode_id = $1 and team_id = $2`,
      [episodeId, otherOfficer.teamId],
    )
    await done(ask(otherOfficer, episodeApi.checkReturn, { params: { episodeId }, body: exampleOf(episodeApi.checkReturn) }))
    expect(await kinds(episodeId)).not.toContain('returnCheck')
  })
})

describe('my work', () => {
  test('my work lists tasks of my role, overdue ones apart, what I wait for and the episodes I look after', async () => {
    const { episodeId } = await anEpisode('missing')
    const [reviewer, assignee, stranger] = [await work(sergeant), await work(officer), await work(worker)]
    const has = (group: { tasks: { kind: string; episode: { id: string } | null }[] }) =>
      group.tasks.filter(({ episode }) => episode?.id === episodeId).map(({ kind }) => kind)
    expect([...has(reviewer.groups.dueToday), ...has(reviewer.groups.fresh)]).toEqual(['riskReview'])
    expect(has(assignee.groups.waiting)).toEqual(['riskReview'])
    expect(assignee.episodes.map(({ id }) => id)).toContain(episodeId)
    expect(reviewer.episodes.map(({ id }) => id)).not.toContain(episodeId)
    expect(stranger.groups.waiting.count).toBe(0)
    const before = (await done(ask(sergeant, taskApi.counts))).data.overdue
    await late(episodeId)
    expect(has((await work(sergeant)).groups.overdue)).toEqual(['riskReview'])
    expect((await done(ask(sergeant, taskApi.counts))).data.overdue).toBe(before + 1)
  })
  test('a task is given only inside the team, to someone who may do it', async () => {
    const { episodeId } = await anEpisode('missing')
    const second = await somebody(owner, division, 'sergeant')
    const [task] = await deadlines(episodeId)
    const give = (accountId: string | null, who = sergeant) =>
      ask(who, taskApi.give, { params: { episodeId, taskId: task.id }, body: { accountId } })
    for (const nobody of [officer.accountId, otherOfficer.accountId, crypto.randomUUID()])
      expect((await give(nobody)).problem.fields?.map(({ path }) => path)).toEqual(['accountId'])
    await done(give(second.accountId))
    const mine = await work(second)
    const found = Object.values(mine.groups)
      .flatMap(({ tasks }) => tasks)
      .find(({ id }) => id === task.id)
    expect(found?.owner.account?.id).toBe(second.accountId)
    expect(
      Object.values((await work(sergeant)).groups)
        .flatMap(({ tasks }) => tasks)
        .some(({ id }) => id === task.id),
    ).toBe(true) // a review stays on the list of every supervisor, also when it is given to one
    await late(episodeId)
    // those who oversee the team also see its overdue tasks
    expect((await work(inspector)).groups.overdue.tasks.some(({ id }) => id === task.id)).toBe(true)
    await done(give(null))
    expect((await give(second.accountId, otherOfficer)).status).toBe(404)
  })
  test('colleagues are those of the own team, and for police also those of another division', async () => {
    const of = async (who: typeof officer, team?: string) =>
      Colleagues.parse(await (await send(who, `${directoryApi.colleagues.path}${team ? `?team=${team}` : ''}`)).json()).data.map(
        ({ id }) => id,
      )
    expect(await of(officer)).toContain(sergeant.accountId)
    expect(await of(officer, otherOfficer.teamId)).toEqual([otherOfficer.accountId])
    expect(await of(worker, division)).toEqual([])
    expect(await of(officer, worker.teamId)).toEqual([])
  })
})
