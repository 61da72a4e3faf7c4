import { demoPassword, emailOf } from '../../../dev/demo/accounts.ts'
import type { RunningProgram } from '../../program.ts'

/** A person of the demo, signed in. */
export type Visitor = {
  key: string
  address: string
  cookie: string
  /** One request, as it is; with how long it took until its last byte. */
  ask: (path: string, body?: unknown) => Promise<{ status: number; text: string; took: number }>
}

/** Signs them in, one after another. */
export async function signIn(program: RunningProgram, keys: string[]): Promise<Visitor[]> {
  const visitors = []
  for (const key of keys) visitors.push(await signInOne(program, key))
  return visitors
}

async function signInOne({ address }: RunningProgram, key: string): Promise<Visitor> {
  const headers: Record<string, string> = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' }
  const email = emailOf(key)
  const response = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ email, password: demoPassword }),
  })
  if (!response.ok) throw new Error(`${key} could not sign in: ${response.status}`)
  const cookie = response.headers
    .getSetCookie()
    .map(line => line.split(';')[0])
    .join('; ')
  await response.text()
  const ask = async (path: string, body?: unknown) => {
    const began = performance.now()
    const sent = body === undefined ? { headers: { cookie } } : postOf(cookie, body)
    const answer = await fetch(address + path, sent)
    const text = await answer.text()
    return { status: answer.status, text, took: performance.now() - began }
  }
  return { key, address, cookie, ask }
}

const postOf = (cookie: string, body: unknown) => ({
  method: 'POST',
  headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
  body: JSON.stringify(body),
})
