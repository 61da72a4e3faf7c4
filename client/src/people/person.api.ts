import { queryOptions } from '@tanstack/react-query'
import { personApi } from '@waymark/shared/people/person.api.ts'
import { read } from '../lib/call.ts'

/** A person with one page of their accessible episodes. */
export const personQuery = (personId: string, page = 1) =>
  queryOptions({
    queryKey: ['person', personId, page],
    queryFn: ({ signal }) => read(personApi.read, { params: { personId }, query: { page } }, signal),
  })
