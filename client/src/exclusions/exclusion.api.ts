import { queryOptions } from '@tanstack/react-query'
import { exclusionApi } from '@waymark/shared/exclusions/exclusion.api.ts'
import { read } from '../lib/call.ts'

/** Who is excluded, among those one may exclude. */
export const exclusionsQuery = queryOptions({
  queryKey: ['lists', 'exclusions'],
  queryFn: ({ signal }) => read(exclusionApi.list, {}, signal),
})

/** The accounts that one may exclude. */
export const excludableQuery = queryOptions({
  queryKey: ['directory', 'excludable'],
  queryFn: ({ signal }) => read(exclusionApi.accounts, {}, signal),
  staleTime: 60_000,
})
