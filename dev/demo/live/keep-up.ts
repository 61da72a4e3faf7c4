import { enquiryApi } from '@waymark/shared/enquiries/enquiry.api.ts'
import { riskApi } from '@waymark/shared/risk/risk.api.ts'
import { taskApi } from '@waymark/shared/tasks/task.api.ts'
import type { TaskView } from '@waymark/shared/tasks/task.ts'
import type { Act } from '../live.ts'
import type { Actors } from './sessions.ts'
import { anyOf, isVisited } from './visited.ts'

const minutes = 60_000
const sergeants = ['nightSergeant', 'edinburghNightSergeant', 'taysideNightSergeant']

/**
 * Does a task that is due soon: a risk review, an update to the reporter or the result of an enquiry.
 * A task that is overdue stays so for a shift of eight hours, so that visitors see some.
 */
export const keepUp: Act = async actors => {
  const key = anyOf(sergeants)
  const ask = actors(key)
  const { groups } = await ask(taskApi.work, {})
  const now = Date.now()
  const soon = [...groups.overdue.tasks, ...groups.dueToday.tasks, ...groups.fresh.tasks].filter(({ kind, dueAt }) => {
    const left = new Date(dueAt).getTime() - now
    return kind in ways && left < 15 * minutes && (left > 0 || left < -8 * 60 * minutes)
  })
  for (const task of soon) {
    const way = ways[task.kind]
    if (!way || !task.episode || (await isVisited(ask, task.episode.id))) continue
    await way(ask, task, { episodeId: task.episode.id })
    return `${task.kind} by ${key}`
  }
  return null
}

type Way = (ask: ReturnType<Actors>, task: TaskView, params: { episodeId: string }) => Promise<unknown>
const ways: Partial<Record<TaskView['kind'], Way>> = {
  riskReview: (ask, { episode }, params) =>
    ask(riskApi.review, {
      params,
      body: {
        id: crypto.randomUUID(),
        level: episode?.risk ?? 'medium',
        rationale: 'Looked at again at the start of the hour: the reasons hold.',
      },
    }),
  updateReporter: (ask, _task, params) =>
    ask(enquiryApi.updateReporter, {
      params,
      body: {
        id: crypto.randomUUID(),
        how: 'phone',
        message: 'Told what was done in the last hours; we call again after the next review.',
        said: 'nothing',
      },
    }),
  enquiry: (ask, { about }, params) =>
    ask(enquiryApi.result, {
      params: { ...params, enquiryId: about ?? '' },
      body: { result: anyOf(['Asked; nothing that helps.', 'Asked; they ring back tomorrow.', 'Not seen there.']) },
    }),
}
