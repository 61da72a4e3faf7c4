import { queryOptions } from '@tanstack/react-query'
import { protectionApi } from '@waymark/shared/protection/protection.api.ts'
import { read } from '../lib/call.ts'

/** How a person is protected, as far as one may know. */
export const protectionQuery = (personId: string) =>
  queryOptions({
    queryKey: ['person', personId, 'protection'],
    queryFn: ({ signal }) => read(protectionApi.read, { params: { personId } }, signal),
  })

/** Who could be put on the allow-list. */
export const candidatesQuery = (personId: string) =>
  queryOptions({
    queryKey: ['person', personId, 'protection', 'candidates'],
    queryFn: ({ signal }) => read(protectionApi.candidates, { params: { personId } }, signal),
  })
