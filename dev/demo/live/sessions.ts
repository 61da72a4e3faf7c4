import type { Ask } from '../ask.ts'
import { signInAs } from '../ask.ts'

/** Calls endpoints as a person of the night shift, whose accounts visitors do not use, and signs them in when needed. */
export type Actors = (key: string) => Ask

/** Keeps a session for each person of the night shift from their first act. */
export function openSessions(address: string, origin: string, signal: AbortSignal): Actors {
  const sessions = new Map<string, Promise<{ ask: Ask }>>()
  const signIn = (key: string) => {
    const session = signInAs(address, key, { origin, signal })
    session.catch(() => sessions.delete(key))
    sessions.set(key, session)
    return session
  }
  return key => async (endpoint, sent) => {
    const { ask } = await (sessions.get(key) ?? signIn(key))
    try {
      return await ask(endpoint, sent)
    } catch (error) {
      if (!(error instanceof Error && error.message.includes(': 401 '))) throw error
      return (await signIn(key)).ask(endpoint, sent) // a session ends after 15 minutes without activity
    }
  }
}
