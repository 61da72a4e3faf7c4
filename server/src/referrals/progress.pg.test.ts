import { describe, expect, it } from 'vitest'
import { notificationApi } from '@waymark/shared/notifications/notification.api.ts'
import { referralSessionApi } from '@waymark/shared/referral-sessions/referral-session.api.ts'
import { urgencies, type Urgency } from '@waymark/shared/referrals/referral.ts'
import { referralApi as api } from '@waymark/shared/referrals/referral.api.ts'
import { taskApi } from '@waymark/shared/tasks/task.api.ts'
import { dueAfter, timers } from '@waymark/shared/tasks/timers.ts'
import { seed } from '../../test/raw-sql.ts'
import { somebody, type Somebody } from '../../test/people.ts'
import { aProgram, done, exampleOf } from '../../test/program.ts'
import { sharingBy } from '../../test/sharing.ts'

const program = await aProgram()
const { people, ask, anEpisode, owner } = program
const { coordinator, worker } = people
const { refer, accept } = sharingBy(program)
const colleague = await somebody(owner, worker.teamId, 'discussion-worker')
const made = <T extends object>(body: T) => ({ ...body, id: crypto.randomUUID() })

/** A referral under way, assigned to the colleague. */
const underWay = async (urgency: Urgency = 'urgent') => {
  const { episodeId } = await anEpisode('afterReturn')
  const id = await refer(coordinator, episodeId, worker, { urgency })
  const on = { params: { referralId: id } }
  await accept(worker, id)
  await done(ask(worker, api.allocate, { ...on, body: { accountId: colleague.accountId } }))
  await done(ask(colleague, api.makeContact, on))
  return { id, on }
}
const deadlines = async (id: string) =>
  (
    await owner.query(
      `select id, owner_account, started_at, due_at, outcome from task where referral_id = $1 and kind = 'tellProgress' order by started_at, outcome nulls last`,
      [id],
    )
  ).rows
const read = async (who: Somebody, id: string) => (await done(ask(who, api.read, { params: { referralId: id } }))).data
const groupsOf = async (who: Somebody, id: string) =>
  Object.entries((await done(ask(who, taskApi.work))).data.groups).flatMap(([group, { tasks }]) =>
    tasks.filter(({ referral }) => referral?.id === id).map(({ kind }) => [group, kind]),
  )
const makeLate = (id: string) =>
  seed(owner, [id], [`update task set due_at = now() - interval '1 minute' where referral_id = $1 and ended_at is null`, id])
const tell = (who: Somebody, id: string) =>
  done(ask(who, api.tell, { params: { referralId: id }, body: made(exampleOf(api.tell)) }))

describe('the deadline for progress', () => {
  it('the progress deadline begins at first contact, by urgency, for the assignee, and both teams see it', async () => {
    for (const urgency of urgencies) {
      const { id } = await underWay(urgency)
      const [deadline, ...more] = await deadlines(id)
      expect([deadline.owner_account, more]).toEqual([colleague.accountId, []])
      expect(deadline.due_at).toEqual(dueAfter(deadline.started_at, timers.tellProgress[urgency]))
      const due = { kind: 'tellProgress', dueAt: deadline.due_at.toISOString() }
      expect([(await read(coordinator, id)).deadline, (await read(worker, id)).deadline]).toEqual([due, due])
      expect((await groupsOf(colleague, id)).map(([, kind]) => kind)).toEqual(['tellProgress'])
    }
  })
  it('a missed progress deadline is overdue work of the assignee and notifies both teams', async () => {
    const { id } = await underWay()
    await makeLate(id)
    await owner.query('select app.mark_overdue()')
    expect(await groupsOf(colleague, id)).toEqual([['overdue', 'tellProgress']])
    for (const who of [colleague, coordinator]) {
      const { rows } = (await done(ask(who, notificationApi.list))).data
      expect(rows.find(({ subjectId, kind }) => subjectId === id && kind === 'referral.overdue')?.data).toEqual({
        task: 'tellProgress',
      })
    }
  })
  it('feedback completes the progress deadline and begins the next', async () => {
    const { id } = await underWay()
    await makeLate(id)
    await tell(colleague, id)
    const [was, now, ...more] = await deadlines(id)
    expect([was.outcome, now.outcome, now.owner_account, more]).toEqual(['done', null, colleague.accountId, []])
    expect(now.due_at.getTime()).toBeGreaterThan(Date.now())
    expect((await read(coordinator, id)).deadline?.dueAt).toBe(now.due_at.toISOString())
  })
  it('a session does not move the progress deadline, because the sender cannot see sessions', async () => {
    const { id, on } = await underWay()
    const [before] = await deadlines(id)
    const plan = made(exampleOf(referralSessionApi.plan))
    await done(ask(worker, referralSessionApi.plan, { ...on, body: plan }))
    const params = { referralId: id, sessionId: plan.id }
    await done(ask(worker, referralSessionApi.record, { params, body: { result: 'attended', note: 'We spoke' } }))
    expect(await deadlines(id)).toEqual([before])
  })
  it('the progress deadline moves to a new assignee and ends with the work', async () => {
    const [{ id, on }, other] = [await underWay(), await underWay()]
    await done(ask(colleague, api.allocate, { ...on, body: { accountId: worker.accountId } }))
    expect((await deadlines(id)).map(({ owner_account }) => owner_account)).toEqual([worker.accountId])
    await done(ask(worker, api.complete, { ...on, body: { outcome: 'needMet' } }))
    await done(ask(worker, api.giveUp, { ...other.on, body: made(exampleOf(api.giveUp)) }))
    for (const ended of [id, other.id]) {
      await tell(worker, ended)
      expect((await deadlines(ended)).map(({ outcome }) => outcome)).toEqual(['done'])
    }
  })
  it('feedback before the first contact begins no progress deadline', async () => {
    const { episodeId } = await anEpisode('afterReturn')
    const id = await refer(coordinator, episodeId, worker)
    await accept(worker, id)
    await tell(worker, id)
    expect(await deadlines(id)).toEqual([])
    expect((await read(worker, id)).deadline?.kind).toBe('firstContact')
  })
})
