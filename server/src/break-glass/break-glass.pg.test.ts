import { describe, expect, test } from 'vitest'
import { breakGlassApi } from '@waymark/shared/break-glass/break-glass.api.ts'
import { breakGlassHours, breakGlassTries } from '@waymark/shared/break-glass/break-glass.ts'
import { enquiryApi } from '@waymark/shared/enquiries/enquiry.api.ts'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { informationApi } from '@waymark/shared/information/information.api.ts'
import { notificationApi } from '@waymark/shared/notifications/notification.api.ts'
import { personApi } from '@waymark/shared/people/person.api.ts'
import { taskApi } from '@waymark/shared/tasks/task.api.ts'
import { aProgram, done, exampleOf } from '../../test/program.ts'
import { aTeam, somebody, type Somebody } from '../../test/people.ts'
import { openDatabase, type Tx } from '../platform/database/database.ts'

const db = await aProgram()
const { people, ask, send, anEpisode, owner } = db
const { inspector, secondInspector } = people
const reason = 'Seen on the bridge just now, the division does not answer'

/** An account in a new police division without areas, which has no access to the episodes of the test. */
const faraway = async (role: 'officer' | 'sergeant' | 'inspector' = 'officer') =>
  somebody(owner, await aTeam(owner, 'police', []), role)
const auditorOf = async (who: Somebody) => {
  const { rows } = await owner.query<{ agency_id: string }>('select agency_id from team where id = $1', [who.teamId])
  const team = crypto.randomUUID()
  await owner.query(`insert into team (id, agency_id, name) values ($1, $2, 'Professional standards')`, [
    team,
    rows[0]?.agency_id,
  ])
  return somebody(owner, team, 'auditor')
}
const referenceOf = async (episodeId: string) =>
  (await owner.query<{ reference: string }>('select reference from episode where id = $1', [episodeId])).rows[0]?.reference ?? ''
const open = (who: Somebody, by: Partial<Parameters<typeof breakGlassApi.open.body.parse>[0] & object>) =>
  ask(who, breakGlassApi.open, { body: { id: crypto.randomUUID(), reason, ...by } })
const opened = async (who: Somebody, episodeId: string) => {
  const { data } = await done(open(who, { reference: await referenceOf(episodeId) }))
  expect(data).toEqual({ episodeId })
  const [row] = (
    await owner.query<{ id: string }>('select id from break_glass where episode_id = $1 and recorded_by = $2', [
      episodeId,
      who.accountId,
    ])
  ).rows
  return row?.id ?? ''
}
const seed = (personId: string, sql: string, values: unknown[]) =>
  owner
    .query('begin')
    .then(() => owner.query(`insert into event (kind, subject, subject_id) values ('person.recorded', 'person', $1)`, [personId]))
    .then(() => owner.query(sql, values))
    .then(() => owner.query('commit'))

