import { describe, expect, test } from 'vitest'
import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import { type SendReferral } from '@waymark/shared/referrals/send-referral.ts'
import { referralHeld, type ReferralStatus } from '@waymark/shared/referrals/referral-transitions.ts'
import { referralSessionApi } from '@waymark/shared/referral-sessions/referral-session.api.ts'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { shareApi } from '@waymark/shared/shares/share.api.ts'
import { supportNoteApi } from '@waymark/shared/support-notes/support-note.api.ts'
import { taskApi } from '@waymark/shared/tasks/task.api.ts'
import { aProgram, done, exampleOf } from '../../test/program.ts'
import { somebody, type Somebody } from '../../test/people.ts'

const { people, ask, anEpisode, owner, division } = await aProgram()
const { coordinator, worker, caseworker, officer, sergeant } = people
const colleague = await somebody(owner, worker.teamId, 'discussion-worker')

const send = async (more: Partial<SendReferral> = {}, from = coordinator, episode?: { episodeId: string }) => {
  const { episodeId } = episode ?? (await anEpisode('afterReturn'))
  const id = crypto.randomUUID()
  const body = { ...exampleOf(referralApi.send), id, toTeam: worker.teamId, ...more }
  await done(ask(from, referralApi.send, { params: { episodeId }, body }))
  return { id, episodeId, on: { params: { referralId: id } } }
}
const read = async (who: Somebody, id: string) => (await done(ask(who, referralApi.read, { params: { referralId: id } }))).data
const running = async (id: string) =>
  (
    await owner.query(
      'select kind, owner_team, owner_account from task where referral_id = $1 and ended_at is null order by due_at, kind',
      [id],
    )
  ).rows
/** Checks the status, and that exactly the deadlines of that status run, all for this team. */
const standsAs = async (id: string, status: ReferralStatus, side: Somebody | null) => {
  const deadlines = await running(id)
  expect((await read(coordinator, id)).status).toBe(status)
  expect(deadlines.map(({ kind }) => kind)).toEqual([...(referralHeld[status]?.deadlines ?? [])])
  for (const deadline of deadlines) expect(deadline.owner_team).toBe(side?.teamId)
}
const made = <T extends object>(body: T) => ({ ...body, id: crypto.randomUUID() })

test('a referral runs from question and waiting list to sessions, an outcome for each need and feedback to its sender', async () => {
  const { id, episodeId, on } = await send({ needs: ['housing', 'money'] })
  await standsAs(id, 'sent', worker)
  await done(ask(worker, referralApi.allocate, { ...on, body: { accountId: colleague.accountId } }))

  await done(ask(worker, referralApi.askMore, { ...on, body: made(exampleOf(referralApi.askMore)) }))
  await standsAs(id, 'moreInfoAsked', coordinator)
  const { groups } = (await done(ask(coordinator, taskApi.work))).data
  const mine = Object.values(groups).flatMap(({ tasks }) => tasks)
  expect(mine.filter(({ referral }) => referral?.id === id).map(({ kind, owner: { mine } }) => [kind, mine])).toEqual([
    ['answerReferral', true],
  ])
  await done(ask(coordinator, referralApi.answer, { ...on, body: made(exampleOf(referralApi.answer)) }))
  await standsAs(id, 'received', worker)
  const asked = await read(worker, id)
  expect(asked.messages.map(({ kind, own, team }) => [kind, own, team !== ''])).toEqual([
    ['question', true, true],
    ['answer', false, true],
  ])
  expect(asked.messages[1]?.about).toBe(asked.messages[0]?.id)
  expect([asked.content, asked.episode]).toEqual([null, null])

  await done(ask(worker, referralApi.wait, { ...on, body: made(exampleOf(referralApi.wait)) }))
  await standsAs(id, 'waitingList', worker)
  expect((await read(coordinator, id)).messages.at(-1)).toMatchObject({ kind: 'waitingList', expectedOn: '2199-01-31' })
  await done(ask(worker, referralApi.wait, { ...on, body: made({ ...exampleOf(referralApi.wait), expectedOn: '2199-02-28' }) }))
  await standsAs(id, 'waitingList', worker)

  await done(ask(worker, referralApi.accept, on))
  await standsAs(id, 'accepted', worker)
  expect((await running(id))[0].owner_account).toBe(colleague.accountId)
  // The sender does not see which member of the other team accepted.
  const shares = (await done(ask(coordinator, shareApi.list, { params: { episodeId } }))).data
  expect(shares.map(({ givenBy }) => givenBy.account)).toEqual([null])
  await done(ask(worker, referralApi.makeContact, on))
  await standsAs(id, 'active', worker)

  const plan = async () => {
    const body = made(exampleOf(referralSessionApi.plan))
    await done(ask(worker, referralSessionApi.plan, { ...on, body }))
    return body.id
  }
  const record = (sessionId: string, body: object) =>
    ask(worker, referralSessionApi.record, { params: { referralId: id, sessionId }, body: body as never })
  const [missed, kept] = [await plan(), await plan()]
  await done(record(missed, { result: 'didNotAttend', why: 'No answer at the door' }))
  await done(record(kept, { result: 'attended', note: 'Said more than we may pass on', shareBack: 'Has a viewing on Friday.' }))
  expect((await record(kept, { result: 'attended' })).status).toBe(422)

  const byNeed = [{ need: 'housing' as const, outcome: 'needMet' as const }]
  const half = await ask(worker, referralApi.complete, { ...on, body: { outcome: 'needMet', byNeed } })
  expect([half.status, half.problem.fields?.[0]?.path]).toEqual([400, 'byNeed'])
  const all = [...byNeed, { need: 'money' as const, outcome: 'partlyMet' as const }]
  await done(ask(worker, referralApi.complete, { ...on, body: { outcome: 'needMet', byNeed: all, feedback: 'They moved in.' } }))
  await standsAs(id, 'completed', null)

  const notified = await read(coordinator, id)
  expect([notified.outcomesByNeed, notified.messages.at(-1)?.text]).toEqual([all, 'They moved in.'])
  expect(JSON.stringify(notified)).not.toMatch(/more than we may|No answer at the door|discussion-worker/)
  const notes = (await done(ask(coordinator, supportNoteApi.list, { params: { episodeId } }))).data
  expect(notes.map(({ text }) => text)).toEqual(['Has a viewing on Friday.'])
  expect((await ask(worker, episodeApi.read, { params: { episodeId } })).status).toBe(403)
  expect((await done(ask(worker, referralSessionApi.list, on))).data.map(({ status }) => status).toSorted()).toEqual([
    'attended',
    'didNotAttend',
  ])
})

