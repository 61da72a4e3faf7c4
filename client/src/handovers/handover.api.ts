import { queryOptions } from '@tanstack/react-query'
import { handoverApi } from '@waymark/shared/handovers/handover.api.ts'
import { read } from '../lib/http/call.ts'

/** The handovers of an episode, newest first. */
export const handoversQuery = (episodeId: string) =>
  queryOptions({
    queryKey: ['episode', episodeId, 'handovers'],
    queryFn: ({ signal }) => read(handoverApi.list, { params: { episodeId } }, signal),
  })