describe('emergency access', () => {
  test('emergency access opens six sections without whereabouts or support, for four hours, to one account', async () => {
    const { episodeId } = await anEpisode('located')
    const who = await faraway()
    const colleague = await somebody(owner, who.teamId, 'inspector')
    expect((await ask(who, episodeApi.read, { params: { episodeId } })).status).toBe(404)
    await opened(who, episodeId)
    const { data } = await done(ask(who, episodeApi.read, { params: { episodeId } }))
    expect(data.bases).toEqual(['break-glass'])
    expect([data.sections.description, data.sections.enquiries].includes(null)).toBe(false)
    expect([data.sections.whereabouts, data.sections.returnDiscussion, data.sections.support]).toEqual([null, null, null])
    const [row] = (
      await owner.query(
        `select sections, until - from_at as lasts from access_grant where episode_id = $1 and basis = 'break-glass'`,
        [episodeId],
      )
    ).rows
    expect(row.sections.toSorted()).toEqual(['care', 'description', 'enquiries', 'health', 'plan', 'summary'])
    expect(row.lasts.hours).toBe(breakGlassHours)
    expect(data.breakGlassUntil).not.toBeNull()
    expect((await ask(colleague, episodeApi.read, { params: { episodeId } })).status).toBe(404)
  })
  test('emergency access does not open enquiries to a partner', async () => {
    const { episodeId } = await anEpisode()
    const worker = await somebody(owner, await aTeam(owner, 'council', []), 'social-worker')
    await opened(worker, episodeId)
    expect((await done(ask(worker, episodeApi.read, { params: { episodeId } }))).data.sections.enquiries).toBeNull()
  })
  test('emergency access lets an account read an episode and add information, but not change it', async () => {
    const { episodeId } = await anEpisode()
    const who = await faraway('inspector')
    await opened(who, episodeId)
    const params = { episodeId }
    expect((await ask(who, episodeApi.locate, { params, body: exampleOf(episodeApi.locate) })).status).toBe(403)
    expect(
      (await ask(who, enquiryApi.record, { params, body: { ...exampleOf(enquiryApi.record), id: crypto.randomUUID() } })).status,
    ).toBe(403)
    await done(ask(who, informationApi.add, { params, body: { ...exampleOf(informationApi.add), id: crypto.randomUUID() } }))
  })
  test('emergency access by name and date of birth needs an exact match, apart from accents and capitals', async () => {
    const name = `Quill${crypto.randomUUID().slice(0, 6)}`
    const person = { givenName: 'Mòrag', familyName: name, dateOfBirth: '2011-03-04' }
    const { episodeId } = await anEpisode('missing', { person: { ...exampleOf(episodeApi.report).person, ...person } } as never)
    const who = await faraway()
    for (const wrong of [{ familyName: name.slice(0, 6) }, { dateOfBirth: '2011-03-05' }, { givenName: 'Mor' }])
      expect((await done(open(who, { ...person, ...wrong }))).data).toEqual({ episodeId: null })
    expect((await done(open(who, { ...person, givenName: 'morag' }))).data).toEqual({ episodeId })
  })
  test('emergency access needs a reason of twenty characters, and a reference or a full name with date of birth', async () => {
    const who = await faraway()
    expect((await open(who, { reference: 'MP-2000-000001', reason: 'urgent' })).problem.fields?.map(({ path }) => path)).toEqual([
      'reason',
    ])
    expect((await open(who, {})).problem.fields?.map(({ path }) => path)).toEqual(['reference'])
    expect((await open(who, { givenName: 'Ann' })).problem.fields?.map(({ path }) => path)).toEqual(['familyName', 'dateOfBirth'])
  })
  test('a request for emergency access to an episode that is already open creates no emergency access', async () => {
    const { episodeId } = await anEpisode()
    expect((await done(open(inspector, { reference: await referenceOf(episodeId) }))).data).toEqual({ episodeId })
    expect((await owner.query('select from break_glass where episode_id = $1', [episodeId])).rowCount).toBe(0)
  })
})

describe('emergency access without a match', () => {
  test('emergency access gets the same answer for unknown, sealed and excluded: status, body and headers', async () => {
    const [sealed, excluded] = [await anEpisode(), await anEpisode()]
    const who = await faraway()
    await seed(sealed.personId, 'insert into person_protection (person_id, sealed) values ($1, true)', [sealed.personId])
    await seed(excluded.personId, `insert into exclusion (account_id, person_id, reason) values ($2, $1, 'relative')`, [
      excluded.personId,
      who.accountId,
    ])
    const answers = []
    for (const reference of ['MP-1999-000009', await referenceOf(sealed.episodeId), await referenceOf(excluded.episodeId)]) {
      const response = await send(who, 'POST', breakGlassApi.open.path, { id: crypto.randomUUID(), reference, reason })
      const headers = [...response.headers].filter(([name]) => !['x-request-id', 'date', 'etag'].includes(name))
      answers.push(JSON.stringify([response.status, headers, await response.text()]))
    }
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toContain('201')
    expect((await owner.query('select from break_glass where recorded_by = $1', [who.accountId])).rowCount).toBe(0)
  })
  test('emergency access is limited to a number of tries per hour, and a match and a miss count the same', async () => {
    const who = await faraway()
    const { episodeId } = await anEpisode()
    await opened(who, episodeId)
    for (let i = 1; i < breakGlassTries; i++) await done(open(who, { reference: 'MP-1999-000009' }))
    const [miss, hit] = [
      await open(who, { reference: 'MP-1999-000009' }),
      await open(who, { reference: await referenceOf((await anEpisode()).episodeId) }),
    ]
    expect([miss.status, hit.status]).toEqual([429, 429])
    expect((await owner.query('select app.break_glass_tries() as most')).rows).toEqual([{ most: breakGlassTries }])
  })
})

