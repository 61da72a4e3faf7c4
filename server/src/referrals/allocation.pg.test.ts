import { describe, expect, test } from 'vitest'
import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import { taskApi } from '@waymark/shared/tasks/task.api.ts'
import { aProgram, done, exampleOf } from '../../test/program.ts'
import { somebody, type Somebody } from '../../test/people.ts'

const { people, ask, anEpisode, owner, send: sendRaw } = await aProgram()
const { coordinator, worker, caseworker } = people
const colleague = await somebody(owner, worker.teamId, 'discussion-worker')
const notifier = await somebody(owner, worker.teamId, 'notifier')

const aReferral = async () => {
  const { episodeId, personId } = await anEpisode('afterReturn')
  const id = crypto.randomUUID()
  const body = { ...exampleOf(referralApi.send), id, toTeam: worker.teamId }
  await done(ask(coordinator, referralApi.send, { params: { episodeId }, body }))
  return { id, episodeId, personId }
}
const allocate = (who: Somebody, referralId: string, accountId: string | null) =>
  ask(who, referralApi.allocate, { params: { referralId }, body: { accountId } })
const read = async (who: Somebody, referralId: string) =>
  (await done(ask(who, referralApi.read, { params: { referralId } }))).data
const deadlines = async (id: string) =>
  (await owner.query('select kind, owner_account from task where referral_id = $1 and ended_at is null order by kind', [id])).rows
const work = async (who: Somebody, id: string) =>
  Object.values((await done(ask(who, taskApi.work))).data.groups)
    .flatMap(({ tasks }) => tasks)
    .filter(({ referral }) => referral?.id === id)

describe('assigning a referral', () => {
  test('assigning a referral moves its deadlines to the assignee, and unassigning returns them to the team', async () => {
    const { id } = await aReferral()
    await done(allocate(worker, id, colleague.accountId))
    expect(await deadlines(id)).toEqual([
      { kind: 'acknowledgeReferral', owner_account: colleague.accountId },
      { kind: 'decideReferral', owner_account: colleague.accountId },
    ])
    expect([(await work(colleague, id)).length, (await work(worker, id)).length]).toEqual([2, 0])
    await done(allocate(colleague, id, null))
    expect((await deadlines(id)).map(row => row.owner_account)).toEqual([null, null])
    expect((await work(worker, id)).length).toBe(2)
  })
  test('a referral keeps every assignee, newest first, with the person who assigned it', async () => {
    const { id } = await aReferral()
    for (const next of [worker.accountId, colleague.accountId, null]) await done(allocate(worker, id, next))
    const { assignees } = await read(colleague, id)
    expect(assignees?.map(({ account }) => account?.id ?? null)).toEqual([null, colleague.accountId, worker.accountId])
    expect(assignees?.map(({ by }) => by)).toEqual(['A discussion-worker', 'A discussion-worker', 'A discussion-worker'])
  })
  test('a referral can be assigned while the work goes on, but not once it has ended', async () => {
    const { id } = await aReferral()
    await done(ask(worker, referralApi.accept, { params: { referralId: id } }))
    await done(allocate(worker, id, colleague.accountId))
    await done(ask(worker, referralApi.complete, { params: { referralId: id }, body: { outcome: 'needMet' } }))
    expect((await allocate(worker, id, null)).status).toBe(422)
  })
  test('a referral is assigned only within the receiving team, to someone who may decide on it', async () => {
    const { id } = await aReferral()
    for (const nobody of [notifier, caseworker, coordinator, { accountId: crypto.randomUUID() }]) {
      const { status, problem } = await allocate(worker, id, nobody.accountId)
      expect([status, problem.fields]).toEqual([400, [{ path: 'accountId', message: 'Select someone of your team' }]])
    }
    expect((await allocate(coordinator, id, null)).status).toBe(403)
    expect((await allocate(caseworker, id, null)).status).toBe(404)
    expect((await read(worker, id)).assignees).toEqual([])
  })
  test('assigning a referral to a colleague excluded from the person gets the same answer as an unknown account', async () => {
    const { id, personId } = await aReferral()
    const relative = await somebody(owner, worker.teamId, 'discussion-worker')
    await owner.query(
      `with notified as (insert into event (kind, subject, subject_id) values ('person.recorded', 'person', $2)) insert into exclusion (account_id, person_id, reason) values ($1, $2, 'relative')`,
      [relative.accountId, personId],
    )
    const [excluded, stranger] = [await allocate(worker, id, relative.accountId), await allocate(worker, id, crypto.randomUUID())]
    expect([excluded.status, excluded.problem.fields]).toEqual([stranger.status, stranger.problem.fields])
    expect(excluded.status).toBe(400)
  })
  test('a referral of a sealed person is assigned only to someone whose own grant opens it', async () => {
    const { id, episodeId, personId } = await aReferral()
    await owner.query(
      `with notified as (insert into event (kind, subject, subject_id) values ('person.recorded', 'person', $1), ('referral.sent', 'referral', $2)) update referral set sealed = true where id = $2`,
      [personId, id],
    )
    expect((await allocate(worker, id, worker.accountId)).status).toBe(404)
    await owner.query(
      `with notified as (insert into event (kind, subject, subject_id) values ('person.recorded', 'person', $2))
      insert into access_grant (id, episode_id, person_id, team_id, account_id, sections, basis, sealed, withheld, open, risk, status, reported_at)
      select gen_random_uuid(), $1, $2, $3, $4, array['summary'], 'individual', true, false, true, 'high', 'afterReturn', now()`,
      [episodeId, personId, worker.teamId, worker.accountId],
    )
    expect((await allocate(worker, id, colleague.accountId)).status).toBe(400)
    await done(allocate(worker, id, worker.accountId))
  })
})

describe('the assignee of a referral', () => {
  test('the sender sees neither the assignee of a referral nor the owner of its deadlines', async () => {
    const { id, episodeId } = await aReferral()
    await done(allocate(worker, id, colleague.accountId))
    expect((await read(coordinator, id)).assignees).toBeNull()
    const inbox = await (await sendRaw(coordinator, 'GET', `${referralApi.inbox.path}?box=sent`)).text()
    const episode = JSON.stringify((await done(ask(coordinator, referralApi.listForEpisode, { params: { episodeId } }))).data)
    const waits = await work(coordinator, id)
    expect(waits.map(({ kind, owner }) => [kind, owner.account])).toEqual([
      ['acknowledgeReferral', null],
      ['decideReferral', null],
    ])
    for (const said of [inbox, episode, JSON.stringify(waits)]) {
      expect(said).toContain(id)
      expect(said).not.toContain(colleague.accountId)
    }
  })
})
