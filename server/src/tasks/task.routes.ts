import type { Section } from '@waymark/shared/permissions.ts'
import { taskActions } from '@waymark/shared/tasks/task.ts'
import { taskApi as api } from '@waymark/shared/tasks/task.api.ts'
import { assertColleague } from '../directory/directory.read.ts'
import { episodeCommand, episodeQuery, transition } from '../episodes/episode-access.ts'
import { audited } from '../platform/audit/access-log.ts'
import { Problem } from '../platform/http/problem.ts'
import { query, type Mount } from '../platform/http/route.ts'
import { result, event } from '../platform/audit/record-events.ts'
import { listMyEpisodes } from './my-episodes.read.ts'
import { countWork, listEpisodeTasks, listWork } from './work.read.ts'

/** Tasks: who has to do what by when. */
export function taskRoutes(mount: Mount): void {
  query(mount, api.work, async ({ tx, actor, now }) => {
    const groups = await listWork(tx, actor, now)
    const episodes = await listMyEpisodes(tx, actor, now)
    const tasks = Object.values(groups).flatMap(group => group.tasks)
    const ids = [
      ...tasks.flatMap(({ episode, referral, question }) => [episode?.id, referral?.id, question?.id]),
      ...episodes.map(({ id }) => id),
    ]
    const sections: Section[] = tasks.some(({ what }) => what !== null) ? ['summary', 'enquiries'] : ['summary']
    return audited({ groups, episodes }, { ids: [...new Set(ids.filter(id => id !== undefined))], sections })
  })
  query(mount, api.counts, async ({ tx, actor, now }) => audited(await countWork(tx, actor, now), null))

  episodeQuery(mount, api.listForEpisode, ({ tx, of, actor }) => listEpisodeTasks(tx, actor, of.id))

  episodeCommand(mount, api.give, async ({ tx, of, actor, params, body, now }) => {
    transition(of, actor, 'task.do')
    const task = await tx.task.findUnique({ where: { id: params.taskId } })
    if (!task || task.episodeId !== of.id || task.teamId !== actor.teamId) throw new Problem('not-found')
    if (task.endedAt) throw new Problem('refused', { reason: 'task.ended', possible: [] })
    if (task.kind === 'acceptHandover') throw new Problem('refused', { reason: 'task.handover', possible: [] })
    await assertColleague(tx, actor.teamId, body.accountId, taskActions[task.kind], of.id)
    const { count } = await tx.task.updateMany({ where: { id: task.id }, data: { accountId: body.accountId, givenAt: now } })
    if (count === 0) throw new Problem('not-found')
    return result({ id: task.id }, event('task.given', of.id, { id: task.id, task: task.kind }, 'ownTeam'))
  })
}