describe('notice of emergency access', () => {
  test('emergency access notifies the lead and each auditor of the opener’s agency at once', async () => {
    const { episodeId } = await anEpisode()
    const who = await faraway()
    const auditor = await auditorOf(who)
    const other = await auditorOf(inspector)
    await opened(who, episodeId)
    const { rows } = (await done(ask(inspector, notificationApi.list))).data
    expect(rows.filter(({ subjectId }) => subjectId === episodeId)[0]?.kind).toBe('breakGlass.opened')
    const notified = (await owner.query(`select subject_id from event where kind = 'breakGlass.toReview'`)).rows.map(
      row => row.subject_id,
    )
    expect(notified).toContain(auditor.accountId)
    expect(notified).not.toContain(other.accountId)
  })
  test('an auditor is notified of emergency access by its reference, unless they are excluded from the person', async () => {
    const { episodeId, personId } = await anEpisode()
    const who = await faraway()
    const [auditor, excluded] = [await auditorOf(who), await auditorOf(who)]
    const other = await auditorOf(inspector)
    await seed(personId, `insert into exclusion (account_id, person_id, reason) values ($2, $1, 'relative')`, [
      personId,
      excluded.accountId,
    ])
    const id = await opened(who, episodeId)
    const { rows } = await owner.query('select reference from break_glass where id = $1', [id])
    const notificationsOf = async (one: Somebody) => (await done(ask(one, notificationApi.listForAuditor))).data.rows
    const counted = async (one: Somebody) => (await done(ask(one, notificationApi.countForAuditor))).data
    const notifications = await notificationsOf(auditor)
    expect(notifications.map(({ kind, reference, unread }) => [kind, reference, unread])).toEqual([
      ['breakGlass.toReview', rows[0].reference, true],
    ])
    expect(JSON.stringify(notifications)).not.toContain(episodeId)
    expect(await counted(auditor)).toEqual({ unusual: 0, openings: 1, notifications: 1 })
    for (const one of [excluded, other]) {
      expect((await notificationsOf(one)).filter(({ kind }) => kind === 'breakGlass.toReview')).toEqual([])
      expect((await counted(one)).openings).toBe(0)
    }
    await done(ask(auditor, notificationApi.seenByAuditor, { body: { upTo: notifications[0]?.id ?? '0' } }))
    expect(await counted(auditor)).toEqual({ unusual: 0, openings: 1, notifications: 0 })
    await done(
      ask(auditor, breakGlassApi.reviewForAgency, {
        params: { breakGlassId: id },
        body: { outcome: 'justified', note: 'The call is in the log of the control room.' },
      }),
    )
    expect((await counted(auditor)).openings).toBe(0)
    for (const endpoint of [notificationApi.listForAuditor, notificationApi.countForAuditor])
      expect((await ask(inspector, endpoint)).status).toBe(403)
  })
  test('the lead gets a task to review emergency access, and an auditor reads its reason without the episode', async () => {
    const { episodeId } = await anEpisode()
    const who = await faraway()
    const auditor = await auditorOf(who)
    const id = await opened(who, episodeId)
    const tasks = (await done(ask(inspector, taskApi.listForEpisode, { params: { episodeId } }))).data
    expect(tasks.map(({ kind }) => kind)).toContain('reviewBreakGlass')
    for (const elsewhere of [people.coordinator, who]) {
      const reply = await ask(elsewhere, taskApi.listForEpisode, { params: { episodeId } })
      expect(JSON.stringify(reply.data ?? [])).not.toContain('reviewBreakGlass')
    }
    const forLead = (await done(ask(inspector, breakGlassApi.list))).data.find(row => row.id === id)
    expect([forLead?.reason, forLead?.episode?.id, forLead?.yours]).toEqual([reason, episodeId, true])
    const forAuditor = (await done(ask(auditor, breakGlassApi.list))).data.find(row => row.id === id)
    expect([forAuditor?.reason, forAuditor?.episode, forAuditor?.yours]).toEqual([reason, null, true])
    expect((await done(ask(await auditorOf(inspector), breakGlassApi.list))).data.some(row => row.id === id)).toBe(false)
    expect((await done(ask(await faraway('inspector'), breakGlassApi.list))).data.some(row => row.id === id)).toBe(false)
  })
})

