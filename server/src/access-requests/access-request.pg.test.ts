import { describe, expect, test } from 'vitest'
import { accessRequestApi } from '@waymark/shared/access-requests/access-request.api.ts'
import { accessTries } from '@waymark/shared/access-requests/access-request.ts'
import { notificationApi } from '@waymark/shared/notifications/notification.api.ts'
import { taskApi } from '@waymark/shared/tasks/task.api.ts'
import { aTeam, somebody, type Somebody } from '../../test/people.ts'
import { aProgram, done } from '../../test/program.ts'
import { openDatabase } from '../platform/database/database.ts'

const db = await aProgram()
const { people, ask, send, anEpisode, owner } = db
const { officer, sergeant, inspector } = people
const reason = 'She sleeps at our night shelter and we plan with her'
const body = (reference: string) => ({
  id: crypto.randomUUID(),
  reference,
  sections: ['summary', 'plan'] as ('summary' | 'plan')[],
  reason,
})

const someone = async () => somebody(owner, await aTeam(owner, 'charity'), 'caseworker')
const referenceOf = async (episodeId: string) =>
  (await owner.query<{ reference: string }>('select reference from episode where id = $1', [episodeId])).rows[0]?.reference ?? ''
const seed = async (personId: string, sql: string, values: unknown[]) => {
  await owner.query('begin')
  await owner.query(`insert into event (kind, subject, subject_id) values ('person.recorded', 'person', $1)`, [personId])
  await owner.query(sql, values)
  await owner.query('commit')
}
const wanted = async (who: Somebody, episodeId: string) =>
  (await done(ask(who, accessRequestApi.listForEpisode, { params: { episodeId } }))).data
const asked = async (who: Somebody) => (await done(ask(who, accessRequestApi.list))).data
const askedFor = async () => {
  const { episodeId, personId } = await anEpisode()
  const who = await someone()
  await done(ask(who, accessRequestApi.ask, { body: body(await referenceOf(episodeId)) }))
  const [row] = await wanted(sergeant, episodeId)
  return { episodeId, personId, who, requestId: row?.id ?? '' }
}
/** Gives a share as the database owner, who bypasses every policy. */
const share = async (episodeId: string, teamId: string) => {
  await owner.query('begin')
  await owner.query(`insert into event (kind, subject, subject_id) values ('share.given', 'episode', $1)`, [episodeId])
  await owner.query(
    `insert into share (id, episode_id, to_team, given_by_team, sections, purpose, legal_basis) values (gen_random_uuid(), $1, $2, $3, '{summary}', 'returnAndSupport', 'publicTask')`,
    [episodeId, teamId, officer.teamId],
  )
  await owner.query(`select app.add_grant($1, $2, 'share', '{summary}')`, [episodeId, teamId])
  await owner.query('commit')
}
const run = async () => {
  const database = openDatabase({ config: db.config, secret: db.secret })
  await database.job('end_unanswered')
  await database.close()
}

