import { describe, expect, test } from 'vitest'
import { disclosureApi } from '@waymark/shared/disclosures/disclosure.api.ts'
import { keptKinds, DisclosureLogView } from '@waymark/shared/disclosures/disclosure.ts'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import { shareApi } from '@waymark/shared/shares/share.api.ts'
import { accessApi } from '@waymark/shared/access/access.api.ts'
import { z } from 'zod'
import { somebody, type Somebody } from '../../test/people.ts'
import { aProgram, done, exampleOf } from '../../test/program.ts'
import { openDatabase } from '../platform/database/database.ts'

const db = await aProgram()
const { people, ask, send, anEpisode, owner } = db
const { officer, sergeant, inspector, coordinator, worker, caseworker } = people

const Answer = z.object({ data: DisclosureLogView })
const disclosureLog = async (who: Somebody, personId: string, query = '') => {
  const response = await send(who, 'GET', `/api/people/${personId}/disclosures${query}`)
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`)
  return Answer.parse(await response.json()).data
}
const agencyOf = async ({ teamId }: Somebody) =>
  (await owner.query<{ name: string }>('select a.name from agency a join team t on t.agency_id = a.id where t.id = $1', [teamId]))
    .rows[0]?.name ?? ''
const record = (who: Somebody, episodeId: string, more: object = {}) =>
  ask(who, disclosureApi.record, {
    params: { episodeId },
    body: { ...exampleOf(disclosureApi.record), id: crypto.randomUUID(), at: new Date().toISOString(), ...more },
  })
const print = (who: Somebody, episodeId: string) =>
  ask(who, disclosureApi.print, {
    params: { episodeId },
    body: { id: crypto.randomUUID(), reason: 'For the briefing at six.' },
  })
const look = (who: Somebody, episodeId: string) => done(ask(who, episodeApi.read, { params: { episodeId } }))

/** An episode that the council referred to the charity, which accepted and read it twice. */
async function aDisclosedEpisode() {
  const made = await anEpisode('afterReturn')
  const id = crypto.randomUUID()
  await done(
    ask(coordinator, referralApi.send, {
      params: { episodeId: made.episodeId },
      body: { ...exampleOf(referralApi.send), id, toTeam: worker.teamId, sections: ['description'] },
    }),
  )
  await done(ask(worker, referralApi.accept, { params: { referralId: id } }))
  await look(worker, made.episodeId)
  await look(worker, made.episodeId)
  return { ...made, referralId: id }
}

describe('the disclosure log of a person', () => {
  test('the disclosure log has each kind of disclosure once, with sender, recipient, sections and basis', async () => {
    const { episodeId, personId } = await aDisclosedEpisode()
    await done(record(officer, episodeId, { toWhom: 'Duty GP', sections: ['summary', 'health'] }))
    await done(print(sergeant, episodeId))
    const rows = (await disclosureLog(officer, personId)).rows
    const [council, charity, division] = [await agencyOf(coordinator), await agencyOf(worker), await agencyOf(officer)]
    const of = (kind: string, to: string) => rows.filter(row => row.kind === kind && (row.to ?? '').includes(to))
    expect(of('view', charity)).toHaveLength(1)
    expect(of('view', charity)[0]).toMatchObject({ times: 2, sections: ['summary', 'description'], bases: ['share'], by: null })
    expect(of('view', charity)[0]?.from).toContain(division)
    expect(of('referral', charity)).toHaveLength(1)
    expect(of('referral', charity)[0]).toMatchObject({
      sections: ['summary', 'description'],
      legalBasis: 'publicTask',
      reason: 'referral',
    })
    expect(of('referral', charity)[0]?.from).toContain(council)
    expect(of('recorded', 'Duty GP')).toHaveLength(1)
    expect(of('recorded', 'Duty GP')[0]).toMatchObject({
      how: 'phone',
      legalBasis: 'vitalInterests',
      sections: ['summary', 'health'],
      reason: 'They may come for their medicine.',
    })
    const prints = rows.filter(({ kind }) => kind === 'print')
    expect(prints).toHaveLength(1)
    expect(prints[0]?.sections).toEqual(['summary', 'description', 'care', 'health', 'whereabouts'])
    expect(rows.every(({ version }) => version !== null && version > 0)).toBe(true)
    await done(
      ask(sergeant, accessApi.endShare, { params: { episodeId, shareId: await shareOf(episodeId) }, body: { why: 'asked' } }),
    )
    const ended = (await disclosureLog(officer, personId, '?kind=shareEnded')).rows
    expect(ended.map(({ to, reason }) => [to?.includes(charity), reason])).toEqual([[true, 'asked']])
  })
  test('the disclosure log shows the legal bases, agreement, giver and changing sections of a share', async () => {
    const { episodeId, personId } = await anEpisode('afterReturn')
    const [id, params] = [crypto.randomUUID(), { episodeId }]
    const body = {
      ...exampleOf(shareApi.give),
      id,
      toTeam: caseworker.teamId,
      sections: ['summary', 'description', 'health'] as const,
      receiverBasis: 'legitimateInterests' as const,
      condition: 'safeguarding' as const,
    }
    await done(ask(sergeant, shareApi.give, { params, body: { ...body, sections: [...body.sections] } }))
    const on = { params: { ...params, shareId: id } }
    await done(ask(inspector, shareApi.narrow, { ...on, body: { sections: ['summary', 'description'] } }))
    await done(
      ask(sergeant, shareApi.extend, { ...on, body: { until: '2100-02-02T09:00:00Z', reviewAt: '2100-02-01T09:00:00Z' } }),
    )
    const stands = { legalBasis: 'publicTask', receiverBasis: 'legitimateInterests', condition: 'safeguarding', agreed: true }
    const rows = (await disclosureLog(officer, personId)).rows.filter(({ kind }) => kind.startsWith('share'))
    expect(rows).toMatchObject([
      { kind: 'shareChanged', reason: 'share.extended', by: 'A sergeant', sections: ['summary', 'description'], ...stands },
      { kind: 'shareChanged', reason: 'share.narrowed', by: 'A inspector', sections: ['summary', 'description'], ...stands },
      { kind: 'share', reason: 'returnAndSupport', by: 'A sergeant', sections: body.sections, ...stands },
    ])
    expect(rows.map(({ agreement }) => agreement)).toEqual(['An agreement', 'An agreement', 'An agreement'])
    // another agency sees that there is an agreement, but neither its title nor who gave the share
    const theirs = (await disclosureLog(coordinator, personId)).rows.filter(({ kind }) => kind.startsWith('share'))
    expect(theirs.map(({ by, agreed, agreement }) => [by, agreed, agreement])).toEqual(theirs.map(() => [null, true, null]))
    expect(theirs).toHaveLength(3)
    const csv = (await done(ask(officer, disclosureApi.exportDisclosureLog, { params: { personId } }))).data.csv
    for (const words of ['Basis of the receiver', 'legitimateInterests', 'safeguarding', 'An agreement'])
      expect(csv).toContain(words)
    const auditor = await somebody(owner, sergeant.teamId, 'auditor')
    const agency = Answer.parse(await (await send(auditor, 'GET', '/api/disclosures')).json()).data.rows.filter(
      row => row.episode?.id === episodeId && row.kind.startsWith('share'),
    )
    expect(agency.map(({ kind, by, sections }) => [kind, by, sections.length])).toEqual([
      ['shareChanged', 'A sergeant', 2],
      ['shareChanged', 'A inspector', 2],
      ['share', 'A sergeant', 3],
    ])
    const { rows: episodes } = await owner.query('select reference from episode where id = $1', [episodeId])
    expect(agency[0]).toMatchObject({ ...stands, agreement: 'An agreement', episode: episodes[0] })
  })
  const shareOf = async (episodeId: string) =>
    (await owner.query<{ id: string }>('select id from share where episode_id = $1', [episodeId])).rows[0]?.id ?? ''

  test('the disclosure log shows the preview of a referral only to its two teams', async () => {
    const { personId } = await aDisclosedEpisode()
    const previews = async (who: Somebody) => (await disclosureLog(who, personId, '?kind=preview')).count
    expect([await previews(coordinator), await previews(worker), await previews(officer)]).toEqual([1, 1, 0])
  })

  test('the version in the disclosure log grows with each change of the record, and not with reads or disclosures', async () => {
    const { episodeId, personId } = await anEpisode()
    await look(coordinator, episodeId)
    const version = async () => (await disclosureLog(officer, personId, '?kind=view')).rows[0]?.version ?? 0
    const before = await version()
    await look(officer, episodeId)
    await done(record(officer, episodeId))
    expect(await version()).toBe(before)
    await done(ask(officer, episodeApi.locate, { params: { episodeId }, body: exampleOf(episodeApi.locate) }))
    await look(coordinator, episodeId)
    expect(await version()).toBeGreaterThan(before)
  })

  test('a team with a share sees only its own rows of the disclosure log', async () => {
    const { episodeId, personId } = await aDisclosedEpisode()
    await look(coordinator, episodeId)
    await done(record(officer, episodeId, { toWhom: 'Duty GP' }))
    await done(print(officer, episodeId))
    const seen = await disclosureLog(worker, personId)
    const charity = await agencyOf(worker)
    expect(seen.rows.length).toBeGreaterThan(1)
    expect(seen.rows.filter(({ to }) => !to?.includes(charity))).toEqual([])
    expect(seen.count).toBe(seen.rows.length)
    expect(JSON.stringify(seen)).not.toContain('Duty GP')
    // within the own agency the name is shown
    expect(seen.rows.find(({ kind }) => kind === 'view')?.by).toBe('A discussion-worker')
  })

  test('the disclosure log and its export are not found for an account without access to the person', async () => {
    const { personId } = await anEpisode()
    expect((await send(caseworker, 'GET', `/api/people/${personId}/disclosures`)).status).toBe(404)
    const csv = await ask(caseworker, disclosureApi.exportDisclosureLog, { params: { personId } })
    expect(csv.status).toBe(404)
  })

  /** A new account in the team of `who`, with emergency access to the episode. */
  const openedBy = async (episodeId: string, { teamId }: Somebody) => {
    const far = await somebody(owner, teamId, 'caseworker')
    await owner.query('begin')
    await owner.query(`insert into event (kind, subject, subject_id) values ('episode.reported', 'episode', $1)`, [episodeId])
    await owner.query(
      `insert into access_grant (episode_id, person_id, team_id, account_id, sections, basis, until, open, risk, status, reported_at)
       select id, person_id, $2, $3, array['summary'], 'break-glass', now() + interval '1 hour', true, risk, status, reported_at from episode where id = $1`,
      [episodeId, far.teamId, far.accountId],
    )
    await owner.query('commit')
    return far
  }
  test('only the lead sees emergency access in the disclosure log', async () => {
    const { episodeId, personId } = await anEpisode()
    const far = await openedBy(episodeId, caseworker)
    await look(far, episodeId)
    await done(print(far, episodeId))
    const charity = await agencyOf(far)
    const of = async (who: Somebody) =>
      (await disclosureLog(who, personId)).rows.filter(({ to, from }) => `${to} ${from}`.includes(charity))
    expect((await of(officer)).map(({ kind }) => kind).toSorted()).toEqual(['print', 'view'])
    expect(await of(coordinator)).toEqual([])
  })
  test('other teams see reads in emergency access as reads by the share, and none after the share has ended', async () => {
    const { episodeId, personId } = await aDisclosedEpisode()
    const charity = await agencyOf(worker)
    const views = async (who: Somebody) =>
      (await disclosureLog(who, personId, '?kind=view')).rows.filter(({ to }) => to?.includes(charity))
    const far = await openedBy(episodeId, worker)
    await look(far, episodeId)
    expect((await views(officer)).map(row => [row.times, row.bases.toSorted()])).toEqual([[3, ['break-glass', 'share']]])
    expect((await views(coordinator)).map(row => [row.times, row.bases])).toEqual([[3, ['share']]])
    await done(
      ask(sergeant, accessApi.endShare, { params: { episodeId, shareId: await shareOf(episodeId) }, body: { why: 'asked' } }),
    )
    await look(far, episodeId)
    expect((await views(officer)).map(({ times }) => times)).toEqual([4])
    expect((await views(coordinator)).map(({ times }) => times)).toEqual([3])
  })

  test('the disclosure log is filtered by kind, agency, section and day, and read page by page', async () => {
    const { episodeId, personId } = await aDisclosedEpisode()
    await look(coordinator, episodeId)
    const [council, charity] = [await agencyOf(coordinator), await agencyOf(worker)]
    const kinds = async (query: string) =>
      [...new Set((await disclosureLog(officer, personId, query)).rows.map(row => row.kind))].toSorted()
    const tos = async (query: string) => (await disclosureLog(officer, personId, query)).rows.map(row => row.to ?? '')
    expect(await kinds('?kind=view')).toEqual(['view'])
    expect((await tos(`?agency=${encodeURIComponent(charity)}`)).every(to => to.includes(charity))).toBe(true)
    expect(await kinds(`?agency=${encodeURIComponent(council)}&section=health`)).toEqual(['view'])
    expect((await tos('?section=health')).some(to => to.includes(charity))).toBe(false)
    expect((await disclosureLog(officer, personId, '?to=2020-01-01')).count).toBe(0)
    expect((await disclosureLog(officer, personId, '?from=2020-01-01')).count).toBeGreaterThan(2)
    expect((await disclosureLog(officer, personId, '?page=2')).rows).toEqual([])
    expect((await send(officer, 'GET', `/api/people/${personId}/disclosures?kind=all`)).status).toBe(400)
  })
})

describe('recording a disclosure', () => {
  test('a recorded disclosure needs sections that the actor reads, a time in the past and exactly one recipient', async () => {
    const { episodeId } = await aDisclosedEpisode()
    const fields = async (more: object) => (await record(worker, episodeId, more)).problem.fields?.map(({ path }) => path)
    expect(await fields({ sections: ['health'] })).toEqual(['sections'])
    expect(await fields({ at: '2199-01-01T00:00:00Z' })).toEqual(['at'])
    expect(await fields({ toWhom: '' })).toEqual(['toWhom'])
    expect(await fields({ toTeam: coordinator.teamId })).toEqual(['toWhom'])
    expect(await fields({ toWhom: '', toTeam: crypto.randomUUID() })).toEqual(['toTeam'])
  })
  test('raw SQL cannot record a disclosure without access, or read the disclosure log past its functions', async () => {
    const { episodeId, personId } = await anEpisode()
    const database = openDatabase({ config: db.config, secret: db.secret })
    const as = <T>({ token }: Somebody, sql: string) =>
      database.asActor(token, crypto.randomUUID(), tx => tx.$queryRawUnsafe<T[]>(sql))
    const write = (sections: string) =>
      `select app.record_disclosure(gen_random_uuid(), '${personId}', '${episodeId}', 'print', '{"sections": ${sections}, "reason": "none"}')::text`
    try {
      await expect(as(caseworker, write('["summary"]'))).rejects.toThrow(/not allowed/)
      await expect(as(coordinator, write('["enquiries"]'))).rejects.toThrow(/not allowed/)
      for (const table of ['disclosure', 'correction_recipient'])
        await expect(as(officer, `select * from ${table}`)).rejects.toThrow(/permission denied/)
      expect(await as(caseworker, `select * from app.disclosures('${personId}', '{}', 50, 0)`)).toEqual([])
      await expect(as(officer, `select * from app.agency_disclosures('{}', 50, 0)`)).rejects.toThrow(/not allowed/)
    } finally {
      await database.close()
    }
  })
})

describe('under a restriction of the whereabouts', () => {
  test('under a restriction, a print has no whereabouts and only the lead reads the recipient of a disclosure', async () => {
    const { episodeId, personId } = await anEpisode('located', { mayDisclose: 'nothing' })
    await done(record(officer, episodeId, { toWhom: 'Refuge in Leith', reason: 'She is staying there.' }))
    await done(print(officer, episodeId))
    const notified = async (who: Somebody) => (await disclosureLog(who, personId, '?kind=recorded')).rows[0]
    expect(await notified(officer)).toMatchObject({ to: 'Refuge in Leith', withheld: false })
    expect(await notified(coordinator)).toMatchObject({ to: null, reason: null, withheld: true })
    expect((await disclosureLog(officer, personId, '?kind=print')).rows[0]?.sections).not.toContain('whereabouts')
    const { data } = await done(ask(coordinator, disclosureApi.exportDisclosureLog, { params: { personId } }))
    expect(data.csv).not.toMatch(/Leith|staying/)
  })
})

describe('the disclosure log as CSV', () => {
  test('an export of the disclosure log has the same rows without formulas, and is itself a disclosure', async () => {
    const { episodeId, personId } = await anEpisode()
    await done(record(officer, episodeId, { toWhom: '=HYPERLINK("evil")' }))
    const { count } = await disclosureLog(officer, personId)
    const { data } = await done(ask(officer, disclosureApi.exportDisclosureLog, { params: { personId } }))
    expect(data.csv.split('\r\n')).toHaveLength(count + 1)
    expect(data.csv).toContain(`"'=HYPERLINK(""evil"")"`)
    expect((await disclosureLog(officer, personId, '?kind=export')).count).toBe(1)
  })
})

describe('the disclosure log of an agency', () => {
  test('an auditor reads the disclosures of their own agency alone, by references and sections', async () => {
    const { episodeId, personId } = await aDisclosedEpisode()
    await look(coordinator, episodeId)
    await done(record(coordinator, episodeId, { toWhom: 'A friend' }))
    const council = await somebody(owner, coordinator.teamId, 'auditor')
    const seen = await done(ask(council, disclosureApi.ofAgency))
    const here = seen.data.rows.filter(row => row.episode?.id === episodeId)
    expect(here.map(({ kind }) => kind).toSorted()).toEqual(['preview', 'recorded', 'referral', 'view'])
    expect(here.find(({ kind }) => kind === 'view')).toMatchObject({ by: 'A council-coordinator' })
    expect(JSON.stringify(seen.data)).not.toMatch(/friend|Mirren/)
    const { rows } = await owner.query('select reference from episode where id = $1', [episodeId])
    expect(here.map(({ episode }) => episode?.reference)).toEqual(here.map(() => rows[0].reference))
    const charity = await agencyOf(worker)
    expect(seen.data.rows.filter(({ kind, to }) => kind === 'view' && to?.includes(charity))).toEqual([])
    expect((await ask(officer, disclosureApi.ofAgency)).status).toBe(403)
    expect((await send(council, 'GET', `/api/people/${personId}/disclosures`)).status).toBe(404)
  })
})

test('the database has the same kinds of stored disclosure as shared', async () => {
  const { rows } = await owner.query<{ text: string }>(
    `select pg_get_constraintdef(oid) as text from pg_constraint where conrelid = 'disclosure'::regclass and conname = 'kind'`,
  )
  expect([...(rows[0]?.text ?? '').matchAll(/'([^']+)'::text/g)].map(([, code]) => code)).toEqual([...keptKinds])
})
