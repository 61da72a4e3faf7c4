import { describe, expect, test } from 'vitest'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { notificationApi } from '@waymark/shared/notifications/notification.api.ts'
import { questionApi } from '@waymark/shared/questions/question.api.ts'
import { taskApi } from '@waymark/shared/tasks/task.api.ts'
import { accessApi } from '@waymark/shared/access/access.api.ts'
import { aTeam, somebody, type Somebody } from '../../test/people.ts'
import { aProgram, done } from '../../test/program.ts'
import { openDatabase } from '../platform/database/database.ts'

const db = await aProgram()
const { people, ask, anEpisode, owner } = db
const { officer, inspector, coordinator, caseworker, worker } = people
const asks = 'Has anybody of yours spoken with them since Monday?'

const put = async (who: Somebody, episodeId: string, toTeam = caseworker.teamId) => {
  const id = crypto.randomUUID()
  await done(ask(who, questionApi.ask, { params: { episodeId }, body: { id, toTeam, asks } }))
  return id
}
const aQuestion = async () => {
  const { episodeId, personId } = await anEpisode()
  return { episodeId, personId, questionId: await put(officer, episodeId) }
}
const of = async (who: Somebody, questionId: string) => (await ask(who, questionApi.read, { params: { questionId } })).data
const work = async (who: Somebody) =>
  Object.values((await done(ask(who, taskApi.work))).data.groups).flatMap(group => group.tasks)
const later = async (questionId: string, column: 'due_at' | 'expires_at') => {
  await owner.query('begin')
  await owner.query(`insert into event (kind, subject, subject_id) values ('question.seen', 'question', $1)`, [questionId])
  await owner.query(`update question set ${column} = now() - interval '1 second' where id = $1`, [questionId])
  await owner.query(`update task set due_at = now() - interval '1 second' where question_id = $1`, [questionId])
  await owner.query('commit')
}
const run = async (job: 'mark_overdue' | 'end_unanswered') => {
  const database = openDatabase({ config: db.config, secret: db.secret })
  await database.job(job)
  await database.close()
}

