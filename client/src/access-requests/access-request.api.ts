import { queryOptions } from '@tanstack/react-query'
import { accessRequestApi } from '@waymark/shared/access-requests/access-request.api.ts'
import { read } from '../lib/http/call.ts'

/** The reader's own access requests. */
export const askedQuery = queryOptions({
  queryKey: ['lists', 'access-requests'],
  queryFn: ({ signal }) => read(accessRequestApi.list, {}, signal),
})

/** The access requests for an episode. */
export const wantedQuery = (episodeId: string) =>
  queryOptions({
    queryKey: ['episode', episodeId, 'access-requests'],
    queryFn: ({ signal }) => read(accessRequestApi.listForEpisode, { params: { episodeId } }, signal),
  })
