import type { Answer, Ask as Asked, Endpoint } from '@waymark/shared/kernel/endpoint.ts'
import { sessionApi } from '@waymark/shared/sessions/session.api.ts'
import { demoPassword, emailOf } from './people.ts'

/** Somebody of the demo at their browser: asks an endpoint and gets its data, or fails with the server's own words. */
export type Ask = {
  call: <E extends Endpoint>(endpoint: E, sent: Partial<Asked<E>>) => Promise<Answer<E>>
  signOut: () => Promise<void>
}

/** Signs one of the demo's people in. */
export async function signInAs(origin: string, key: string): Promise<Ask> {
  const headers: Record<string, string> = { 'content-type': 'application/json', origin }
  const send = async (method: string, path: string, body: unknown) => {
    const response = await fetch(origin + path, {
      method,
      headers,
      ...(method !== 'GET' && { body: JSON.stringify(body ?? {}) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path} as ${key}: ${response.status} ${text}`)
    return { response, answer: JSON.parse(text) as { data: unknown } } // as: every answer of ours is so
  }
  const { response } = await send('POST', sessionApi.signIn.path, { email: emailOf(key), password: demoPassword })
  headers['cookie'] = response.headers
    .getSetCookie()
    .map(cookie => cookie.split(';')[0])
    .join('; ')
  return {
    call: async <E extends Endpoint>(endpoint: E, sent: Partial<Asked<E>>) => {
      const params: Record<string, unknown> = sent.params ?? {}
      const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => String(params[name]))
      return (await send(endpoint.method, path, sent.body)).answer.data as Answer<E> // as: the server keeps its contract
    },
    signOut: async () => void (await send('DELETE', sessionApi.signOut.path, {})),
  }
}
