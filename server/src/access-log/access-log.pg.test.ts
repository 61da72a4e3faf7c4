import { describe, expect, test } from 'vitest'
import { disclosureApi } from '@waymark/shared/disclosures/disclosure.api.ts'
import { takenOut } from '@waymark/shared/disclosures/disclosure.ts'
import { breakGlassApi } from '@waymark/shared/break-glass/break-glass.api.ts'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { notificationApi } from '@waymark/shared/notifications/notification.api.ts'
import { accessLogApi } from '@waymark/shared/access-log/access-log.api.ts'
import { alertReasons, alertStatuses } from '@waymark/shared/access-log/access-log.ts'
import { personApi } from '@waymark/shared/people/person.api.ts'
import { aTeam, somebody, type Somebody } from '../../test/people.ts'
import { aProgram, done, edinburgh } from '../../test/program.ts'

const { people, anEpisode, ask, send, owner, division } = await aProgram()
const auditor = await somebody(owner, division, 'auditor')
const secondAuditor = await somebody(owner, division, 'auditor')
const ofAnother = await somebody(owner, await aTeam(owner, 'police', [edinburgh]), 'auditor')

const query = async (who: Somebody, asked: Record<string, string> = {}, path = '/api/access-log') => {
  const response = await send(who, 'GET', `${path}?${new URLSearchParams(asked)}`)
  return { status: response.status, text: await response.text() }
}
const readLog = async (who: Somebody, asked: Record<string, string> = {}) =>
  accessLogApi.list.response.parse(JSON.parse((await query(who, asked)).text).data)
const unusual = async (who: Somebody, asked: Record<string, string> = {}) =>
  accessLogApi.unusual.response.parse(JSON.parse((await query(who, asked, '/api/access-alerts')).text).data).rows
const referenceOf = async (table: 'episode' | 'person', id: string) =>
  String((await owner.query(`select reference from ${table} where id = $1`, [id])).rows[0].reference)
const read = (who: Somebody, episodeId: string) => ask(who, episodeApi.read, { params: { episodeId } })
/** A change that a command would make, with its event. */
const seed = (subject: string, sql: string, values: unknown[]) =>
  owner.query(
    `with notified as (insert into event (kind, subject, subject_id) values ('episode.confirmed', 'episode', '${subject}')) ${sql}`,
    values,
  )
const rename = (accountId: string, name: string) =>
  seed(accountId, 'update account set name = $2 where id = $1', [accountId, name])
/** The reasons of the open alert about an account's access to a person; a null person for an alert about no person. */
const reasonsOf = async (who: Somebody, of: Somebody, person: string | null) =>
  (await unusual(who)).find(row => row.by.id === of.accountId && row.person === person)?.reasons.toSorted() ?? []
const soon = { timeout: 5000 }
const closedEpisode = async () => {
  const made = await anEpisode('afterReturn')
  await seed(made.episodeId, `update episode set status = 'closed', closed_at = now() - interval '40 days' where id = $1`, [
    made.episodeId,
  ])
  await seed(made.episodeId, `update task set ended_at = now() - interval '40 days', outcome = 'dropped' where episode_id = $1`, [
    made.episodeId,
  ])
  return { ...made, reference: await referenceOf('episode', made.episodeId), person: await referenceOf('person', made.personId) }
}

