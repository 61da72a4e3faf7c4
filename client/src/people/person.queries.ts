import { queryOptions } from '@tanstack/react-query'
import { personApi } from '@waymark/shared/people/person.api.ts'
import { read } from '../kernel/call.ts'

/** A person and their episodes in sight. */
export const personQuery = (personId: string) =>
  queryOptions({
    queryKey: ['person', personId],
    queryFn: ({ signal }) => read(personApi.read, { params: { personId } }, signal),
  })
