import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { presenceApi, presenceTimes, type PresentView } from '@waymark/shared/presence/presence.api.ts'
import type { Section } from '@waymark/shared/permissions.ts'
import { useEffect, useRef } from 'react'
import { read } from '../lib/http/call.ts'
import { invalidate } from '../lib/live/live.ts'
import { useSessionLost } from '../lib/session/session-lost.ts'

/**
 * Who else has an episode open. Each request also reports the reader's own presence, and it repeats while the page is visible.
 * Other failures show nothing, but if the server refuses access, the record is removed from the screen.
 * This works even if no change message about the lost access arrived.
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
  const isDropped = useRef(false) // drop only once until the next success, because dropping also refetches presence
  useEffect(() => {
    if (data !== undefined && !error) isDropped.current = false
    if (isDropped.current || (error?.code !== 'not-found' && error?.code !== 'forbidden')) return
    isDropped.current = true
    void invalidate(client, [{ kind: 'access.changed', subject: 'episode', id: episodeId }])
  }, [client, episodeId, data, error])
  return isError || lost ? nobody : (data ?? nobody)
}

const nobody: readonly PresentView[] = []
