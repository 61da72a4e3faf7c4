import { queryOptions, useQueryClient, useSuspenseQuery, type QueryClient } from '@tanstack/react-query'
import { sessionApi } from '@waymark/shared/sessions/session.api.ts'
import type { SessionView } from '@waymark/shared/sessions/session.ts'
import { useEffect } from 'react'
import { epoch } from '../../ui/london-time.ts'
import { now } from '../../ui/now.ts'
import { forgetUnsaved } from '../../ui/unsaved.ts'
import { call, read } from '../http/call.ts'
import { forgetDrafts, goOnWithDrafts } from '../drafts/drafts.ts'
import { refreshAll } from '../live/live.ts'
import { sessionFound } from './session-lost.ts'
import { closeDraftsEverywhere } from './windows.ts'

/** Who is signed in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => read(sessionApi.read, {}, signal),
  staleTime: 60_000,
  gcTime: Infinity,
})

/** The session, for components behind the sign-in. */
export const useSession = (): SessionView => useSuspenseQuery(sessionQuery).data

/** When this session ends without further activity, in milliseconds since 1970. */
export const endsAt = (session: SessionView): number => Math.min(epoch(session.idleEndsAt), epoch(session.endsAt))

/** Stores a new session and refetches. For another person or team it only drops the drafts: the caller must reload the page. */
export async function takeSession(client: QueryClient, session: SessionView): Promise<'same' | 'other'> {
  const last = client.getQueryData(sessionQuery.queryKey)
  const isOther = last && (last.account.id !== session.account.id || last.team.id !== session.team.id)
  if (isOther) {
    forgetDrafts()
    forgetUnsaved()
    return 'other'
  }
  client.setQueryData(sessionQuery.queryKey, session)
  sessionFound()
  goOnWithDrafts()
  if (last) await refreshAll(client)
  return 'same'
}

/** Reports activity to the server, so that the session stays open. */
export async function staySignedIn(client: QueryClient): Promise<void> {
  const ends = await read(sessionApi.stay, {})
  client.setQueryData(sessionQuery.queryKey, session => session && { ...session, ...ends })
}

/** Saves the drafts, ends the session and reloads the page, so that nothing stays in memory. */
export async function signOut(): Promise<void> {
  await closeDraftsEverywhere()
  await call(sessionApi.signOut, {}).catch(() => undefined)
  forgetUnsaved()
  location.assign('/sign-in')
}

const ping = 60_000

/** Keeps the session open while the page is used. It reports activity at most once a minute. */
export function useActivity(isWatching: boolean): void {
  const client = useQueryClient()
  useEffect(() => {
    if (!isWatching) return
    let last = now()
    const notice = () => {
      if (now() - last < ping) return
      last = now()
      staySignedIn(client).catch(() => undefined)
    }
    addEventListener('pointerdown', notice, { passive: true })
    addEventListener('keydown', notice, { passive: true })
    return () => {
      removeEventListener('pointerdown', notice)
      removeEventListener('keydown', notice)
    }
  }, [client, isWatching])
}
