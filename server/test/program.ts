import { afterAll } from 'vitest'
import type { Answer, Ask as Asked, Endpoint } from '@waymark/shared/platform/endpoint.ts'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { createLog } from '../src/platform/log.ts'
import { startProgram, type Program } from '../src/program.ts'
import { testDatabase, type TestDatabase } from './database.ts'
import { aTeam, somebody, type Somebody } from './people.ts'

export const glasgow = 'S12000049'
export const edinburgh = 'S12000036'

/** An answer of the server: its data, or the problem that it refused with. */
export type Reply<T> = {
  status: number
  headers: Headers
  data: T
  problem: { code: string; fields?: { path: string; message: string }[]; possible?: string[]; reason?: string }
  changed: unknown[]
}

/** Starts the whole program on the database of this test file, with some people around Glasgow. */
export async function aProgram() {
  const db: TestDatabase = await testDatabase()
  const lines: string[] = []
  const log = createLog('info', { write: line => void lines.push(line) })
  const program: Program = await startProgram({
    config: db.config,
    secret: db.secret,
    host: '127.0.0.1',
    port: 0,
    log,
  })
  afterAll(() => program.stop())
  const { owner } = db
  const division = await aTeam(owner, 'police', [glasgow])
  const otherDivision = await aTeam(owner, 'police', [edinburgh])
  const council = await aTeam(owner, 'council', [glasgow])
  const people = {
    officer: await somebody(owner, division, 'officer'),
    sergeant: await somebody(owner, division, 'sergeant'),
    inspector: await somebody(owner, division, 'inspector'),
    secondInspector: await somebody(owner, division, 'inspector'),
    otherOfficer: await somebody(owner, otherDivision, 'officer'),
    coordinator: await somebody(owner, council, 'council-coordinator'),
    worker: await somebody(owner, await aTeam(owner, 'charity'), 'discussion-worker'),
    caseworker: await somebody(owner, await aTeam(owner, 'charity'), 'caseworker'),
  }

  async function send(who: Somebody | null, method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const sent: Record<string, string> = {
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/json',
      ...(who && { cookie: `waymark=${who.token}` }),
      ...headers,
    }
    const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body)
    return fetch(program.address + path, { method, headers: sent, ...(text !== undefined && { body: text }) })
  }
  async function ask<E extends Endpoint>(
    who: Somebody | null,
    endpoint: E,
    asked: Partial<Asked<E>> = {},
    headers: Record<string, string> = {},
  ): Promise<Reply<Answer<E>>> {
    const params: Record<string, unknown> = asked.params ?? {}
    const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => String(params[name]))
    const response = await send(who, endpoint.method, path, endpoint.method === 'GET' ? undefined : (asked.body ?? {}), headers)
    const answer = JSON.parse(await response.text())
    return { status: response.status, headers: response.headers, data: answer.data, problem: answer, changed: answer.changed }
  }

  /** Makes an episode that the officer reported and that has reached this stage. */
  async function anEpisode(
    stage: 'reported' | 'missing' | 'located' | 'afterReturn' = 'missing',
    {
      mayDisclose = 'full',
      ...more
    }: { mayDisclose?: 'full' | 'safe-and-well-only' | 'nothing' } & Partial<Asked<typeof episodeApi.report>['body']> = {},
  ): Promise<{ episodeId: string; personId: string }> {
    const [id, personId] = [crypto.randomUUID(), crypto.randomUUID()]
    await done(ask(people.officer, episodeApi.report, { body: { ...exampleOf(episodeApi.report), id, personId, ...more } }))
    const params = { episodeId: id }
    if (stage !== 'reported') await done(ask(people.officer, episodeApi.confirm, { params }))
    if (stage === 'located' || stage === 'afterReturn')
      await done(ask(people.officer, episodeApi.locate, { params, body: { ...exampleOf(episodeApi.locate), mayDisclose } }))
    if (stage === 'afterReturn')
      await done(ask(people.officer, episodeApi.checkReturn, { params, body: exampleOf(episodeApi.checkReturn) }))
    return { episodeId: id, personId }
  }
  return { ...db, program, lines, people, send, ask, anEpisode, council, division }
}
export type TestProgram = Awaited<ReturnType<typeof aProgram>>

/** The example of a valid body that the endpoint declares. */
export const exampleOf = <E extends Endpoint & { body: unknown; example: unknown }>(endpoint: E) =>
  endpoint.example as Asked<E>['body'] // as: the access suite and the tests prove that it is

/** Fails with the answer of the server if the request did not succeed. */
export async function done<T>(asking: Promise<Reply<T>>): Promise<Reply<T>> {
  const reply = await asking
  if (reply.status >= 300) throw new Error(`${reply.status} ${JSON.stringify(reply.problem)}`)
  return reply
}

/** The fields that the answer refused. */
export const fieldsInError = (reply: { problem: { fields?: { path: string }[] } }): string[] | undefined =>
  reply.problem.fields?.map(({ path }) => path)
