import { describe, expect, test } from 'vitest'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { informationApi } from '@waymark/shared/information/information.api.ts'
import { aProgram, done, exampleOf } from '../../../test/program.ts'

const { people, send, ask, anEpisode, owner, lines } = await aProgram()
const { officer, otherOfficer, coordinator } = people
const { episodeId } = await anEpisode()
const params = { episodeId }
const countOf = async (table: string) => Number((await owner.query(`select count(*) from ${table}`)).rows[0].count)
const information = () => ({ ...exampleOf(informationApi.add), id: crypto.randomUUID() })

describe('invalid input', () => {
  test('an invalid request names each wrong field by its path, and writes nothing', async () => {
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
  test('a time in the future is refused at its field', async () => {
    const { status, problem } = await ask(officer, informationApi.add, {
      params,
      body: { ...information(), learnedAt: '2199-01-01T00:00:00Z' },
    })
    expect([status, problem.fields?.[0]?.path]).toEqual([400, 'learnedAt'])
  })
  test.each([
    ['text that PostgreSQL cannot store', { text: 'a\u0000b' }],
    ['the year zero', { learnedAt: '0000-01-01T00:00:00Z' }],
    ['a malformed id', { id: 'x' }],
    ['a list instead of text', { text: ['a'] }],
  ])('%s is refused as invalid', async (_what, wrong) => {
    expect((await ask(officer, informationApi.add, { params, body: { ...information(), ...wrong } as never })).status).toBe(400)
  })
  test.each([
    ['malformed JSON', 400, '{"id":', {}],
    ['a content type other than JSON', 415, 'id=1', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['a body that is too large', 413, JSON.stringify({ text: 'x'.repeat(300_000) }), {}],
    ['a list instead of an object', 400, '[]', {}],
    ['a request from another site', 403, '{}', { 'sec-fetch-site': 'cross-site' }],
    ['a request from the same site on another port', 403, '{}', { 'sec-fetch-site': 'same-site' }],
  ])('%s is refused with status %i', async (_what, status, body, headers) => {
    const response = await send(officer, 'POST', `/api/episodes/${episodeId}/information`, body, headers)
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
  })
  test('a request without Sec-Fetch-Site must have our Origin, and one without either header is refused', async () => {
    const path = `/api/episodes/${episodeId}/information`
    const to = async (headers: Record<string, string>) =>
      (await send(officer, 'POST', path, information(), { 'sec-fetch-site': '', ...headers })).status
    expect(await to({ origin: 'https://evil.example' })).toBe(403)
    expect(await to({})).toBe(403)
  })
  test('extra fields in a request are ignored', async () => {
    const body = { ...information(), recordedBy: otherOfficer.accountId, sharedBack: true, __proto__: { admin: true } }
    await done(ask(officer, informationApi.add, { params, body }))
    expect((await owner.query('select recorded_by from information where id = $1', [body.id])).rows[0].recorded_by).toBe(
      officer.accountId,
    )
  })
})

describe('inaccessible records', () => {
  test('an inaccessible episode gets exactly the same answer as an unknown one', async () => {
    const hidden = await send(otherOfficer, 'GET', `/api/episodes/${episodeId}`)
    const absent = await send(otherOfficer, 'GET', `/api/episodes/${crypto.randomUUID()}`)
    const strip = async (of: Response) => JSON.stringify({ ...(JSON.parse(await of.text()) as object), requestId: '' })
    expect([hidden.status, absent.status]).toEqual([404, 404])
    expect(await strip(hidden)).toBe(await strip(absent))
    expect([...hidden.headers.keys()]).toEqual([...absent.headers.keys()])
  })
  test('the access log has the same refusal for an unknown episode and an inaccessible one', async () => {
    const unknown = crypto.randomUUID()
    await send(otherOfficer, 'GET', `/api/episodes/${unknown}`)
    const { rows } = await owner.query(
      `select action, outcome, account_id from access_log where ids && array[$1, $2]::uuid[] and outcome <> 'shown' and account_id = $3`,
      [unknown, episodeId, otherOfficer.accountId],
    )
    expect(rows.length).toBeGreaterThanOrEqual(2)
    expect(new Set(rows.map(({ action, outcome }) => `${action} ${outcome}`))).toEqual(new Set(['episode.read not-found']))
  })
  test('an id that an inaccessible record already has is answered with a conflict', async () => {
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
  test('a retry with the same id and body changes nothing and gets the same answer', async () => {
    const body = information()
    const first = await done(ask(officer, informationApi.add, { params, body }))
    const before = await countOf('event')
    const again = await ask(officer, informationApi.add, { params, body })
    expect([again.status, again.data, again.changed]).toEqual([201, first.data, first.changed])
    expect(await countOf('event')).toBe(before)
  })
  test('a retry with the same id and another body is a conflict', async () => {
    const body = information()
    await done(ask(officer, informationApi.add, { params, body }))
    expect((await ask(officer, informationApi.add, { params, body: { ...body, text: 'Something else' } })).status).toBe(409)
  })
  test('retries that run at the same time take effect once', async () => {
    const body = information()
    const tries = await Promise.all(Array.from({ length: 6 }, () => ask(officer, informationApi.add, { params, body })))
    expect(tries.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201, 201])
    expect((await owner.query('select from information where id = $1', [body.id])).rowCount).toBe(1)
  })
  test('a retry of a command without an id is recognised by its idempotency key', async () => {
    const fresh = await anEpisode('reported')
    const confirm = () => ask(officer, episodeApi.confirm, { params: fresh }, { 'idempotency-key': key })
    const key = crypto.randomUUID()
    expect([(await confirm()).status, (await confirm()).status]).toEqual([201, 201])
    expect((await ask(officer, episodeApi.confirm, { params: fresh })).status).toBe(422)
  })
})

describe('impossible commands', () => {
  test('an impossible command is refused with the possible actions', async () => {
    const { status, problem } = await ask(officer, episodeApi.confirm, { params })
    expect([status, problem.reason]).toEqual([422, 'episode.missing'])
    expect(problem.possible).toContain('episode.locate')
    expect(problem.possible).not.toContain('episode.void') // an officer may not void
  })
  test('of two edits of the same version, the first is saved and the second is a conflict', async () => {
    const body = exampleOf(episodeApi.edit)
    const both = await Promise.all(
      ['One', 'Two'].map(narrative => ask(officer, episodeApi.edit, { params, body: { ...body, narrative } })),
    )
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })
})

test('a read is logged with its open sections, its bases and the request id', async () => {
  await done(ask(coordinator, episodeApi.read, { params }))
  const { rows } = await owner.query(
    `select sections, bases, team_id, request_id from access_log where account_id = $1 and ids = array[$2]::uuid[]`,
    [coordinator.accountId, episodeId],
  )
  expect(rows[0].bases).toEqual(['area'])
  expect(rows[0].sections).not.toContain('enquiries')
  expect(rows[0].request_id).toMatch(/^[0-9a-f-]{36}$/)
})

test('a list writes one access log entry with the ids that it showed', async () => {
  const { data } = await done(ask(coordinator, episodeApi.board))
  const { rows } = await owner.query(`select ids from access_log where account_id = $1 and action = 'board.read'`, [
    coordinator.accountId,
  ])
  expect(rows).toHaveLength(1)
  expect(rows[0].ids).toEqual(data.rows.map(({ id }) => id))
})

test.each([
  ['an unknown API path', 'GET', '/api/nothing', 404],
  ['a known API path with another method', 'DELETE', `/api/episodes`, 405],
  ['a malformed id', 'GET', '/api/episodes/1', 404],
  ['the demo’s accounts outside of the demo', 'GET', '/api/demo/accounts', 404],
])('%s (%s %s) is answered with status %i', async (_what, method, path, status) =>
  expect((await send(officer, method, path)).status).toBe(status),
)

test('every API answer has security headers and forbids caching', async () => {
  for (const path of ['/api/session', '/api/nothing', '/api/health/ready']) {
    const { headers } = await send(officer, 'GET', path)
    expect(headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(headers.get('content-security-policy')).not.toContain('unsafe')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-powered-by')).toBeNull()
  }
})

test('the log contains the route pattern, but never the address or the input', () => {
  const text = lines.join('\n')
  expect(text).toContain('/api/episodes/:episodeId')
  expect(text).not.toContain(episodeId)
  expect(text).not.toContain('Mirren')
})
