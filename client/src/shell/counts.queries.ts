import { queryOptions, useQuery } from '@tanstack/react-query'
import { taskApi, type WorkCounts } from '@waymark/shared/tasks/task.api.ts'
import { read } from '../kernel/call.ts'
import { useSession } from '../kernel/session.ts'

/** The numbers of the bar. They belong to lists: whatever changes, they are asked for again. */
export const countsQuery = queryOptions({
  queryKey: ['lists', 'counts'],
  queryFn: ({ signal }) => read(taskApi.counts, {}, signal),
})

/** The same for the bar; not known at first, and never for those who have no work here. */
export function useCounts(): WorkCounts | undefined {
  const { allowed } = useSession()
  return useQuery({ ...countsQuery, enabled: allowed.includes('work.read') }).data
}
