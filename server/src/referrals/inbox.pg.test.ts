import { describe, expect, test } from 'vitest'
import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import { inboxStates } from '@waymark/shared/referrals/inbox.ts'
import { type SendReferral } from '@waymark/shared/referrals/send-referral.ts'
import { referralDue } from '@waymark/shared/tasks/timers.ts'
import { taskApi } from '@waymark/shared/tasks/task.api.ts'
import { aProgram, done, exampleOf } from '../../test/program.ts'
import { aTeam, somebody, type Somebody } from '../../test/people.ts'

const { people, ask, anEpisode, owner, send: sendRaw } = await aProgram()
const { coordinator } = people
const { episodeId } = await anEpisode('afterReturn')

/** A charity of its own with two workers, so that its inbox holds only what a test sends. */
const aCharity = async () => {
  const teamId = await aTeam(owner, 'charity')
  return [await somebody(owner, teamId, 'discussion-worker'), await somebody(owner, teamId, 'discussion-worker')] as const
}
const send = async (to: Somebody, more: Partial<Pick<SendReferral, 'type' | 'urgency'>> = {}) => {
  const id = crypto.randomUUID()
  const body = { ...exampleOf(referralApi.send), id, toTeam: to.teamId, ...more }
  await done(ask(coordinator, referralApi.send, { params: { episodeId }, body }))
  return id
}
const inbox = async (who: Somebody, query = '') => {
  const response = await sendRaw(who, 'GET', `${referralApi.inbox.path}?${query}`)
  return referralApi.inbox.response.parse(JSON.parse(await response.text()).data)
}
const ids = async (who: Somebody, query = '') => (await inbox(who, query)).rows.map(({ id }) => id)
const on = (referralId: string) => ({ params: { referralId } })
const deadlines = async (id: string) =>
  (await owner.query('select kind, started_at, due_at, outcome from task where referral_id = $1 order by kind', [id])).rows
const read = async (who: Somebody, id: string) => (await done(ask(who, referralApi.read, on(id)))).data

describe('the deadlines of a referral', () => {
  test.each(['immediate', 'within24Hours', 'urgent', 'routine'] as const)(
    'the deadlines of a referral with urgency "%s" run from when it was sent and are tasks of the receiving team',
    async urgency => {
      const [worker] = await aCharity()
      const id = await send(worker, { urgency })
      const { sentAt, acknowledgeBy, decideBy } = await read(worker, id)
      const due = referralDue(urgency, new Date(sentAt ?? ''))
      expect([acknowledgeBy, decideBy]).toEqual([due.acknowledgeBy.toISOString(), due.decideBy.toISOString()])
      expect((await read(coordinator, id)).decideBy).toBe(decideBy)
      const { groups } = (await done(ask(worker, taskApi.work))).data
      const mine = Object.values(groups).flatMap(({ tasks }) => tasks)
      expect(mine.map(task => [task.kind, task.referral?.id, task.episode])).toEqual([
        ['acknowledgeReferral', id, null],
        ['decideReferral', id, null],
      ])
    },
  )
  test('each deadline of a referral ends as its receiver acknowledges or decides it', async () => {
    const [worker] = await aCharity()
    const id = await send(worker)
    await done(ask(worker, referralApi.acknowledge, on(id)))
    expect((await deadlines(id)).map(({ outcome }) => outcome)).toEqual(['done', null])
    expect((await read(worker, id)).acknowledgeBy).toBeNull()
    await done(ask(worker, referralApi.accept, on(id)))
    expect((await deadlines(id)).map(({ kind, outcome }) => [kind, outcome])).toEqual([
      ['acknowledgeReferral', 'done'],
      ['decideReferral', 'done'],
      ['firstContact', null],
    ])
  })
  test('declining a referral at once completes all its deadlines, and withdrawing it drops them', async () => {
    const [worker] = await aCharity()
    const [declined, withdrawn] = [await send(worker), await send(worker)]
    await done(ask(worker, referralApi.decline, { ...on(declined), body: exampleOf(referralApi.decline) }))
    await done(ask(coordinator, referralApi.withdraw, on(withdrawn)))
    expect((await deadlines(declined)).map(({ outcome }) => outcome)).toEqual(['done', 'done'])
    expect((await deadlines(withdrawn)).map(({ outcome }) => outcome)).toEqual(['dropped', 'dropped'])
  })
  test('the deadlines of a referral that waits for approval begin when it is approved', async () => {
    const [worker] = await aCharity()
    await done(ask(worker, referralApi.accept, on(await send(worker))))
    const id = crypto.randomUUID()
    const body = { ...exampleOf(referralApi.send), id, toTeam: people.caseworker.teamId, sections: ['summary' as const] }
    await done(ask(worker, referralApi.send, { params: { episodeId }, body }))
    expect((await deadlines(id)).map(({ kind }) => kind)).toEqual(['agreeReferral'])
    await done(ask(people.sergeant, referralApi.approve, { params: { episodeId, referralId: id } }))
    expect((await deadlines(id)).map(({ kind, outcome }) => [kind, outcome])).toEqual([
      ['acknowledgeReferral', null],
      ['agreeReferral', 'done'],
      ['decideReferral', null],
    ])
  })
})

