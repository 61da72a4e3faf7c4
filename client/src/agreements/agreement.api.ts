import { queryOptions } from '@tanstack/react-query'
import { agreementApi } from '@waymark/shared/agreements/agreement.api.ts'
import { read } from '../lib/http/call.ts'

/** The sharing agreements that the reader's agency made, and those that others made with it. */
export const agreementsQuery = queryOptions({
  queryKey: ['agreements'],
  queryFn: ({ signal }) => read(agreementApi.list, {}, signal),
})