describe('the review of emergency access', () => {
  const body = { outcome: 'notJustified', note: 'The division answered within a minute.' } as const
  test('the lead and the auditor each review emergency access once, and the review by the lead ends the task', async () => {
    const { episodeId } = await anEpisode()
    const who = await faraway()
    const auditor = await auditorOf(who)
    const breakGlassId = await opened(who, episodeId)
    await done(ask(auditor, breakGlassApi.reviewForAgency, { params: { breakGlassId }, body }))
    expect((await owner.query(`select from task where about = $1 and ended_at is null`, [breakGlassId])).rowCount).toBe(1)
    await done(
      ask(inspector, breakGlassApi.review, { params: { episodeId, breakGlassId }, body: { ...body, outcome: 'justified' } }),
    )
    expect((await owner.query(`select from task where about = $1 and ended_at is null`, [breakGlassId])).rowCount).toBe(0)
    for (const again of [
      await ask(auditor, breakGlassApi.reviewForAgency, { params: { breakGlassId }, body }),
      await ask(secondInspector, breakGlassApi.review, { params: { episodeId, breakGlassId }, body }),
    ])
      expect([again.status, again.problem.reason]).toEqual([422, 'breakGlass.reviewed'])
    const { rows: notifications } = (await done(ask(who, notificationApi.list))).data
    expect(
      notifications.filter(({ kind }) => kind === 'breakGlass.judged').map(({ reference }) => reference?.startsWith('BG-')),
    ).toEqual([true, true])
    expect(JSON.stringify(notifications)).not.toContain('notJustified')
    const [seen] = (await done(ask(inspector, breakGlassApi.list))).data.filter(row => row.id === breakGlassId)
    expect([seen?.yours, seen?.reviews.map(({ side, outcome }) => `${side} ${outcome}`)]).toEqual([
      false,
      ['agency notJustified', 'lead justified'],
    ])
  })
  test('other roles, other agencies and the opener cannot review emergency access', async () => {
    const { episodeId, personId } = await anEpisode()
    const who = await faraway('inspector')
    const breakGlassId = await opened(who, episodeId)
    expect((await ask(who, breakGlassApi.review, { params: { episodeId, breakGlassId }, body })).status).toBe(403)
    // the opener's team becomes the lead: a colleague can review it, and the opener still cannot
    await seed(personId, `update access_grant set basis = 'area' where episode_id = $1 and basis = 'lead'`, [episodeId])
    await seed(
      personId,
      `insert into access_grant (episode_id, person_id, team_id, sections, basis, open, risk, status, reported_at)
      select id, person_id, $2, array['summary'], 'lead', true, risk, status, reported_at from episode where id = $1`,
      [episodeId, who.teamId],
    )
    expect((await ask(who, breakGlassApi.review, { params: { episodeId, breakGlassId }, body })).status).toBe(404)
    expect((await done(ask(who, breakGlassApi.list))).data).toEqual([])
    const colleague = await somebody(owner, who.teamId, 'inspector')
    expect((await done(ask(colleague, breakGlassApi.list))).data.map(row => row.id)).toEqual([breakGlassId])
    for (const stranger of [people.sergeant, people.officer])
      expect((await ask(stranger, breakGlassApi.review, { params: { episodeId, breakGlassId }, body })).status).toBe(403)
    expect(
      (await ask(await auditorOf(inspector), breakGlassApi.reviewForAgency, { params: { breakGlassId }, body })).status,
    ).toBe(404)
    expect((await ask(inspector, breakGlassApi.reviewForAgency, { params: { breakGlassId }, body })).status).toBe(404)
  })
})