describe('sessions', () => {
  test('only the receiving team reads the sessions of a referral, not its sender or a third team', async () => {
    const { id, on } = await send()
    await done(ask(worker, referralApi.accept, on))
    await done(ask(worker, referralSessionApi.plan, { ...on, body: made(exampleOf(referralSessionApi.plan)) }))
    expect((await ask(coordinator, referralSessionApi.list, on)).status).toBe(403)
    expect((await ask(caseworker, referralSessionApi.list, on)).status).toBe(404)
    expect((await done(ask(colleague, referralSessionApi.list, on))).data).toHaveLength(1)
    expect((await read(coordinator, id)).status).toBe('accepted')
  })
  test('a session moved to another time becomes a new session and needs a reason', async () => {
    const { id, on } = await send()
    await done(ask(worker, referralApi.accept, on))
    const { id: sessionId, ...plan } = made(exampleOf(referralSessionApi.plan))
    await done(ask(worker, referralSessionApi.plan, { ...on, body: { ...plan, id: sessionId } }))
    const params = { referralId: id, sessionId }
    const move = { result: 'rescheduled' as const, movedTo: '2199-02-01T10:00:00Z', movedId: crypto.randomUUID() }
    const silent = await ask(worker, referralSessionApi.record, { params, body: move })
    expect([silent.status, silent.problem.fields?.[0]?.path]).toEqual([400, 'why'])
    await done(ask(worker, referralSessionApi.record, { params, body: { ...move, why: 'School trip' } }))
    const sessions = (await done(ask(worker, referralSessionApi.list, on))).data
    expect(sessions.map(({ id: each, status }) => [each, status])).toEqual([
      [move.movedId, 'planned'],
      [sessionId, 'rescheduled'],
    ])
  })
  test('a session cannot be planned before the referral is accepted or after the share has ended', async () => {
    const { id, on } = await send()
    const body = () => made(exampleOf(referralSessionApi.plan))
    expect((await ask(worker, referralSessionApi.plan, { ...on, body: body() })).problem.reason).toBe('referral.sent')
    await done(ask(worker, referralApi.accept, on))
    await owner.query(
      `with notified as (insert into event (kind, subject, subject_id) select 'access.ended', 'episode', episode_id from referral where id = $1) update access_grant set until = now() where share_id = (select id from share where referral_id = $1)`,
      [id],
    )
    await owner.query(
      `with notified as (insert into event (kind, subject, subject_id) select 'access.ended', 'episode', episode_id from referral where id = $1)
      insert into access_grant (episode_id, person_id, team_id, sections, basis, open, risk, status, reported_at) select r.episode_id, r.person_id, r.to_team, '{}', 'retained', true, 'high', 'afterReturn', now() from referral r where r.id = $1`,
      [id],
    )
    expect((await ask(worker, referralSessionApi.plan, { ...on, body: body() })).problem.reason).toBe('referral.shareEnded')
  })
})

