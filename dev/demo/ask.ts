import type { Answer, Ask as Asked, Endpoint } from '@waymark/shared/platform/endpoint.ts'
import { sessionApi } from '@waymark/shared/sessions/session.api.ts'
import { demoPassword, emailOf } from './accounts.ts'

/** Somebody of the demo at their browser: asks an endpoint and gets its data, or fails with the server's own words. */
export type Ask = <E extends Endpoint>(endpoint: E, sent: Partial<Asked<E>>) => Promise<Answer<E>>

type More = { headers?: Record<string, string>; signal?: AbortSignal }

/** Asks at an address with a cookie that was given before, and with headers besides. */
export const askWith =
  (address: string, cookie: string, { headers = {}, signal }: More = {}): Ask =>
  async <E extends Endpoint>(endpoint: E, sent: Partial<Asked<E>>) => {
    const params: Record<string, unknown> = sent.params ?? {}
    const query = new URLSearchParams((sent.query ?? {}) as Record<string, string>).toString() // as: only text is asked here
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
    return (JSON.parse(text) as { data: Answer<E> }).data // as: the server keeps its contract
  }

/** Signs one of the demo's people in at an address, and gives how they ask. `origin`: what the program takes for its own. */
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