describe('the end of emergency access', () => {
  test('emergency access ends at its time without an action, and the end is recorded as an event', async () => {
    const { episodeId, personId } = await anEpisode()
    const who = await faraway()
    await opened(who, episodeId)
    await owner.query(
      `with notified as (insert into event (kind, subject, subject_id) values ('episode.confirmed', 'episode', $1)) update access_grant set until = now() + interval '300 ms' where episode_id = $1 and basis = 'break-glass'`,
      [episodeId],
    )
    await expect
      .poll(async () => (await ask(who, episodeApi.read, { params: { episodeId } })).status, { timeout: 5000 })
      .toBe(404)
    await expect
      .poll(
        async () =>
          (
            await owner.query(
              `select from event where subject_id = $1 and kind = 'access.ended' and data ->> 'basis' = 'break-glass'`,
              [episodeId],
            )
          ).rowCount,
        { timeout: 5000 },
      )
      .toBe(1)
    expect((await ask(who, personApi.read, { params: { personId } })).status).toBe(404)
  })
})

test('raw SQL cannot gain more by emergency access: each call needs a role and a reason, is limited and notified', async () => {
  const { episodeId } = await anEpisode()
  const [who, asNotifier] = [await faraway(), await somebody(owner, await aTeam(owner, 'care', []), 'notifier')]
  const call = (tx: Tx, why: string) =>
    tx.$queryRaw<
      { outcome: string }[]
    >`select outcome from app.break_glass(gen_random_uuid(), ${reference}, null, null, null, ${why}, now())`
  const reference = await referenceOf(episodeId)
  const database = openDatabase({ config: db.config, secret: db.secret })
  const as = <T>({ token }: Somebody, work: (tx: Tx) => Promise<T>) => database.asActor(token, crypto.randomUUID(), work)
  try {
    await expect(as(asNotifier, tx => call(tx, reason))).rejects.toThrow(/not allowed|permission denied|row-level security/)
    await expect(as(who, tx => call(tx, 'because'))).rejects.toThrow(/not allowed|permission denied|row-level security/)
    await expect(as(who, tx => tx.$queryRaw`select * from app.find_exact(${reference}, null, null, null)`)).rejects.toThrow(
      /not allowed|permission denied|row-level security/,
    )
    await expect(
      as(who, tx =>
        tx.accessLog.createMany({ data: { action: 'breakGlass.open', outcome: 'tried', ids: [], sections: [], bases: [] } }),
      ),
    ).rejects.toThrow(/not allowed|permission denied|row-level security/)
    expect(await as(who, tx => call(tx, reason))).toEqual([{ outcome: 'opened' }])
    const notified = await owner.query(`select kind from event where subject_id = $1 and kind = 'breakGlass.opened'`, [episodeId])
    expect(notified.rowCount).toBe(1)
    for (let i = 1; i < breakGlassTries; i++) expect(await as(who, tx => call(tx, reason))).toEqual([{ outcome: 'seen' }])
    expect(await as(who, tx => call(tx, reason))).toEqual([{ outcome: 'wait' }])
  } finally {
    await database.close()
  }
})