describe('the inbox', () => {
  test('the inbox lists unacknowledged referrals first and then the others, each by the next deadline', async () => {
    const [worker] = await aCharity()
    const accepted = await send(worker)
    const known = [await send(worker, { urgency: 'immediate' }), await send(worker, { urgency: 'routine' })] as const
    const fresh = [await send(worker, { urgency: 'immediate' }), await send(worker, { urgency: 'routine' })] as const
    for (const id of known) await done(ask(worker, referralApi.acknowledge, on(id)))
    await done(ask(worker, referralApi.accept, on(accepted)))
    expect((await inbox(worker)).rows.find(({ id }) => id === accepted)?.dueKind).toBe('firstContact')
    await done(ask(worker, referralApi.makeContact, on(accepted)))
    expect(await ids(worker)).toEqual([...fresh, ...known, accepted])
    expect(await ids(worker, 'sort=newest')).toEqual([fresh[1], fresh[0], known[1], known[0], accepted])
    expect((await inbox(worker)).rows.map(({ dueKind }) => dueKind)).toEqual([
      ...fresh.map(() => 'acknowledgeReferral'),
      ...known.map(() => 'decideReferral'),
      'tellProgress',
    ])
  })
  test('the inbox filters by state and counts the referrals in each state', async () => {
    const [worker] = await aCharity()
    const [waiting, active, ended] = [await send(worker), await send(worker), await send(worker)]
    await done(ask(worker, referralApi.accept, on(active)))
    await done(ask(worker, referralApi.decline, { ...on(ended), body: exampleOf(referralApi.decline) }))
    expect(await ids(worker, 'state=waiting')).toEqual([waiting])
    expect(await ids(worker, 'state=active')).toEqual([active])
    expect(await ids(worker, 'state=ended')).toEqual([ended])
    expect(await ids(worker)).toEqual([waiting, active])
    expect(await ids(worker, 'state=all')).toEqual([waiting, active, ended])
    const { count, counts } = await inbox(worker, 'state=ended')
    expect([count, counts]).toEqual([1, { open: 2, waiting: 1, active: 1, ended: 1, all: 3 }])
  })
  test('the inbox filters by type, urgency and overdue deadline', async () => {
    const [worker] = await aCharity()
    const [plain, housing, urgent] = [
      await send(worker),
      await send(worker, { type: 'housingOptions' }),
      await send(worker, { urgency: 'immediate' }),
    ]
    expect(await ids(worker, 'type=housingOptions')).toEqual([housing])
    expect(await ids(worker, 'urgency=immediate')).toEqual([urgent])
    expect(await ids(worker, 'late=yes')).toEqual([])
    await owner.query(
      `with notified as (insert into event (kind, subject, subject_id) values ('referral.sent', 'referral', $1)) update task set due_at = now() - interval '1 hour' where referral_id = $1`,
      [plain],
    )
    const { rows, counts } = await inbox(worker, 'late=yes')
    expect([rows.map(({ id }) => id), counts.all]).toEqual([[plain], 1])
  })
  test('the inbox filters by assignee', async () => {
    const [worker, colleague] = await aCharity()
    const [mine, theirs, nobodys, back] = [await send(worker), await send(worker), await send(worker), await send(worker)]
    const give = (id: string, accountId: string | null) =>
      done(ask(worker, referralApi.allocate, { ...on(id), body: { accountId } }))
    await give(mine, worker.accountId)
    await give(theirs, colleague.accountId)
    await give(back, colleague.accountId)
    await give(back, null)
    expect(await ids(worker, 'assignee=me')).toEqual([mine])
    expect(new Set(await ids(worker, 'assignee=nobody'))).toEqual(new Set([nobodys, back]))
    const row = (await inbox(worker)).rows.find(({ id }) => id === theirs)
    expect(row?.assignee).toEqual({ id: colleague.accountId, name: 'A discussion-worker' })
  })
  test('the inbox shows its receiver no name before acceptance, and then the name while the person is accessible to the team', async () => {
    const [worker] = await aCharity()
    const [first, second] = [await send(worker), await send(worker)]
    const names = async () => Object.fromEntries((await inbox(worker, 'state=all')).rows.map(({ id, name }) => [id, name]))
    expect(await names()).toEqual({ [first]: null, [second]: null })
    await done(ask(worker, referralApi.accept, on(first)))
    expect(await names()).toEqual({ [first]: 'Mirren Sample', [second]: null })
    expect((await inbox(coordinator, 'box=sent')).rows.find(({ id }) => id === second)?.name).toBe('Mirren Sample')
    await done(ask(worker, referralApi.complete, { ...on(first), body: { outcome: 'needMet' } }))
    expect(await names()).toEqual({ [first]: null, [second]: null })
  })
  test('the open and ended states of the inbox together are all its states', () => {
    expect([...inboxStates.open, ...inboxStates.ended].toSorted()).toEqual([...inboxStates.all].toSorted())
  })
})
