import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { endpoints } from '@waymark/shared/api.ts'
import { notificationApi } from '@waymark/shared/notifications/notification.api.ts'
import { personApi } from '@waymark/shared/people/person.api.ts'
import { protectionApi } from '@waymark/shared/protection/protection.api.ts'
import { questionApi } from '@waymark/shared/questions/question.api.ts'
import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import { taskApi } from '@waymark/shared/tasks/task.api.ts'
import { listen } from '../../test/listening.ts'
import { aProgram, done, edinburgh, exampleOf } from '../../test/program.ts'
import { aTeam, somebody, type Somebody } from '../../test/people.ts'
import { openDatabase } from '../platform/database/database.ts'

const db = await aProgram()
const { people, ask, send, anEpisode, owner, program, council } = db
const { officer, sergeant, inspector, coordinator, caseworker, worker } = people
const id = () => crypto.randomUUID()
const safe = await somebody(owner, council, 'social-worker')

const put = (who: Somebody, episodeId: string, toTeam: string, asks = 'Is she at Quarry Lane?', questionId = id()) =>
  ask(who, questionApi.ask, { params: { episodeId }, body: { id: questionId, toTeam, asks } })
const restrict = (personId: string) =>
  done(
    ask(sergeant, protectionApi.restrict, {
      params: { personId },
      body: { id: id(), mayDisclose: 'nothing', reason: 'She asks.' },
    }),
  )
const list = async (who: Somebody) => (await done(ask(who, questionApi.list))).data
const find = async (who: Somebody, questionId: string) => (await list(who)).find(row => row.id === questionId)

/** The endpoints whose answer to a user contains these words. */
async function notificationsOf(who: Somebody, theirs: Record<string, string>, words: string): Promise<string[]> {
  const notified = []
  for (const { name, endpoint } of endpoints) {
    if (endpoint.method !== 'GET' || endpoint.access === 'public') continue
    const path = endpoint.path.replace(/:(\w+)/g, (_, param: string) => theirs[param] ?? id())
    if ((await (await send(who, 'GET', path)).text()).includes(words)) notified.push(name)
  }
  if ((await (await send(who, 'POST', personApi.search.path, { terms: words })).text()).includes(theirs['personId'] ?? 'none'))
    notified.push('search')
  return notified
}

test('under a restriction every channel withholds questions and answers from all but the lead, even from their authors', async () => {
  const { episodeId, personId } = await anEpisode('afterReturn')
  const [answered, refused, toLead] = [id(), id(), id()]
  await done(put(coordinator, episodeId, caseworker.teamId, 'Is she at Quarry Lane?', answered))
  await done(
    ask(caseworker, questionApi.answer, { params: { questionId: answered }, body: { answer: 'At Quarry Lane since Monday.' } }),
  )
  await done(put(coordinator, episodeId, worker.teamId, 'Does anybody of Quarry Lane know her?', refused))
  await done(
    ask(worker, questionApi.refuse, {
      params: { questionId: refused },
      body: { ground: 'wouldHarm', note: 'Quarry Lane is not told.' },
    }),
  )
  await done(put(coordinator, episodeId, officer.teamId, 'May she stay at Quarry Lane?', toLead))
  const notified = (who: Somebody, questionId: string) => notificationsOf(who, { episodeId, personId, questionId }, 'Quarry Lane')
  for (const [who, questionId] of [
    [coordinator, answered],
    [caseworker, answered],
    [worker, refused],
  ] as const)
    expect(await notified(who, questionId)).toContain('questions.read')

  const heard: string[] = []
  const ends = await Promise.all([caseworker, worker].map(who => listen(program.address, who, frame => void heard.push(frame))))
  await restrict(personId)
  await wait(600)
  for (const end of ends) end()
  expect(heard.filter(frame => frame.includes('question.changed')).length).toBeGreaterThan(1) // open screens reload
  expect(heard.join()).not.toContain(episodeId) // the frames do not name the episode
  for (const [who, questionId] of [
    [coordinator, answered],
    [caseworker, answered],
    [coordinator, refused],
    [worker, refused],
    [coordinator, toLead],
  ] as const) {
    expect(await notified(who, questionId)).toEqual([])
    const row = await find(who, questionId)
    expect([row?.withheld, row?.asks, row?.answer, row?.note]).toEqual([true, null, null, null])
  }
  expect(await find(officer, toLead)).toMatchObject({ withheld: false, asks: 'May she stay at Quarry Lane?' })
})

test('an allow-listed account reads withheld questions, and their teams do once the restriction is lifted', async () => {
  const { episodeId, personId } = await anEpisode('afterReturn')
  const questionId = id()
  await done(put(coordinator, episodeId, officer.teamId, undefined, questionId))
  await restrict(personId)
  await done(
    ask(inspector, protectionApi.addToAllowList, { params: { personId }, body: { id: id(), accountId: safe.accountId } }),
  )
  expect([(await find(safe, questionId))?.asks, (await find(coordinator, questionId))?.asks]).toEqual([
    'Is she at Quarry Lane?',
    null,
  ])
  await done(ask(inspector, protectionApi.lift, { params: { personId }, body: { id: id(), reason: 'She no longer asks.' } }))
  expect((await find(coordinator, questionId))?.asks).toBe('Is she at Quarry Lane?')
})

