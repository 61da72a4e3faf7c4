import { episodeApi as api } from '@waymark/shared/episodes/episode.api.ts'
import { audited } from '../platform/audit/access-log.ts'
import { Problem } from '../platform/http/problem.ts'
import { command, query, type Mount } from '../platform/http/route.ts'
import { result, event } from '../platform/audit/record-events.ts'
import { listBoard } from './board.read.ts'
import { getEpisode } from './episode.read.ts'
import { episodeCommand, episodeQuery, transition } from './episode-access.ts'
import { openEpisode } from './open-episode.ts'
import { completeDeadlines, startDeadline } from '../tasks/deadline.ts'
import { reviewDue } from '@waymark/shared/tasks/timers.ts'
import { noteReason } from './written-reason.ts'
import { listTimeline } from './timeline.read.ts'

/** Mounts the board, an episode, its report and the decision whether the person is missing. */
export function episodeRoutes(mount: Mount): void {
  query(mount, api.board, async ({ tx, actor, query, now }) => {
    const board = await listBoard(tx, actor.role, query, now)
    return audited(board, { ids: board.rows.map(({ id }) => id), sections: ['summary'] })
  })

  episodeQuery(mount, api.read, ({ tx, of, actor, now }) => getEpisode(tx, of, actor, now))
  episodeQuery(mount, api.timeline, ({ tx, of }) => listTimeline(tx, of))

  command(mount, api.report, async ({ tx, actor, body, now }) => {
    const { reference, events } = await openEpisode(tx, actor, body, 'episode.reported', now)
    return result({ id: body.id, reference }, ...events)
  })

  command(mount, api.notify, async ({ tx, actor, body, now }) => {
    const { reference, events } = await openEpisode(tx, actor, body, 'episode.notified', now)
    return result({ id: body.id, reference }, ...events)
  })

  episodeCommand(mount, api.confirm, async ({ tx, of, actor, now }) => {
    const status = transition(of, actor, 'episode.confirm')
    const deadline = { of: { episodeId: of.id }, teamId: of.leadTeam }
    await tx.episode.updateMany({
      where: { id: of.id },
      data: {
        status,
        assignedTo: of.assignedTo ?? (of.leadTeam === actor.teamId ? actor.accountId : null),
        version: { increment: 1 },
      },
    })
    await completeDeadlines(tx, now, deadline.of, ['confirmReport', 'notMissingReview'])
    if (of.status === 'notMissing')
      await startDeadline(tx, now, { ...deadline, kind: 'riskReview', from: now, due: reviewDue(of.risk, now, null, now) })
    return result({ id: of.id }, event('episode.confirmed', of.id, {}))
  })

  episodeCommand(mount, api.treatAsNotMissing, async ({ tx, of, actor, body, now }) => {
    const status = transition(of, actor, 'episode.treatAsNotMissing')
    if (new Date(body.reviewAt) <= now)
      throw new Problem('invalid', { fields: [{ path: 'reviewAt', message: 'Enter a time that is to come' }] })
    await tx.episode.updateMany({ where: { id: of.id }, data: { status, version: { increment: 1 } } })
    const deadline = { of: { episodeId: of.id }, teamId: of.leadTeam }
    await completeDeadlines(tx, now, deadline.of, undefined, 'dropped')
    await startDeadline(tx, now, { ...deadline, kind: 'notMissingReview', from: now, due: new Date(body.reviewAt) })
    const reason = await noteReason(tx, of.id, 'Not missing', `${body.reason} Who keeps watch: ${body.watchedBy}`, now)
    return result({ id: of.id }, event('episode.treatedAsNotMissing', of.id, reason))
  })

  episodeCommand(mount, api.edit, async ({ tx, of, actor, body }) => {
    transition(of, actor, 'episode.edit')
    const { version, clothing, ...rest } = body
    const { count } = await tx.episodeCircumstances.updateMany({
      where: { episodeId: of.id, version },
      data: { ...rest, clothing: clothing ?? null, version: { increment: 1 } },
    })
    if (count === 0) throw new Problem('conflict')
    return result({ id: of.id }, event('circumstances.changed', of.id, {}))
  })
}
