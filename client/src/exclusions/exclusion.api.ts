import { queryOptions } from '@tanstack/react-query'
import { exclusionApi } from '@waymark/shared/exclusions/exclusion.api.ts'
import { read } from '../lib/http/call.ts'

/** The exclusions of accounts that the reader may exclude. */
export const exclusionsQuery = queryOptions({
  queryKey: ['lists', 'exclusions'],
  queryFn: ({ signal }) => read(exclusionApi.list, {}, signal),
})

/** The accounts that the reader may exclude. */
export const excludableQuery = queryOptions({
  queryKey: ['directory', 'excludable'],
  queryFn: ({ signal }) => read(exclusionApi.accounts, {}, signal),
  staleTime: 60_000,
})
