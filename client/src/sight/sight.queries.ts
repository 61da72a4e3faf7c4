import { queryOptions } from '@tanstack/react-query'
import { sightApi } from '@waymark/shared/sight/sight.api.ts'
import { read } from '../kernel/call.ts'

/** Who can see an episode, and why. */
export const sightQuery = (episodeId: string) =>
  queryOptions({
    queryKey: ['episode', episodeId, 'sight'],
    queryFn: ({ signal }) => read(sightApi.explain, { params: { episodeId } }, signal),
  })

/** The same by team and by person, and who looked. */
export const whoSeesQuery = (episodeId: string) =>
  queryOptions({
    queryKey: ['episode', episodeId, 'who-sees'],
    queryFn: ({ signal }) => read(sightApi.whoSees, { params: { episodeId } }, signal),
  })