describe('a question', () => {
  test('a question is asked, seen and answered, and each step notifies the other team', async () => {
    const { episodeId, questionId } = await aQuestion()
    expect((await of(caseworker, questionId)).status).toBe('asked')
    expect((await work(caseworker)).find(({ question }) => question?.id === questionId)?.kind).toBe('answerQuestion')
    await done(ask(caseworker, questionApi.see, { params: { questionId } }))
    expect((await of(officer, questionId)).status).toBe('seen')
    await done(
      ask(caseworker, questionApi.answer, { params: { questionId }, body: { answer: 'On Tuesday, and they were well.' } }),
    )
    const seen = await of(officer, questionId)
    expect([seen.status, seen.answer, seen.side, seen.episode?.id]).toEqual([
      'answered',
      'On Tuesday, and they were well.',
      'sender',
      episodeId,
    ])
    expect((await work(caseworker)).some(({ question }) => question?.id === questionId)).toBe(false)
    const heard = async (who: Somebody) =>
      (await done(ask(who, notificationApi.list))).data.rows
        .filter(({ subjectId }) => subjectId === questionId)
        .map(({ kind }) => kind)
    expect(await heard(caseworker)).toEqual(['question.asked'])
    expect(await heard(officer)).toEqual(['question.answered', 'question.seen'])
  })
  test('a question opens no access: the asked team gets its text, and nothing of the record', async () => {
    const { episodeId, questionId } = await aQuestion()
    const { data } = await ask(caseworker, questionApi.list)
    const row = data.find(({ id }) => id === questionId)
    expect([row?.asks, row?.episode]).toEqual([asks, null])
    expect(JSON.stringify(row)).not.toContain(episodeId)
    const tasks = await work(caseworker)
    expect(JSON.stringify(tasks.find(({ question }) => question?.id === questionId))).not.toContain(episodeId)
    await done(ask(caseworker, questionApi.answer, { params: { questionId }, body: { answer: 'No.' } }))
    expect((await ask(caseworker, episodeApi.read, { params: { episodeId } })).status).toBe(404)
    expect((await ask(caseworker, accessApi.explain, { params: { episodeId } })).status).toBe(404)
  })
  test('a question exists only for its two teams', async () => {
    const { episodeId, questionId } = await aQuestion()
    for (const who of [worker, coordinator, people.otherOfficer]) {
      expect((await ask(who, questionApi.read, { params: { questionId } })).status).toBe(404)
      expect((await ask(who, questionApi.answer, { params: { questionId }, body: { answer: 'x' } })).status).toBe(404)
    }
    const list = (who: Somebody) => ask(who, questionApi.listForEpisode, { params: { episodeId } })
    expect((await list(coordinator)).data).toEqual([])
    expect((await list(officer)).data).toHaveLength(1)
  })
  test('a question needs access to the episode and another team, and only that team can answer', async () => {
    const { episodeId, questionId } = await aQuestion()
    const body = { id: crypto.randomUUID(), toTeam: worker.teamId, asks }
    expect((await ask(worker, questionApi.ask, { params: { episodeId }, body })).status).toBe(404)
    expect(
      (await ask(officer, questionApi.ask, { params: { episodeId }, body: { ...body, toTeam: officer.teamId } })).problem.fields,
    ).toMatchObject([{ path: 'toTeam' }])
    expect((await ask(officer, questionApi.answer, { params: { questionId }, body: { answer: 'x' } })).status).toBe(403)
    await put(coordinator, episodeId, worker.teamId)
  })
  test('a question that is refused with a reason can no longer be answered', async () => {
    const { questionId } = await aQuestion()
    const refused = { ground: 'notHeld', note: 'We have never met them.' } as const
    await done(ask(caseworker, questionApi.refuse, { params: { questionId }, body: refused }))
    const seen = await of(officer, questionId)
    expect([seen.status, seen.ground, seen.note, seen.ended?.by.name]).toEqual([
      'refused',
      'notHeld',
      refused.note,
      'A caseworker',
    ])
    const again = await ask(caseworker, questionApi.answer, { params: { questionId }, body: { answer: 'x' } })
    expect([again.status, again.problem.reason]).toEqual([422, 'question.refused'])
  })
  test('a late question notifies the asked team, and expires at its deadline', async () => {
    const { questionId } = await aQuestion()
    await later(questionId, 'due_at')
    await run('mark_overdue')
    const { rows } = (await done(ask(caseworker, notificationApi.list))).data
    expect(rows.filter(({ subjectId }) => subjectId === questionId)[0]?.kind).toBe('question.overdue')
    await later(questionId, 'expires_at')
    await run('end_unanswered')
    expect((await of(officer, questionId)).status).toBe('expired')
    expect((await work(caseworker)).some(({ question }) => question?.id === questionId)).toBe(false)
    const late = await ask(caseworker, questionApi.answer, { params: { questionId }, body: { answer: 'x' } })
    expect([late.status, late.problem.reason]).toEqual([422, 'question.expired'])
  })
  test('a question does not exist for excluded accounts of either team', async () => {
    const { personId, questionId } = await aQuestion()
    const [ours, theirs] = [
      await somebody(owner, officer.teamId, 'officer'),
      await somebody(owner, caseworker.teamId, 'caseworker'),
    ]
    await owner.query('begin')
    await owner.query(`insert into event (kind, subject, subject_id) values ('person.recorded', 'person', $1)`, [personId])
    for (const who of [ours, theirs])
      await owner.query(`insert into exclusion (account_id, person_id, reason) values ($1, $2, 'relative')`, [
        who.accountId,
        personId,
      ])
    await owner.query('commit')
    for (const who of [ours, theirs]) {
      expect((await ask(who, questionApi.read, { params: { questionId } })).status).toBe(404)
      expect((await done(ask(who, questionApi.list))).data.some(({ id }) => id === questionId)).toBe(false)
    }
    expect((await of(inspector, questionId)).id).toBe(questionId)
    const database = openDatabase({ config: db.config, secret: db.secret })
    await expect(
      database.asActor(
        theirs.token,
        crypto.randomUUID(),
        tx => tx.$queryRaw`select app.settle_question(${questionId}::uuid, 'seen', null, null)`,
      ),
    ).rejects.toThrow('42501')
    await database.close()
  })
  test('a question about a sealed person cannot go to a team without access, and an open one disappears for such a team', async () => {
    const { episodeId, personId, questionId } = await aQuestion()
    await owner.query('begin')
    await owner.query(`insert into event (kind, subject, subject_id) values ('person.recorded', 'person', $1)`, [personId])
    await owner.query('insert into person_protection (person_id, sealed) values ($1, true)', [personId])
    await owner.query('commit')
    expect((await ask(caseworker, questionApi.read, { params: { questionId } })).status).toBe(404)
    expect((await work(caseworker)).some(({ question }) => question?.id === questionId)).toBe(false)
    const body = { id: crypto.randomUUID(), toTeam: worker.teamId, asks }
    expect((await ask(inspector, questionApi.ask, { params: { episodeId }, body })).problem.fields).toMatchObject([
      { path: 'toTeam' },
    ])
    expect((await of(inspector, questionId)).id).toBe(questionId)
  })
  test('raw SQL can neither forge nor settle a question without the right', async () => {
    const { episodeId, questionId } = await aQuestion()
    const stranger = await somebody(owner, await aTeam(owner, 'charity'), 'caseworker')
    const database = openDatabase({ config: db.config, secret: db.secret })
    const as = (who: Somebody, sql: string, ...values: unknown[]) =>
      database.asActor(who.token, crypto.randomUUID(), tx => tx.$queryRawUnsafe(sql, ...values))
    const settle = `select app.settle_question($1::uuid, 'answered', 'forged', null)`
    await expect(as(stranger, settle, questionId)).rejects.toThrow('42501')
    await expect(as(officer, settle, questionId)).rejects.toThrow('42501')
    const put = `select app.ask_question(gen_random_uuid(), $1::uuid, $2::uuid, 'x', now(), now())`
    await expect(as(stranger, put, episodeId, officer.teamId)).rejects.toThrow('42501')
    await expect(as(officer, put, episodeId, officer.teamId)).rejects.toThrow('42501') // to the own team
    // an oversight team does no casework
    await expect(as(officer, put, episodeId, await aTeam(owner, 'oversight'))).rejects.toThrow('42501')
    await expect(
      as(caseworker, `update question_words set answer = 'x' where question_id = $1::uuid`, questionId),
    ).rejects.toThrow('42501')
    await database.close()
  })
})
