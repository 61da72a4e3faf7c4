import { queryOptions } from '@tanstack/react-query'
import { handOverApi } from '@waymark/shared/hand-overs/hand-over.api.ts'
import { read } from '../kernel/call.ts'

/** The hand-overs of an episode, newest first. */
export const handOversQuery = (episodeId: string) =>
  queryOptions({
    queryKey: ['episode', episodeId, 'hand-overs'],
    queryFn: ({ signal }) => read(handOverApi.list, { params: { episodeId } }, signal),
  })
