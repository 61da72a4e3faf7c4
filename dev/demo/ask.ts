import type { Answer, Ask as Asked, Endpoint } from '@waymark/shared/platform/endpoint.ts'
import { sessionApi } from '@waymark/shared/sessions/session.api.ts'
import { demoPassword, emailOf } from './accounts.ts'

/** Calls an endpoint as a person of the demo; returns its data or fails with the answer of the server. */
export type Ask = <E extends Endpoint>(endpoint: E, sent: Partial<Asked<E>>) => Promise<Answer<E>>

type More = { headers?: Record<string, string>; signal?: AbortSignal }

/** Calls the program at this address with a session cookie and extra headers. */
export const askWith =
  (address: string, cookie: string, { headers = {}, signal }: More = {}): Ask =>
  async <E extends Endpoint>(endpoint: E, sent: Partial<Asked<E>>) => {
    const params: Record<string, unknown> = sent.params ?? {}
    // as: the demo sends only text in queries
    const query = new URLSearchParams((sent.query ?? {}) as Record<string, string>).toString()
    const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => String(params[name])) + (query && `?${query}`)
    const body = endpoint.method === 'GET' ? {} : { body: JSON.stringify(sent.body ?? {}) }
    const response = await fetch(address + path, {
      method: endpoint.method,
      headers: { 'content-type': 'application/json', origin: address, cookie, ...headers },
      ...body,
      ...(signal && { signal }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${endpoint.method} ${path}: ${response.status} ${text}`)
    return (JSON.parse(text) as { data: Answer<E> }).data // as: the server keeps to its contract
  }

/** Signs in a person of the demo and returns their `ask`. `origin` is the address that the program takes for its own. */
export async function signInAs(address: string, key: string, { origin, signal }: { origin: string; signal: AbortSignal }) {
  const response = await fetch(address + sessionApi.signIn.path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ email: emailOf(key), password: demoPassword }),
    signal,
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${key} could not sign in: ${response.status} ${text}`)
  const cookie = response.headers.getSetCookie().map(line => line.split(';')[0]).join('; ') // prettier-ignore
  return { ask: askWith(address, cookie, { headers: { origin }, signal }) }
}
