import { queryOptions, useQueryClient, useSuspenseQuery, type QueryClient } from '@tanstack/react-query'
import { sessionApi } from '@waymark/shared/sessions/session.api.ts'
import type { SessionView } from '@waymark/shared/sessions/session.ts'
import { useEffect } from 'react'
import { epoch } from '../ui/london-time.ts'
import { now } from '../ui/now.ts'
import { forgetUnsaved } from '../ui/unsaved.ts'
import { call, read } from './call.ts'
import { forgetDrafts, goOnWithDrafts } from './drafts.ts'
import { refreshAll } from './live.ts'
import { sessionFound } from './session-lost.ts'
import { closeDraftsEverywhere } from './windows.ts'

/** Who is signed in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => read(sessionApi.read, {}, signal),
  staleTime: 60_000,
  gcTime: Infinity,
})

/** Who is signed in, for whatever stands behind the sign-in. */
export const useSession = (): SessionView => useSuspenseQuery(sessionQuery).data

/** When this session ends if nobody does anything. */
export const endsAt = (session: SessionView): number => Math.min(epoch(session.idleEndsAt), epoch(session.endsAt))

/** Takes over a session that was just opened. Another person, or another team, starts from nothing. */
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

/** Says that the person is still there. */
export async function staySignedIn(client: QueryClient): Promise<void> {
  const ends = await read(sessionApi.stay, {})
  client.setQueryData(sessionQuery.queryKey, session => session && { ...session, ...ends })
}

/** Ends the session and leaves nothing of it in memory: the page is loaded anew. What is typed is kept first, for the next time. */
export async function signOut(): Promise<void> {
  await closeDraftsEverywhere()
  await call(sessionApi.signOut, {}).catch(() => undefined)
  forgetUnsaved()
  location.assign('/sign-in')
}

const ping = 60_000

/** While somebody uses the page the session goes on: said at most once a minute. */
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
