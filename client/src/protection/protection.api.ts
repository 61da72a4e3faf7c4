import { queryOptions } from '@tanstack/react-query'
import { protectionApi } from '@waymark/shared/protection/protection.api.ts'
import { read } from '../lib/http/call.ts'

/** The protection of a person, as far as the reader may know. */
export const protectionQuery = (personId: string) =>
  queryOptions({
    queryKey: ['person', personId, 'protection'],
    queryFn: ({ signal }) => read(protectionApi.read, { params: { personId } }, signal),
  })

/** The accounts that can be added to the allow-list. */
export const candidatesQuery = (personId: string) =>
  queryOptions({
    queryKey: ['person', personId, 'protection', 'candidates'],
    queryFn: ({ signal }) => read(protectionApi.candidates, { params: { personId } }, signal),
  })
