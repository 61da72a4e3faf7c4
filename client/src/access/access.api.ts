import { queryOptions } from '@tanstack/react-query'
import { accessApi } from '@waymark/shared/access/access.api.ts'
import { read } from '../lib/http/call.ts'

/** Who can see an episode, and why. */
export const accessQuery = (episodeId: string) =>
  queryOptions({
    queryKey: ['episode', episodeId, 'access'],
    queryFn: ({ signal }) => read(accessApi.explain, { params: { episodeId } }, signal),
  })

/** Who can see an episode by team and by person, and who opened it. */
export const whoSeesQuery = (episodeId: string) =>
  queryOptions({
    queryKey: ['episode', episodeId, 'who-sees'],
    queryFn: ({ signal }) => read(accessApi.whoSees, { params: { episodeId } }, signal),
  })
