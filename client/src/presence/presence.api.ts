import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { presenceApi, presenceTimes, type PresentView } from '@waymark/shared/presence/presence.api.ts'
import type { Section } from '@waymark/shared/permissions.ts'
import { useEffect, useRef } from 'react'
import { read } from '../lib/call.ts'
import { invalidate } from '../lib/live.ts'
import { useSessionLost } from '../lib/session-lost.ts'

/**
 * Who else has an episode open now; to ask is to be there. Asked again and again while the page is in view, and nothing is said when it fails.
 * Where the server no longer lets us in, the record goes from the screen, even if no message about it arrived.
 */
export function usePresence(episodeId: string, editing?: Section): readonly PresentView[] {
  const lost = useSessionLost()
  const client = useQueryClient()
  const { data, error, isError } = useQuery({
    queryKey: ['presence', episodeId, editing],
    queryFn: ({ signal }) => read(presenceApi.list, { params: { episodeId }, query: editing ? { editing } : {} }, signal),
    refetchInterval: presenceTimes.every,
    staleTime: presenceTimes.every,
    gcTime: presenceTimes.lasts,
    retry: false,
    enabled: !lost,
    placeholderData: keepPreviousData,
  })
  const isDropped = useRef(false) // once, until it is answered again: dropping asks for presence, too
  useEffect(() => {
    if (data !== undefined && !error) isDropped.current = false
    if (isDropped.current || (error?.code !== 'not-found' && error?.code !== 'forbidden')) return
    isDropped.current = true
    void invalidate(client, [{ kind: 'access.changed', subject: 'episode', id: episodeId }])
  }, [client, episodeId, data, error])
  return isError || lost ? nobody : (data ?? nobody)
}

const nobody: readonly PresentView[] = []
