import { queryOptions } from '@tanstack/react-query'
import { taskApi } from '@waymark/shared/tasks/task.api.ts'
import { read } from '../kernel/call.ts'

/** What is mine to do, by group, and the episodes that I look after. */
export const workQuery = queryOptions({
  queryKey: ['lists', 'work'],
  queryFn: ({ signal }) => read(taskApi.work, {}, signal),
})

/** The clocks that run on an episode. */
export const episodeTasksQuery = (episodeId: string) =>
  queryOptions({
    queryKey: ['episode', episodeId, 'tasks'],
    queryFn: ({ signal }) => read(taskApi.listForEpisode, { params: { episodeId } }, signal),
  })
