import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { endpoints } from '@waymark/shared/api.ts'
import { breakGlassApi } from '@waymark/shared/break-glass/break-glass.api.ts'
import { enquiryApi } from '@waymark/shared/enquiries/enquiry.api.ts'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { informationApi } from '@waymark/shared/information/information.api.ts'
import type { Endpoint } from '@waymark/shared/platform/endpoint.ts'
import { personApi } from '@waymark/shared/people/person.api.ts'
import { protectionApi } from '@waymark/shared/protection/protection.api.ts'
import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import { listen } from '../../test/listening.ts'
import { aProgram, done, exampleOf } from '../../test/program.ts'
import { aTeam, somebody, type Somebody } from '../../test/people.ts'

const { people, ask, send, anEpisode, owner, program } = await aProgram()
const { officer, inspector, coordinator, worker } = people
const id = () => crypto.randomUUID()
const name = `Quillfeather${id().slice(0, 6)}`
const example = exampleOf(episodeApi.report)
const { episodeId, personId } = await anEpisode('afterReturn', {
  person: { ...example.person, familyName: name },
} as Partial<typeof example>)
const referralId = id()
await done(
  ask(coordinator, referralApi.send, {
    params: { episodeId },
    body: { ...exampleOf(referralApi.send), id: referralId, toTeam: worker.teamId },
  }),
)
await done(ask(worker, referralApi.accept, { params: { referralId } }))
const enquiryId = id()
await done(ask(officer, enquiryApi.record, { params: { episodeId }, body: { ...exampleOf(enquiryApi.record), id: enquiryId } }))
const one = async (sql: string) => (await owner.query<{ id: string; reference: string }>(sql, [episodeId])).rows[0]
const reference = (await one('select id, reference from episode where id = $1'))?.reference ?? ''
const theirs: Record<string, string | undefined> = {
  episodeId,
  personId,
  referralId,
  enquiryId,
  taskId: (await one('select id from task where episode_id = $1 limit 1'))?.id,
  returnDiscussionId: (await one('select id from return_discussion where episode_id = $1'))?.id,
  shareId: (await one('select id from share where episode_id = $1'))?.id,
}
await done(ask(inspector, protectionApi.seal, { params: { personId }, body: { id: id(), reason: 'domesticAbuse' } }))

const far = await somebody(owner, await aTeam(owner, 'police'), 'inspector')
const askers: [string, Somebody][] = [
  ['an officer of the team that leads', officer],
  ['a coordinator of the council', coordinator],
  ['a worker with a share', worker],
  ['an inspector elsewhere', far],
]
const mayDisclose = [episodeId, personId, referralId, reference, name]

/** The answer to an endpoint with the given ids, without the request id and the headers that always vary. */
async function answerTo(who: Somebody, { method, path, body, example: sent }: Endpoint, ids: (param: string) => string) {
  const asked = path.replace(/:(\w+)/g, (_, param: string) => ids(param))
  const filled = { ...(sent as Record<string, unknown> | undefined) } // as: examples are objects
  const fresh = body && { ...filled, ...('id' in filled && { id: id() }) }
  const response = await send(who, method, asked, method === 'GET' ? undefined : (fresh ?? {}))
  const headers = [...response.headers].filter(([header]) => !['x-request-id', 'date', 'etag'].includes(header))
  const text = (await response.text()).replace(/"requestId":"[^"]+"/, '')
  return { status: response.status, headers, text }
}

describe.each(askers)('a sealed person is absent for %s', (_who, who) => {
  const known = (param: string) => theirs[param] ?? unknown
  const unknown = id()
  const named = endpoints.filter(({ endpoint }) => endpoint.path.includes(':'))
  test.each(named.map(({ name: endpointName, endpoint }) => [endpointName, endpoint] as const))(
    '%s gives the same answer for a sealed person as for an unknown id',
    async (_name, endpoint) => {
      const sealed = await answerTo(who, endpoint, known)
      expect(sealed).toEqual(await answerTo(who, endpoint, () => id()))
      expect([400, 403, 404]).toContain(sealed.status) // 400: the rest of the input is not valid here
    },
  )
  const lists = endpoints.filter(
    ({ endpoint }) => endpoint.method === 'GET' && !endpoint.path.includes(':') && endpoint.access !== 'public',
  )
  test.each(lists.map(({ name: endpointName, endpoint }) => [endpointName, endpoint] as const))(
    'the list of %s contains nothing of a sealed person',
    async (_name, { path }) => {
      for (const query of ['', '?show=all', '?box=sent&state=all', '?box=received&state=all']) {
        const text = await (await send(who, 'GET', path + query)).text()
        for (const word of mayDisclose) expect(text).not.toContain(word)
      }
    },
  )
  test('a sealed person is absent from searches and possible matches, and from the answer to a second report', async () => {
    for (const term of [name, reference, name.slice(0, 8)]) {
      const hits = await ask(who, personApi.search, { body: { terms: term } })
      expect([hits.status, hits.data]).toEqual([200, { hits: [], more: false }])
    }
    const typed = { givenName: example.person?.givenName ?? 'Mirren', familyName: name }
    for (const matching of [personApi.matches, personApi.accessibleMatches]) {
      const reply = await ask(who, matching, { body: typed })
      expect([403, JSON.stringify([])]).toContain(reply.status === 403 ? 403 : JSON.stringify(reply.data))
    }
    const { person: _person, ...known } = example
    const again = async (personId: string) => {
      const response = await send(who, 'POST', episodeApi.report.path, { ...known, id: id(), personId })
      return [response.status, (await response.text()).replace(/"requestId":"[^"]+"/, '')]
    }
    expect(await again(personId)).toEqual(await again(id()))
  })
  test('emergency access to a sealed person gets the same answer as an unknown reference', async () => {
    const reply = await ask(who, breakGlassApi.open, {
      body: { id: id(), reference, reason: 'Seen on the bridge just now, nobody answers' },
    })
    expect([403, JSON.stringify({ episodeId: null })]).toContain(reply.status === 403 ? 403 : JSON.stringify(reply.data))
  })
})

test('no socket message about a sealed person reaches a team without access', async () => {
  const heard: string[] = []
  const ends = await Promise.all(askers.map(([, who]) => listen(program.address, who, frame => void heard.push(frame))))
  await done(ask(inspector, informationApi.add, { params: { episodeId }, body: { ...exampleOf(informationApi.add), id: id() } }))
  await wait(800)
  for (const end of ends) end()
  expect(heard.filter(frame => mayDisclose.some(word => frame.includes(word)))).toEqual([])
})

test('the answer for a sealed episode takes no longer than the answer for an unknown one', async () => {
  const times: [number[], number[]] = [[], []]
  const read = async (of: string) => {
    const began = performance.now()
    await (await send(coordinator, 'GET', `/api/episodes/${of}`)).text()
    return performance.now() - began
  }
  for (let i = 0; i < 120; i++) {
    times[0].push(await read(episodeId))
    times[1].push(await read(id()))
  }
  const [sealed = 0, nothing = 0] = times.map(all => all.toSorted((a, b) => a - b)[60] ?? 0)
  expect(Math.abs(sealed - nothing)).toBeLessThan(Math.max(2, 0.35 * nothing))
})
