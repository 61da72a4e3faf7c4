import { queryOptions } from '@tanstack/react-query'
import { personApi } from '@waymark/shared/people/person.api.ts'
import { read } from '../lib/call.ts'

/** A person and a page of their episodes accessible. */
export const personQuery = (personId: string, page = 1) =>
  queryOptions({
    queryKey: ['person', personId, page],
    queryFn: ({ signal }) => read(personApi.read, { params: { personId }, query: { page } }, signal),
  })
