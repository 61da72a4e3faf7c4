import { queryOptions } from '@tanstack/react-query'
import { breakGlassApi } from '@waymark/shared/break-glass/break-glass.api.ts'
import { read } from '../lib/call.ts'

/** What was opened in an emergency and is yours to review. */
export const breakGlassQuery = queryOptions({
  queryKey: ['lists', 'breakGlass'],
  queryFn: ({ signal }) => read(breakGlassApi.list, {}, signal),
})
