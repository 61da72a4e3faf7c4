import type { Ask } from '../ask.ts'
import { signInAs } from '../ask.ts'

/** Asks as one of the night shift, whose accounts nobody else uses; whoever is not signed in (any more) signs in first. */
export type Actors = (key: string) => Ask

/** Keeps a session for each of the night shift, from their first act on. */
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
      return (await signIn(key)).ask(endpoint, sent) // a quarter of an hour without an act ends a session
    }
  }
}