describe('a request for access', () => {
  test('a request for access gets the same answer for open, unknown, sealed, excluded and visible references', async () => {
    const who = await someone()
    const [open, sealed, excluded, seen] = [await anEpisode(), await anEpisode(), await anEpisode(), await anEpisode()]
    await seed(sealed.personId, 'insert into person_protection (person_id, sealed) values ($1, true)', [sealed.personId])
    await seed(excluded.personId, `insert into exclusion (account_id, person_id, reason) values ($2, $1, 'relative')`, [
      excluded.personId,
      who.accountId,
    ])
    await share(seen.episodeId, who.teamId)
    const references = [
      'MP-1999-000009',
      ...(await Promise.all([open, sealed, excluded, seen].map(({ episodeId }) => referenceOf(episodeId)))),
    ]
    const answers: string[] = []
    for (const reference of references) {
      const response = await send(who, 'POST', accessRequestApi.ask.path, body(reference))
      const headers = [...response.headers].filter(([name]) => !['x-request-id', 'date'].includes(name))
      answers.push(JSON.stringify([response.status, headers, await response.text()]))
    }
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toContain('201')
    // the requester’s own list shows no difference either, and the only task is about the open episode
    const list = await asked(who)
    expect(list.map(({ whom }) => whom)).toEqual(references.toReversed())
    expect(
      new Set(list.map(({ outcome, ground, episode, endedAt }) => JSON.stringify([outcome, ground, episode, endedAt]))).size,
    ).toBe(1)
    const { rows } = await owner.query(`select episode_id from task where kind = 'answerAccess'`)
    expect(rows).toEqual([{ episode_id: open.episodeId }])
    expect(
      (await owner.query(`select from access_log where account_id = $1 and outcome = 'tried'`, [who.accountId])).rowCount,
    ).toBe(5)
  })
  test('the requester cannot read by raw SQL whether a request for access found an episode', async () => {
    const { who } = await askedFor()
    const database = openDatabase({ config: db.config, secret: db.secret })
    const read = (sql: string) => database.asActor(who.token, crypto.randomUUID(), tx => tx.$queryRawUnsafe(sql))
    expect(await read('select * from access_found')).toEqual([])
    expect(await read(`select * from task where kind = 'answerAccess'`)).toEqual([])
    expect(await read(`select * from event where kind like 'access.%'`)).toEqual([])
    await expect(read(`select * from app.find_exact('x', 'x', 'x', now()::date)`)).rejects.toThrow('42501')
    await expect(read(`select app.settle_access(gen_random_uuid(), 'granted', null, true)`)).rejects.toThrow('42501')
    await database.close()
  })
  test('a request for access needs a reason of twenty characters and a section, and a name must match exactly', async () => {
    const who = await someone()
    const short = await ask(who, accessRequestApi.ask, { body: { ...body('MP-1'), reason: 'urgent', sections: [] } })
    expect(short.problem.fields?.map(({ path }) => path).toSorted()).toEqual(['reason', 'sections'])
    const familyName = `Quill${crypto.randomUUID().slice(0, 6)}`
    const person = { givenName: 'Mòrag', familyName, dateOfBirth: '2011-03-04' }
    const { episodeId } = await anEpisode('missing', { person } as never)
    const { reference: _, ...rest } = body('')
    await done(ask(who, accessRequestApi.ask, { body: { ...rest, id: crypto.randomUUID(), ...person, familyName: 'Quill' } }))
    expect(await wanted(sergeant, episodeId)).toEqual([])
    await done(ask(who, accessRequestApi.ask, { body: { ...rest, ...person } }))
    expect(await wanted(sergeant, episodeId)).toHaveLength(1)
  })
  test('requests for access are limited per hour, and a match and a miss count the same', async () => {
    const who = await someone()
    const { episodeId } = await anEpisode()
    for (let i = 0; i < accessTries; i++) await done(ask(who, accessRequestApi.ask, { body: body('MP-1999-000009') }))
    const miss = await ask(who, accessRequestApi.ask, { body: body('MP-1999-000009') })
    const hit = await ask(who, accessRequestApi.ask, { body: body(await referenceOf(episodeId)) })
    expect([miss.status, hit.status]).toEqual([429, 429])
    expect((await owner.query('select app.access_tries() as most')).rows).toEqual([{ most: accessTries }])
  })
})