describe('the access log', () => {
  test('an entry says what was read, when and on what basis, and names people by reference alone', async () => {
    const { episodeId, personId } = await anEpisode()
    await done(read(people.sergeant, episodeId))
    expect((await read(people.otherOfficer, episodeId)).status).toBe(404)
    const reference = await referenceOf('episode', episodeId)
    const { rows } = await readLog(auditor, { episode: reference })
    expect(rows[0]).toMatchObject({
      by: { id: people.sergeant.accountId, role: 'sergeant' },
      action: 'episode.read',
      outcome: 'shown',
      bases: ['lead'],
      records: [{ kind: 'episode', reference }],
      count: 1,
    })
    const { rows: persons } = await owner.query('select given_name, family_name from person where id = $1', [personId])
    const { text } = await query(auditor, { episode: reference })
    for (const name of Object.values(persons[0] ?? {})) expect(text).not.toContain(name)
  })
  test('a refused read is in the access log, in the same form for an unknown record and for one without access', async () => {
    const { episodeId } = await anEpisode()
    const [unknown, stranger] = [crypto.randomUUID(), await somebody(owner, people.otherOfficer.teamId, 'officer')]
    const theirs = await somebody(owner, people.otherOfficer.teamId, 'auditor')
    for (const id of [episodeId, unknown]) expect((await read(stranger, id)).status).toBe(404)
    const { rows } = await readLog(theirs, { account: stranger.accountId, outcome: 'refused' })
    expect(rows.map(({ outcome, action }) => [outcome, action])).toEqual([
      ['refused', 'episode.read'],
      ['refused', 'episode.read'],
    ])
    // the auditor does not learn which of the two exists
    const [one, two] = rows
    expect([one?.records, one?.count]).toEqual([two?.records, two?.count])
    expect((await readLog(theirs, { episode: await referenceOf('episode', episodeId) })).rows).toEqual([])
  })
  test('an auditor filters the access log by account, person, kind and day, and reads it page by page', async () => {
    const { episodeId, personId } = await anEpisode()
    const [reader, person] = [await somebody(owner, division, 'sergeant'), await referenceOf('person', personId)]
    await done(read(reader, episodeId))
    await done(ask(reader, personApi.read, { params: { personId } }))
    await send(reader, 'GET', '/api/episodes')
    const of = async (asked: Record<string, string>) =>
      (await readLog(auditor, { account: reader.accountId, ...asked })).rows.map(({ action }) => action)
    expect(await of({})).toEqual(['board.read', 'person.read', 'episode.read'])
    expect(await of({ person })).toEqual(expect.arrayContaining(['person.read', 'episode.read']))
    expect(await of({ kind: 'record' })).toEqual(['person.read', 'episode.read'])
    expect(await of({ kind: 'list' })).toEqual(['board.read'])
    expect(await of({ to: '2020-01-01' })).toEqual([])
    expect(await of({ from: '2020-01-01' })).toHaveLength(3)
    expect(await of({ person: 'P-1999-000001' })).toEqual([])
    for (let i = 0; i < 60; i++) await read(reader, episodeId)
    const first = await readLog(auditor, { account: reader.accountId })
    expect([first.rows.length, first.next === null]).toEqual([50, false])
    const second = await readLog(auditor, { account: reader.accountId, before: first.next ?? '' })
    expect([second.rows.length, second.next]).toEqual([13, null])
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(63)
  })
  test('reading the access log is itself recorded in the access log', async () => {
    await readLog(secondAuditor, { account: people.officer.accountId })
    const { rows } = await readLog(auditor, { account: secondAuditor.accountId, kind: 'audit' })
    expect(rows[0]).toMatchObject({ action: 'audit.read', terms: `account: ${people.officer.accountId}` })
  })
  test('the access log shows an auditor only their own agency, and other roles cannot read it', async () => {
    const { episodeId } = await anEpisode()
    await done(read(people.officer, episodeId))
    expect((await readLog(ofAnother, { episode: await referenceOf('episode', episodeId) })).rows).toEqual([])
    expect((await readLog(ofAnother, { account: people.officer.accountId })).rows).toEqual([])
    expect((await done(ask(ofAnother, accessLogApi.accounts))).data.map(({ id }) => id)).toEqual([ofAnother.accountId])
    for (const who of [people.inspector, people.coordinator, people.worker])
      for (const path of ['/api/access-log', '/api/access-alerts', '/api/access-log/accounts'])
        expect((await query(who, {}, path)).status).toBe(403)
  })
  test('the access log shows an auditor nothing about a person from whom they are excluded', async () => {
    const { episodeId, personId } = await anEpisode()
    await done(read(people.officer, episodeId))
    const episode = await referenceOf('episode', episodeId)
    await seed(personId, `insert into exclusion (account_id, person_id, reason) values ($1, $2, 'relative')`, [
      secondAuditor.accountId,
      personId,
    ])
    expect((await readLog(secondAuditor, { episode })).rows).toEqual([])
    expect((await readLog(auditor, { episode })).rows.length).toBeGreaterThan(0)
  })
})