describe('declining', () => {
  test('declining a referral needs a suggestion of what to try instead', async () => {
    const { id, on } = await send()
    const bare = await ask(worker, referralApi.decline, { ...on, body: { reason: 'noCapacity' } as never })
    expect([bare.status, bare.problem.fields?.[0]?.path]).toEqual([400, 'advice'])
    await done(ask(worker, referralApi.decline, { ...on, body: { reason: 'noCapacity', advice: 'Try the hub on Friday' } }))
    expect((await read(coordinator, id)).messages).toMatchObject([{ kind: 'declined', text: 'Try the hub on Friday' }])
  })
  test('a declined referral can be offered again, which opens nothing until it is accepted', async () => {
    const { id, episodeId, on } = await send()
    await done(ask(worker, referralApi.decline, { ...on, body: exampleOf(referralApi.decline) }))
    expect((await read(coordinator, id)).possibleActions).toContain('offerAgain')
    const again = (who: Somebody) => ask(who, referralApi.offerAgain, { params: { episodeId, referralId: id } })
    expect((await again(worker)).status).toBe(404)
    expect((await again(officer)).status).toBe(404)
    await done(again(coordinator))
    await standsAs(id, 'sent', worker)
    const seen = await read(worker, id)
    expect([seen.content, seen.declineReason, seen.endedAt]).toEqual([null, null, null])
    expect((await again(coordinator)).problem.reason).toBe('referral.sent')
    await done(ask(worker, referralApi.accept, on))
    expect((await ask(worker, episodeApi.read, { params: { episodeId } })).status).toBe(200)
  })
})

describe('a referral that was not taken up', () => {
  test('giving up a referral records the attempts, ends the share and lets the sender offer it again', async () => {
    const { id, episodeId, on } = await send()
    await done(ask(worker, referralApi.accept, on))
    await done(ask(worker, referralApi.giveUp, { ...on, body: made(exampleOf(referralApi.giveUp)) }))
    await standsAs(id, 'notEngaged', null)
    const notified = await read(coordinator, id)
    expect([notified.outcome, notified.messages.at(-1)?.attempts]).toEqual(['notEngaged', 3])
    expect((await ask(worker, episodeApi.read, { params: { episodeId } })).status).toBe(403)
    await done(ask(coordinator, referralApi.offerAgain, { params: { episodeId, referralId: id } }))
    expect((await read(worker, id)).content).toBeNull()
    expect((await ask(worker, episodeApi.read, { params: { episodeId } })).status).toBe(403)
  })
})

describe('text that is read before acceptance', () => {
  test('the preview line and an answer must not name the person', async () => {
    const { episodeId } = await anEpisode('afterReturn')
    const body = { ...made(exampleOf(referralApi.send)), toTeam: worker.teamId, line: 'Mirren needs a place to stay' }
    const named = await ask(coordinator, referralApi.send, { params: { episodeId }, body })
    expect([named.status, named.problem.fields?.[0]?.path]).toEqual([400, 'line'])
    const { on } = await send()
    await done(ask(worker, referralApi.askMore, { ...on, body: made(exampleOf(referralApi.askMore)) }))
    const answer = await ask(coordinator, referralApi.answer, { ...on, body: made({ text: 'Ms Sample is at school' }) })
    expect([answer.status, answer.problem.fields?.[0]?.path]).toEqual([400, 'text'])
  })
  test('a third team reads neither question nor answer of a referral', async () => {
    const { id, on } = await send()
    await done(ask(worker, referralApi.askMore, { ...on, body: made(exampleOf(referralApi.askMore)) }))
    expect((await ask(caseworker, referralApi.read, on)).status).toBe(404)
    expect((await ask(worker, referralApi.answer, { ...on, body: made(exampleOf(referralApi.answer)) })).status).toBe(403)
    expect((await read(coordinator, id)).messages.map(({ text }) => text)).toEqual([exampleOf(referralApi.askMore).text])
  })
})

test('a referral that waits for approval has a deadline for the lead team, which ends on approval', async () => {
  const { episodeId, on } = await send({ onward: false })
  await done(ask(worker, referralApi.accept, on))
  const { id } = await send({ toTeam: caseworker.teamId, sections: ['summary'] }, worker, { episodeId })
  expect((await running(id)).map(({ kind, owner_team }) => [kind, owner_team])).toEqual([['agreeReferral', division]])
  const { groups } = (await done(ask(sergeant, taskApi.work))).data
  const theirs = Object.values(groups).flatMap(({ tasks }) => tasks)
  expect(theirs.find(({ referral }) => referral?.id === id)?.episode?.id).toBe(episodeId) // where the approval is given
  await done(ask(sergeant, referralApi.approve, { params: { episodeId, referralId: id } }))
  expect((await running(id)).map(({ kind }) => kind)).toEqual(['acknowledgeReferral', 'decideReferral'])
})

test('a referral that needed approval needs it again when it is offered again', async () => {
  const { episodeId, on } = await send()
  await done(ask(worker, referralApi.accept, on))
  const { id } = await send({ toTeam: caseworker.teamId, sections: ['summary'] }, worker, { episodeId })
  const params = { episodeId, referralId: id }
  await done(ask(sergeant, referralApi.approve, { params }))
  await done(ask(caseworker, referralApi.decline, { params: { referralId: id }, body: exampleOf(referralApi.decline) }))
  await done(ask(worker, referralApi.offerAgain, { params }))
  expect((await read(worker, id)).status).toBe('draft')
  expect((await running(id)).map(({ kind }) => kind)).toEqual(['agreeReferral'])
  expect((await ask(caseworker, referralApi.read, { params: { referralId: id } })).status).toBe(404)
})