describe('the answer to a request for access', () => {
  test('a role that may share gets a task, a notification and the details of a request for access; others do not', async () => {
    const { episodeId, requestId } = await askedFor()
    const tasks = (await done(ask(sergeant, taskApi.listForEpisode, { params: { episodeId } }))).data
    expect(tasks.find(({ about }) => about === requestId)?.kind).toBe('answerAccess')
    const { rows } = (await done(ask(sergeant, notificationApi.list))).data
    expect(rows.some(({ kind, subjectId }) => kind === 'accessRequest.received' && subjectId === episodeId)).toBe(true)
    const [row] = await wanted(sergeant, episodeId)
    expect([row?.by.name, row?.reason, row?.sections, row?.yours]).toEqual(['A caseworker', reason, ['summary', 'plan'], true])
    expect((await ask(officer, accessRequestApi.listForEpisode, { params: { episodeId } })).status).toBe(403)
    const elsewhere = JSON.stringify(
      (await done(ask(people.coordinator, taskApi.listForEpisode, { params: { episodeId } }))).data,
    )
    expect(elsewhere).not.toContain('answerAccess')
  })
  test('a request for access notifies the coordinator of the area, and nobody else in their team', async () => {
    const colleague = await somebody(owner, people.coordinator.teamId, 'social-worker')
    const excluded = await somebody(owner, people.coordinator.teamId, 'council-coordinator')
    const { episodeId, personId } = await anEpisode()
    await seed(personId, `insert into exclusion (account_id, person_id, reason) values ($1, $2, 'relative')`, [
      excluded.accountId,
      personId,
    ])
    await done(ask(await someone(), accessRequestApi.ask, { body: body(await referenceOf(episodeId)) }))
    const notified = async (who: Somebody) =>
      (await done(ask(who, notificationApi.list))).data.rows.filter(
        ({ kind, subjectId }) => kind === 'accessRequest.toDecide' && subjectId === episodeId,
      )
    expect((await notified(people.coordinator)).map(({ subject, reference }) => [subject, reference])).toEqual([
      ['episode', await referenceOf(episodeId)],
    ])
    for (const who of [colleague, excluded, people.worker]) expect(await notified(who)).toEqual([])
    await seed(personId, `insert into person_protection (person_id, sealed) values ($1, true)`, [personId])
    expect(await notified(people.coordinator)).toEqual([]) // the notification disappears with the access
  })
  test('a role cannot read or refuse a request for access through a grant with a basis that is for other roles', async () => {
    const { episodeId, personId, requestId } = await askedFor()
    const params = { episodeId, requestId }
    const database = openDatabase({ config: db.config, secret: db.secret })
    const [national, misplaced] = [
      await somebody(owner, officer.teamId, 'national-unit'), // the team has the lead’s access grant
      await somebody(owner, await aTeam(owner, 'police'), 'inspector'), // the team has a grant for the national unit
    ]
    await seed(personId, `select app.add_grant($1, $2, 'national', '{summary}')`, [episodeId, misplaced.teamId])
    for (const who of [national, misplaced]) {
      const found = await database.asActor(who.token, crypto.randomUUID(), tx =>
        tx.accessFound.findMany({ where: { requestId } }),
      )
      expect(found).toEqual([])
      const refuse = () =>
        database.asActor(
          who.token,
          crypto.randomUUID(),
          tx => tx.$queryRaw`select app.refuse_access(${requestId}::uuid, 'noNeed', true)::text`,
        )
      await expect(refuse()).rejects.toThrow('42501')
      expect((await ask(who, accessRequestApi.listForEpisode, { params: { episodeId } })).status).toBe(403)
      expect((await ask(who, accessRequestApi.refuse, { params, body: { ground: 'noNeed', notify: 'no' } })).status).toBe(403)
    }
    await database.close()
    expect((await wanted(sergeant, episodeId)).map(({ outcome }) => outcome)).toEqual([null])
  })
  test('giving a share answers a request for access as granted, and notifies the requester', async () => {
    const { episodeId, who, requestId } = await askedFor()
    await share(episodeId, who.teamId)
    const [row] = await asked(who)
    expect([row?.outcome, row?.episode?.id]).toEqual(['granted', episodeId])
    expect((await wanted(sergeant, episodeId))[0]?.outcome).toBe('granted')
    expect((await owner.query('select outcome from task where about = $1', [requestId])).rows).toEqual([{ outcome: 'done' }])
    const { rows } = (await done(ask(who, notificationApi.list))).data
    expect(rows[0]?.kind).toBe('accessRequest.answered')
  })
  test.each(['yes', 'no'] as const)(
    'the requester reads the refusal of a request for access only if they may be notified (notify: %s)',
    async notify => {
      const { episodeId, who, requestId } = await askedFor()
      const params = { episodeId, requestId }
      await done(ask(sergeant, accessRequestApi.refuse, { params, body: { ground: 'noNeed', notify } }))
      const [row] = await asked(who)
      expect([row?.outcome, row?.ground]).toEqual(notify === 'yes' ? ['refused', 'noNeed'] : [null, null])
      const again = await ask(inspector, accessRequestApi.refuse, { params, body: { ground: 'noNeed', notify } })
      expect([again.status, again.problem.reason]).toEqual([422, 'accessRequest.decided'])
      expect((await owner.query('select from task where about = $1 and ended_at is null', [requestId])).rowCount).toBe(0)
    },
  )
  test('a share to another team, or only to a colleague, does not answer a request for access', async () => {
    const { episodeId, who } = await askedFor()
    const colleague = await somebody(owner, who.teamId, 'caseworker')
    await share(episodeId, people.worker.teamId)
    await seed(
      episodeId,
      `insert into share (id, episode_id, to_team, to_account, given_by_team, sections, purpose, legal_basis) values (gen_random_uuid(), $1, $2, $3, $4, '{summary}', 'returnAndSupport', 'publicTask')`,
      [episodeId, who.teamId, colleague.accountId, officer.teamId],
    )
    expect((await asked(who)).map(({ outcome }) => outcome)).toEqual([null])
    const database = openDatabase({ config: db.config, secret: db.secret })
    const rows = (of: Somebody) => database.asActor(of.token, crypto.randomUUID(), tx => tx.accessRequest.findMany())
    expect([(await rows(who)).length, (await rows(colleague)).length]).toEqual([1, 0]) // only its author reads a request
    await database.close()
  })
  test('an account cannot refuse its own request for access, even if it may share as a member of another team', async () => {
    const { episodeId, requestId } = await askedFor()
    await seed(sergeant.accountId, 'update access_request set recorded_by = $2 where id = $1', [requestId, sergeant.accountId])
    const refuse = (who: Somebody) =>
      ask(who, accessRequestApi.refuse, { params: { episodeId, requestId }, body: { ground: 'noNeed', notify: 'no' } })
    expect((await refuse(sergeant)).status).toBe(404)
    await done(refuse(inspector))
  })
  test('a request for access cannot be refused by a role or a team that may not share the episode', async () => {
    const { episodeId, requestId } = await askedFor()
    const params = { episodeId, requestId }
    for (const [who, status] of [
      [officer, 403],
      [people.coordinator, 201],
      [people.worker, 404],
    ] as const)
      expect((await ask(who, accessRequestApi.refuse, { params, body: { ground: 'noNeed', notify: 'no' } })).status).toBe(status)
  })
})

