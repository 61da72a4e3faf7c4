import { describe, expect, test } from 'vitest'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { informationApi } from '@waymark/shared/information/information.api.ts'
import { aProgram, done, exampleOf } from '../../test/program.ts'

const { people, send, ask, anEpisode, owner, lines } = await aProgram()
const { officer, otherOfficer, coordinator } = people
const { episodeId } = await anEpisode()
const params = { episodeId }
const countOf = async (table: string) => Number((await owner.query(`select count(*) from ${table}`)).rows[0].count)
const information = () => ({ ...exampleOf(informationApi.add), id: crypto.randomUUID() })

describe('bad input', () => {
  test('names each wrong field by its path, and nothing is written', async () => {
    const before = await countOf('episode')
    const body = {
      ...exampleOf(episodeApi.report),
      person: { givenName: ' ', familyName: 'x'.repeat(101) },
      lastSeenAt: 'yesterday',
      outOfCharacter: 'maybe',
    }
    const { status, problem } = await ask(officer, episodeApi.report, { body: body as never })
    expect(status).toBe(400)
    expect(problem.fields?.map(({ path }) => path)).toEqual([
      'person.givenName',
      'person.familyName',
      'lastSeenAt',
      'outOfCharacter',
    ])
    expect(problem.fields?.[0]?.message).toBe('Enter the first name, or “not known”')
    expect(await countOf('episode')).toBe(before)
  })
  test('a time that lies ahead is wrong at its field', async () => {
    const { status, problem } = await ask(officer, informationApi.add, {
      params,
      body: { ...information(), learnedAt: '2199-01-01T00:00:00Z' },
    })
    expect([status, problem.fields?.[0]?.path]).toEqual([400, 'learnedAt'])
  })
  test.each([
    ['text that PostgreSQL cannot hold', { text: 'a\u0000b' }],
    ['a year that no calendar has', { learnedAt: '0000-01-01T00:00:00Z' }],
    ['an id that is none', { id: 'x' }],
    ['a list for a text', { text: ['a'] }],
  ])('%s is wrong at its field', async (_what, wrong) => {
    expect((await ask(officer, informationApi.add, { params, body: { ...information(), ...wrong } as never })).status).toBe(400)
  })
  test.each([
    ['malformed JSON', 400, '{"id":', {}],
    ['another content type', 415, 'id=1', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['too much', 413, JSON.stringify({ text: 'x'.repeat(300_000) }), {}],
    ['a list instead of an object', 400, '[]', {}],
    ['a form of another site', 403, '{}', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbour on another port', 403, '{}', { 'sec-fetch-site': 'same-site' }],
  ])('%s: %i', async (_what, status, body, headers) => {
    const response = await send(officer, 'POST', `/api/episodes/${episodeId}/information`, body, headers)
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
  })
  test('without Sec-Fetch-Site the origin must be ours; without either nothing is changed', async () => {
    const path = `/api/episodes/${episodeId}/information`
    const to = async (headers: Record<string, string>) =>
      (await send(officer, 'POST', path, information(), { 'sec-fetch-site': '', ...headers })).status
    expect(await to({ origin: 'https://evil.example' })).toBe(403)
    expect(await to({})).toBe(403)
  })
  test('extra fields are not taken', async () => {
    const body = { ...information(), recordedBy: otherOfficer.accountId, sharedBack: true, __proto__: { admin: true } }
    await done(ask(officer, informationApi.add, { params, body }))
    expect((await owner.query('select recorded_by from information where id = $1', [body.id])).rows[0].recorded_by).toBe(
      officer.accountId,
    )
  })
})

describe('what one may not know of', () => {
  test('is answered exactly as what does not exist', async () => {
    const hidden = await send(otherOfficer, 'GET', `/api/episodes/${episodeId}`)
    const absent = await send(otherOfficer, 'GET', `/api/episodes/${crypto.randomUUID()}`)
    const strip = async (of: Response) => JSON.stringify({ ...(JSON.parse(await of.text()) as object), requestId: '' })
    expect([hidden.status, absent.status]).toEqual([404, 404])
    expect(await strip(hidden)).toBe(await strip(absent))
    expect([...hidden.headers.keys()]).toEqual([...absent.headers.keys()])
  })
  test('a refusal is written down, alike for the unknown and the not yours', async () => {
    const unknown = crypto.randomUUID()
    await send(otherOfficer, 'GET', `/api/episodes/${unknown}`)
    const { rows } = await owner.query(
      `select action, outcome, account_id from access_log where ids && array[$1, $2]::uuid[] and outcome <> 'shown' and account_id = $3`,
      [unknown, episodeId, otherOfficer.accountId],
    )
    expect(rows.length).toBeGreaterThanOrEqual(2)
    expect(new Set(rows.map(({ action, outcome }) => `${action} ${outcome}`))).toEqual(new Set(['episode.read not-found']))
  })
  test('an id that is taken by a record not accessible is a conflict, and says no more', async () => {
    const taken = information()
    await done(ask(officer, informationApi.add, { params, body: taken }))
    const elsewhere = crypto.randomUUID()
    await done(
      ask(otherOfficer, episodeApi.report, {
        body: { ...exampleOf(episodeApi.report), id: elsewhere, personId: crypto.randomUUID(), areaCode: 'S12000036' },
      }),
    )
    const { status, problem } = await ask(otherOfficer, informationApi.add, { params: { episodeId: elsewhere }, body: taken })
    expect([status, problem.code]).toEqual([409, 'conflict'])
  })
})

describe('a retry', () => {
  test('with the same id and body changes nothing and answers the same', async () => {
    const body = information()
    const first = await done(ask(officer, informationApi.add, { params, body }))
    const before = await countOf('event')
    const again = await ask(officer, informationApi.add, { params, body })
    expect([again.status, again.data, again.changed]).toEqual([201, first.data, first.changed])
    expect(await countOf('event')).toBe(before)
  })
  test('with the same id and another body is a conflict', async () => {
    const body = information()
    await done(ask(officer, informationApi.add, { params, body }))
    expect((await ask(officer, informationApi.add, { params, body: { ...body, text: 'Something else' } })).status).toBe(409)
  })
  test('that runs beside its first try does it once', async () => {
    const body = information()
    const tries = await Promise.all(Array.from({ length: 6 }, () => ask(officer, informationApi.add, { params, body })))
    expect(tries.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201, 201])
    expect((await owner.query('select from information where id = $1', [body.id])).rowCount).toBe(1)
  })
  test('of a command without an id is known by its idempotency key', async () => {
    const fresh = await anEpisode('reported')
    const confirm = () => ask(officer, episodeApi.confirm, { params: fresh }, { 'idempotency-key': key })
    const key = crypto.randomUUID()
    expect([(await confirm()).status, (await confirm()).status]).toEqual([201, 201])
    expect((await ask(officer, episodeApi.confirm, { params: fresh })).status).toBe(422)
  })
})

describe('what cannot happen now', () => {
  test('is refused with what can', async () => {
    const { status, problem } = await ask(officer, episodeApi.confirm, { params })
    expect([status, problem.reason]).toEqual([422, 'episode.missing'])
    expect(problem.possible).toContain('episode.locate')
    expect(problem.possible).not.toContain('episode.void') // an officer may not
  })
  test('an edit of what someone changed meanwhile is a conflict, and the first one stands', async () => {
    const body = exampleOf(episodeApi.edit)
    const both = await Promise.all(
      ['One', 'Two'].map(narrative => ask(officer, episodeApi.edit, { params, body: { ...body, narrative } })),
    )
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })
})

test('a read is written down with the sections that were open and the reasons, before it is answered', async () => {
  await done(ask(coordinator, episodeApi.read, { params }))
  const { rows } = await owner.query(
    `select sections, bases, team_id, request_id from access_log where account_id = $1 and ids = array[$2]::uuid[]`,
    [coordinator.accountId, episodeId],
  )
  expect(rows[0].bases).toEqual(['area'])
  expect(rows[0].sections).not.toContain('enquiries')
  expect(rows[0].request_id).toMatch(/^[0-9a-f-]{36}$/)
})

test('a list writes down one row with the ids that it showed', async () => {
  const { data } = await done(ask(coordinator, episodeApi.board))
  const { rows } = await owner.query(`select ids from access_log where account_id = $1 and action = 'board.read'`, [
    coordinator.accountId,
  ])
  expect(rows).toHaveLength(1)
  expect(rows[0].ids).toEqual(data.rows.map(({ id }) => id))
})

test.each([
  ['an unknown address of the API', 'GET', '/api/nothing', 404],
  ['a known address by another method', 'DELETE', `/api/episodes`, 405],
  ['an id that is none', 'GET', '/api/episodes/1', 404],
  ['the demo’s people, outside of the demo', 'GET', '/api/demo/accounts', 404],
])('%s: %s %s is %i', async (_what, method, path, status) => expect((await send(officer, method, path)).status).toBe(status))

test('every answer forbids what the pages do not need, and nothing of the API is kept', async () => {
  for (const path of ['/api/session', '/api/nothing', '/api/health']) {
    const { headers } = await send(officer, 'GET', path)
    expect(headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(headers.get('content-security-policy')).not.toContain('unsafe')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-powered-by')).toBeNull()
  }
})

test('the log knows the pattern of an address, never the address or what was sent', () => {
  const text = lines.join('\n')
  expect(text).toContain('/api/episodes/:episodeId')
  expect(text).not.toContain(episodeId)
  expect(text).not.toContain('Mirren')
})
