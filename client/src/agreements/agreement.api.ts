import { queryOptions } from '@tanstack/react-query'
import { agreementApi } from '@waymark/shared/agreements/agreement.api.ts'
import { read } from '../lib/call.ts'

/** The sharing agreements of one's agency, and those that others have with it. */
export const agreementsQuery = queryOptions({
  queryKey: ['agreements'],
  queryFn: ({ signal }) => read(agreementApi.list, {}, signal),
})