test('a restriction expires questions to a team that can no longer read them, and the lead still answers its own', async () => {
  const { episodeId, personId } = await anEpisode('afterReturn')
  const [waits, toLead] = [id(), id()]
  await done(put(coordinator, episodeId, caseworker.teamId, undefined, waits))
  await done(put(coordinator, episodeId, officer.teamId, undefined, toLead))
  await restrict(personId)
  expect((await find(coordinator, waits))?.status).toBe('expired')
  const { groups } = (await done(ask(caseworker, taskApi.work))).data
  expect(JSON.stringify(groups)).not.toContain(waits)
  const { rows } = (await done(ask(coordinator, notificationApi.list))).data
  expect(rows.filter(({ subjectId }) => subjectId === waits).map(({ kind }) => kind)).toContain('question.expired')
  await done(ask(officer, questionApi.answer, { params: { questionId: toLead }, body: { answer: 'She may.' } }))
  expect(await find(coordinator, toLead)).toMatchObject({ status: 'answered', answer: null })
  expect(await find(officer, toLead)).toMatchObject({ answer: 'She may.' })
})

test('an account that cannot read a withheld question cannot answer it', async () => {
  const { episodeId, personId } = await anEpisode('afterReturn')
  const questionId = id()
  await done(put(officer, episodeId, council, undefined, questionId))
  await owner.query('begin')
  await owner.query(`insert into event (kind, subject, subject_id) values ('person.recorded', 'person', $1)`, [personId])
  await owner.query('insert into whereabouts_allow_list (account_id, person_id) values ($1, $2)', [safe.accountId, personId])
  await owner.query('commit')
  await restrict(personId)
  const answer = (who: Somebody) => ask(who, questionApi.answer, { params: { questionId }, body: { answer: 'Yes.' } })
  expect((await find(coordinator, questionId))?.allowed).toEqual([])
  expect((await answer(coordinator)).problem.reason).toBe('question.withheld')
  const database = openDatabase({ config: db.config, secret: db.secret })
  const settle = (who: Somebody) =>
    database.asActor(who.token, id(), tx => tx.$queryRaw`select app.settle_question(${questionId}::uuid, 'seen', null, null)`)
  await expect(settle(coordinator)).rejects.toThrow('42501') // raw SQL is refused too
  await database.close()
  await done(answer(safe))
})

test('a seal notifies a team with an open question about the person, which no longer finds the question', async () => {
  const { episodeId, personId } = await anEpisode()
  const questionId = id()
  await done(put(officer, episodeId, caseworker.teamId, undefined, questionId))
  const heard: string[] = []
  const end = await listen(program.address, caseworker, frame => void heard.push(frame))
  await done(ask(inspector, protectionApi.seal, { params: { personId }, body: { id: id(), reason: 'domesticAbuse' } }))
  await wait(600)
  end()
  expect(heard.some(frame => frame.includes('question.changed') && frame.includes(questionId))).toBe(true)
  expect(await find(caseworker, questionId)).toBeUndefined()
})

test('under a restriction a question can go only to the lead, or from the lead to a team with an allow-listed account', async () => {
  const { episodeId, personId } = await anEpisode('afterReturn')
  await restrict(personId)
  expect((await put(coordinator, episodeId, caseworker.teamId)).problem.fields).toMatchObject([{ path: 'toTeam' }])
  expect((await put(officer, episodeId, caseworker.teamId)).problem.fields).toMatchObject([{ path: 'toTeam' }])
  expect((await put(officer, episodeId, council)).problem.fields).toMatchObject([{ path: 'toTeam' }])
  await done(
    ask(inspector, protectionApi.addToAllowList, { params: { personId }, body: { id: id(), accountId: safe.accountId } }),
  )
  await done(put(officer, episodeId, council))
  expect((await put(safe, episodeId, caseworker.teamId)).problem.fields).toMatchObject([{ path: 'toTeam' }])
  await done(put(coordinator, episodeId, officer.teamId))
})

test('under a restriction, a question asked since the person was found is hidden from colleagues of its author', async () => {
  // the asked team would disclose the place
  const { episodeId, personId } = await anEpisode('afterReturn')
  const there = await somebody(owner, await aTeam(owner, 'council', [edinburgh]), 'social-worker')
  const questionId = id()
  await done(put(safe, episodeId, there.teamId, undefined, questionId))
  expect(await find(coordinator, questionId)).toBeDefined()
  await restrict(personId)
  expect(await find(coordinator, questionId)).toBeUndefined()
  expect((await find(safe, questionId))?.withheld).toBe(true)
})

test('under a restriction, messages about a referral are withheld from both of its teams', async () => {
  const { episodeId, personId } = await anEpisode()
  const referralId = id()
  const body = { ...exampleOf(referralApi.send), id: referralId, toTeam: caseworker.teamId }
  await done(ask(coordinator, referralApi.send, { params: { episodeId }, body }))
  const text = 'Would she come to Harbour Row?'
  await done(ask(caseworker, referralApi.askMore, { params: { referralId }, body: { id: id(), text } }))
  const notified = (who: Somebody) => notificationsOf(who, { episodeId, personId, referralId }, 'Harbour Row')
  for (const who of [coordinator, caseworker]) expect(await notified(who)).toContain('referrals.read')
  await restrict(personId)
  for (const who of [coordinator, caseworker]) expect(await notified(who)).toEqual([])
})