describe('access alerts', () => {
  const colleague = async (role: 'officer' | 'sergeant' = 'sergeant') => somebody(owner, division, role)
  test('access without a task raises an alert if the episode closed long ago, but not while it is open', async () => {
    const [reader, { episodeId, person }] = [await colleague(), await closedEpisode()]
    const open = await anEpisode()
    await done(read(reader, open.episodeId))
    await done(read(reader, episodeId))
    await expect.poll(() => reasonsOf(auditor, reader, person), soon).toEqual(['noTask'])
    expect((await unusual(auditor)).filter(row => row.by.id === reader.accountId)).toHaveLength(1)
  })
  test('access to a person with the same last name as the reader raises an alert', async () => {
    const [reader, { episodeId, personId }] = [await colleague(), await anEpisode()]
    const { rows } = await owner.query('select family_name from person where id = $1', [personId])
    await rename(reader.accountId, `PC Ann ${String(rows[0].family_name).toUpperCase()}`)
    await done(read(reader, episodeId))
    const person = await referenceOf('person', personId)
    await expect.poll(() => reasonsOf(auditor, reader, person), soon).toEqual(['sameName'])
  })
  test('emergency access outside the area of the team raises an alert with both reasons', async () => {
    const { episodeId, personId } = await anEpisode()
    const theirs = await somebody(owner, people.otherOfficer.teamId, 'auditor')
    const reader = await somebody(owner, people.otherOfficer.teamId, 'officer')
    const body = {
      id: crypto.randomUUID(),
      reference: await referenceOf('episode', episodeId),
      reason: 'A child is in danger now, nobody answers',
    }
    await done(ask(reader, breakGlassApi.open, { body }))
    await done(read(reader, episodeId))
    const person = await referenceOf('person', personId)
    await expect.poll(() => reasonsOf(theirs, reader, person), soon).toEqual(['breakGlass', 'outOfArea'])
  })
  test('a print or an export raises an alert and notifies auditors, except those excluded from the person', async () => {
    const ours = await aTeam(owner, 'council', [edinburgh])
    const [audits, excluded, looked] = await Promise.all(
      ['auditor', 'auditor', 'auditor'].map(() => somebody(owner, ours, 'auditor')),
    )
    if (!audits || !excluded || !looked) throw new Error('nobody')
    for (const [who, taken] of [
      [await somebody(owner, ours, 'council-coordinator'), 'print'],
      [await somebody(owner, ours, 'council-coordinator'), 'export'],
    ] as const) {
      const { episodeId, personId } = await anEpisode()
      const person = await referenceOf('person', personId)
      await seed(
        episodeId,
        `insert into access_grant (episode_id, person_id, team_id, sections, basis, open, risk, status, reported_at)
        select id, person_id, $2, array['summary', 'description'], 'placing', true, risk, status, reported_at from episode where id = $1`,
        [episodeId, ours],
      )
      await seed(personId, `insert into exclusion (account_id, person_id, reason) values ($1, $2, 'relative')`, [
        excluded.accountId,
        personId,
      ])
      const notified = async (of: Somebody) =>
        (
          await owner.query(`select count(*)::int as n from event where kind = 'accessAlert.found' and subject_id = $1`, [
            of.accountId,
          ])
        ).rows[0].n
      const [before, waited] = [await notified(audits), (await done(ask(audits, notificationApi.countForAuditor))).data.unusual]
      await done(read(who, episodeId))
      if (taken === 'print')
        await done(
          ask(who, disclosureApi.print, {
            params: { episodeId },
            body: { id: crypto.randomUUID(), reason: 'For the briefing.' },
          }),
        )
      else await done(ask(who, disclosureApi.exportDisclosureLog, { params: { personId } }))
      await expect.poll(() => reasonsOf(audits, who, person), soon).toEqual(['beforePrint'])
      expect([await notified(audits), await notified(excluded)]).toEqual([before + 1, 0])
      expect((await done(ask(audits, notificationApi.countForAuditor))).data.unusual).toBe(waited + 1)
      expect((await done(ask(excluded, notificationApi.countForAuditor))).data.unusual).toBe(0)
      const { rows } = await readLog(audits, { account: who.accountId, outcome: 'takenOut' })
      expect(rows.map(({ outcome, bases, count }) => [outcome, bases, count])).toEqual([['takenOut', ['placing'], 1]])
    }
  })
  test('many reads or many refusals within an hour raise an alert, from thresholds that are set in the database', async () => {
    await owner.query(`update access_alert_threshold set value = 3 where name in ('manyInHour', 'refusedOften')`)
    const reader = await colleague('officer')
    for (let i = 0; i < 3; i++) expect((await read(reader, crypto.randomUUID())).status).toBe(404)
    await expect.poll(() => reasonsOf(auditor, reader, null), soon).toEqual(['refusedOften'])
    for (let i = 0; i < 3; i++) await done(read(reader, (await anEpisode()).episodeId))
    await expect.poll(() => reasonsOf(auditor, reader, null), soon).toEqual(['manyInHour', 'refusedOften'])
    await owner.query(`update access_alert_threshold set value = 1000 where name in ('manyInHour', 'refusedOften')`)
  })
  test('access at night raises an alert for an account that otherwise reads by day', async () => {
    const [reader, { episodeId, personId }] = [await colleague(), await anEpisode()]
    await owner.query(`update access_alert_threshold set value = 4 where name = 'knownAfter'`)
    const look = (at: string) =>
      owner.query(
        `insert into access_log (at, account_id, team_id, role, action, outcome, ids, sections, bases) values ($1, $2, $3, 'sergeant', 'episode.read', 'shown', $4, '{}', '{lead}')`,
        [at, reader.accountId, division, [episodeId]],
      )
    for (const day of ['01', '02', '03', '04', '05']) await look(`2026-06-${day}T12:00Z`)
    await look('2026-06-06T02:00Z')
    const person = await referenceOf('person', personId)
    await expect.poll(() => reasonsOf(auditor, reader, person), soon).toEqual(['atNight'])
  })
})

