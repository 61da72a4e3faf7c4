import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { presenceApi, presenceTimes, type PresentView } from '@waymark/shared/presence/presence.api.ts'
import type { Section } from '@waymark/shared/permissions.ts'
import { read } from '../lib/call.ts'
import { useSessionLost } from '../lib/session-lost.ts'

/** Who else has an episode open now; to ask is to be there. Asked again and again while the page is in view, and nothing is said when it fails. */
export function usePresence(episodeId: string, editing?: Section): readonly PresentView[] {
  const lost = useSessionLost()
  const { data, isError } = useQuery({
    queryKey: ['presence', episodeId, editing],
    queryFn: ({ signal }) => read(presenceApi.list, { params: { episodeId }, query: editing ? { editing } : {} }, signal),
    refetchInterval: presenceTimes.every,
    staleTime: presenceTimes.every,
    gcTime: presenceTimes.lasts,
    retry: false,
    enabled: !lost,
    placeholderData: keepPreviousData,
  })
  return isError || lost ? nobody : (data ?? nobody)
}

const nobody: readonly PresentView[] = []
