import { queryOptions } from '@tanstack/react-query'
import { breakGlassApi } from '@waymark/shared/break-glass/break-glass.api.ts'
import { read } from '../lib/http/call.ts'

/** Emergency openings that the reader reviews or has reviewed. */
export const breakGlassQuery = queryOptions({
  queryKey: ['lists', 'breakGlass'],
  queryFn: ({ signal }) => read(breakGlassApi.list, {}, signal),
})
