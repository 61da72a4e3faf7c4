import { z } from 'zod'
import { EpisodeRow } from '../episodes/episode-view.ts'
import { endpoint } from '../platform/endpoint.ts'
import { Made, noParams, onEpisode } from '../platform/fields.ts'
import { TaskView, workGroups } from './task.ts'

/** The most tasks shown in each group. */
export const workPage = 50

/** The reader's own work: tasks by group with the number in all, and the episodes that they look after. */
export const WorkView = z.object({
  groups: z.object(
    Object.fromEntries(workGroups.map(group => [group, z.object({ tasks: z.array(TaskView), count: z.int() })])) as Record<
      (typeof workGroups)[number],
      z.ZodObject<{ tasks: z.ZodArray<typeof TaskView>; count: z.ZodInt }>
    >, // as: fromEntries forgets the keys
  ),
  episodes: z.array(EpisodeRow),
})
export type WorkView = z.infer<typeof WorkView>

/** Counts in the navigation. */
export const WorkCounts = z.object({
  overdue: z.int(),
  dueToday: z.int(),
  /** Received referrals not acknowledged yet. */
  referrals: z.int(),
  /** Notifications not read yet. */
  notifications: z.int(),
})
export type WorkCounts = z.infer<typeof WorkCounts>

export const taskApi = {
  work: endpoint({
    method: 'GET',
    path: '/api/work',
    summary: 'What is yours to do: overdue, due today, new, later, waiting on others; and your episodes',
    access: 'work.read',
    params: noParams,
    response: WorkView,
  }),
  counts: endpoint({
    method: 'GET',
    path: '/api/work/counts',
    summary: 'How much of your work is overdue or due today',
    access: 'work.read',
    params: noParams,
    response: WorkCounts,
  }),
  listForEpisode: endpoint({
    method: 'GET',
    path: '/api/episodes/:episodeId/tasks',
    summary: 'The clocks that run on an episode, as far as you may know of them',
    access: 'task.do',
    params: onEpisode,
    response: z.array(TaskView),
  }),
  give: endpoint({
    method: 'POST',
    path: '/api/episodes/:episodeId/tasks/:taskId/give',
    summary: 'Give a task of your team to yourself or a colleague, or back to the team',
    access: 'task.do',
    params: onEpisode.extend({ taskId: z.uuid() }),
    body: z.object({ accountId: z.uuid('Select a colleague').nullable() }),
    response: Made,
    example: { accountId: null },
  }),
}
