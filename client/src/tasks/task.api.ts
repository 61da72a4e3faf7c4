import { queryOptions, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { taskApi } from '@waymark/shared/tasks/task.api.ts'
import type { TaskView } from '@waymark/shared/tasks/task.ts'
import { useEpisode } from '../episodes/episode.api.ts'
import { read } from '../lib/http/call.ts'

/** The user's own tasks by group, and the episodes that they look after. */
export const workQuery = queryOptions({
  queryKey: ['lists', 'work'],
  queryFn: ({ signal }) => read(taskApi.work, {}, signal),
})

const episodeTasksQuery = (episodeId: string) =>
  queryOptions({
    queryKey: ['episode', episodeId, 'tasks'],
    queryFn: ({ signal }) => read(taskApi.listForEpisode, { params: { episodeId } }, signal),
  })

/** The running deadlines of the current episode. Requested only for users who may do tasks. */
export function useEpisodeTasks(): UseQueryResult<TaskView[]> {
  const { id, allowed } = useEpisode()
  return useQuery({ ...episodeTasksQuery(id), enabled: allowed.includes('task.do') })
}