test('an unanswered request for access expires with the same outcome as a silent refusal and an unknown reference', async () => {
  const { episodeId, who, requestId } = await askedFor()
  const refused = await anEpisode()
  await done(ask(who, accessRequestApi.ask, { body: body(await referenceOf(refused.episodeId)) }))
  const [other] = await wanted(sergeant, refused.episodeId)
  await done(
    ask(sergeant, accessRequestApi.refuse, {
      params: { episodeId: refused.episodeId, requestId: other?.id ?? '' },
      body: { ground: 'noBasis', notify: 'no' },
    }),
  )
  await done(ask(who, accessRequestApi.ask, { body: body('MP-1999-000009') }))
  await owner.query('begin')
  await owner.query(`insert into event (kind, subject, subject_id) values ('accessRequest.sent', 'account', $1)`, [who.accountId])
  await owner.query(`update access_request set expires_at = now() - interval '1 second' where recorded_by = $1`, [who.accountId])
  await owner.query('commit')
  await run()
  expect((await asked(who)).map(({ outcome, ground }) => [outcome, ground])).toEqual(
    Array.from({ length: 3 }, () => ['expired', null]),
  )
  expect((await wanted(sergeant, episodeId)).map(({ id, outcome }) => [id, outcome])).toEqual([[requestId, 'expired']])
  expect((await wanted(sergeant, refused.episodeId)).map(({ outcome }) => outcome)).toEqual(['refused'])
})