describe('the review of access alerts', () => {
  const aLook = async () => {
    const [reader, { episodeId, person }] = [await somebody(owner, division, 'sergeant'), await closedEpisode()]
    await done(read(reader, episodeId))
    await expect.poll(() => reasonsOf(auditor, reader, person), soon).toEqual(['noTask'])
    const row = (await unusual(auditor)).find(({ by }) => by.id === reader.accountId)
    if (!row) throw new Error('not found')
    return { reader, episodeId, person, id: row.id }
  }
  const review = (who: Somebody, alertId: string, outcome: 'cleared' | 'followUp', note = 'Asked by the sergeant.') =>
    ask(who, accessLogApi.review, { params: { alertId }, body: { outcome, note } })

  test('an alert is followed up and later cleared with notes, and the account that it is about is not notified', async () => {
    const { id, reader } = await aLook()
    expect((await review(auditor, id, 'cleared', '')).problem.fields?.[0]?.message).toBe('Enter what you found')
    await done(review(auditor, id, 'followUp'))
    expect((await unusual(auditor)).some(row => row.id === id)).toBe(false)
    await done(review(secondAuditor, id, 'cleared'))
    expect((await review(auditor, id, 'cleared')).problem).toMatchObject({ code: 'refused', reason: 'accessAlert.cleared' })
    const [row] = (await unusual(auditor, { status: 'cleared' })).filter(each => each.id === id)
    expect(row?.reviews.map(({ outcome }) => outcome)).toEqual(['followUp', 'cleared'])
    const { rows } = await owner.query(`select kind, subject_id from event where data ->> 'id' = $1 order by id`, [id])
    expect(rows.map(({ kind }) => kind)).toEqual(['accessAlert.followedUp', 'accessAlert.cleared'])
    expect(rows.some(({ subject_id }) => subject_id === reader.accountId)).toBe(false)
  })
  test('a cleared alert opens again when there is another reason for it', async () => {
    const { id, reader, episodeId } = await aLook()
    await done(review(auditor, id, 'cleared'))
    await done(read(reader, episodeId))
    const { rows } = await owner.query(
      `select p.family_name from episode e join person p on p.id = e.person_id where e.id = $1`,
      [episodeId],
    )
    await rename(reader.accountId, `Jo ${rows[0].family_name}`)
    await done(read(reader, episodeId))
    await expect.poll(async () => (await unusual(auditor)).find(row => row.id === id)?.reasons.length, { timeout: 5000 }).toBe(2)
  })
  test('an alert does not exist for another agency, for other roles or for the account that it is about', async () => {
    const { id, reader } = await aLook()
    for (const who of [ofAnother, people.inspector]) expect((await review(who, id, 'cleared')).status).toBe(404)
    // the reader becomes an auditor too, and still cannot review the alert about their own access
    await owner.query(
      `with notified as (insert into event (kind, subject, subject_id) values ('account.created', 'account', $1)) update membership set role = 'auditor' where account_id = $1`,
      [reader.accountId],
    )
    expect((await unusual(reader)).some(row => row.id === id)).toBe(false)
    expect((await review(reader, id, 'cleared')).status).toBe(404)
    expect((await review(auditor, crypto.randomUUID(), 'cleared')).status).toBe(404)
    await done(review(auditor, id, 'cleared'))
  })
})

test('the database has the same codes for alerts, prints and exports as shared', async () => {
  const codes = async (constraint: string) => {
    const { rows } = await owner.query(
      `select pg_get_constraintdef(oid) as text from pg_constraint where conrelid = 'access_alert'::regclass and conname = $1`,
      [constraint],
    )
    return [...String(rows[0].text).matchAll(/'(\w+)'::text/g)].map(([, code]) => code).toSorted()
  }
  expect(await codes('reasons')).toEqual([...alertReasons].toSorted())
  expect(await codes('status')).toEqual([...alertStatuses].toSorted())
  expect((await owner.query('select app.taken_out() as codes')).rows[0].codes).toEqual(takenOut)
})
