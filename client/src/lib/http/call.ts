import { correctClock } from '../../ui/now.ts'
import type { Answer, Ask, Endpoint } from '@waymark/shared/platform/endpoint.ts'
import type { Change } from '@waymark/shared/platform/change.ts'
import { problemHere, readProblem } from './problem.ts'
import { sessionLost } from '../session/session-lost.ts'

/** Whether a part of the request may be omitted: the endpoint does not take it, or all its members are optional. */
type MayLack<Part> = undefined extends Part
  ? true
  : object extends Part
    ? true
    : Record<string, never> extends Part
      ? true
      : false
type Asked<E extends Endpoint> = { [K in keyof Ask<E> as MayLack<Ask<E>[K]> extends true ? never : K]: Ask<E>[K] } & {
  [K in keyof Ask<E> as MayLack<Ask<E>[K]> extends true ? K : never]?: Ask<E>[K]
}
export type AskOf<E extends Endpoint> = Asked<E>

export type Answered<E extends Endpoint> = { data: Answer<E>; changed: Change[] }

export type CallOptions = {
  signal?: AbortSignal | undefined
  /** Idempotency key: the server runs a command once per key and repeats its answer. */
  key?: string
  /** Lets the request finish after the page is closed. */
  keepalive?: boolean
}

/** Sends a request to the server; no other code calls `fetch`. Throws a `Problem`. */
export async function call<E extends Endpoint>(endpoint: E, ask: AskOf<E>, options: CallOptions = {}): Promise<Answered<E>> {
  const { params, query, body } = ask as { params?: Values; query?: Values; body?: unknown } // as: E is generic here
  const response = await send(address(endpoint.path, params, query), endpoint.method, body, options)
  correctClock(Date.parse(response.headers.get('date') ?? ''))
  const answer: unknown = await response.json().catch(() => undefined)
  if (!response.ok) {
    const problem = readProblem(response.status, answer)
    if (problem.code === 'not-signed-in') sessionLost()
    throw problem
  }
  return (isAnswer(answer) ? answer : { data: answer, changed: [] }) as Answered<E> // as: the server checked its answer against the same contract
}

/** Reads an endpoint and returns the data only, as a query function needs it. Throws a `Problem`. */
export const read = async <E extends Endpoint>(endpoint: E, ask: AskOf<E>, signal?: AbortSignal): Promise<Answer<E>> =>
  (await call(endpoint, ask, { signal })).data

type Values = Readonly<Record<string, unknown>>

async function send(url: string, method: string, body: unknown, { signal, key, keepalive }: CallOptions): Promise<Response> {
  const sent = body === undefined ? undefined : JSON.stringify(body)
  try {
    return await fetch(url, {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(sent === undefined ? {} : { body: sent }),
      // Browsers refuse a keepalive request with more than 64 kB.
      ...(keepalive && new Blob([sent ?? '']).size < 60_000 ? { keepalive } : {}),
      ...(signal ? { signal } : {}),
    })
  } catch (thrown) {
    if (signal?.aborted) throw thrown
    throw problemHere('unreachable')
  }
}

function address(path: string, params: Values = {}, query: Values = {}): string {
  const place = path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const asked = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    for (const one of [value].flat()) if (one !== undefined && one !== null && one !== '') asked.append(name, String(one))
  }
  return asked.size > 0 ? `${place}?${asked}` : place
}

const isAnswer = (answer: unknown) => typeof answer === 'object' && answer !== null && 'data' in answer && 'changed' in answer
