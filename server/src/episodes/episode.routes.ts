import { episodeApi as api } from '@waymark/shared/episodes/episode.api.ts'
import { shown } from '../kernel/consultation.ts'
import { Problem } from '../kernel/problem.ts'
import { command, query, type Mount } from '../kernel/route.ts'
import { done, happened } from '../kernel/tell.ts'
import { listBoard } from './board.read.ts'
import { getEpisode } from './episode.read.ts'
import { episodeCommand, episodeQuery, proceed } from './on-episode.ts'
import { openEpisode } from './open-episode.ts'
import { endClocks, startClock } from '../tasks/on-clock.ts'
import { reviewDue } from '@waymark/shared/tasks/timers.ts'
import { noteReason } from './reason.ts'
import { listTimeline } from './timeline.read.ts'

/** The board, an episode, its report and what decides whether someone is missing. */
export function episodeRoutes(mount: Mount): void {
  query(mount, api.board, async ({ tx, actor, query, now }) => {
    const board = await listBoard(tx, actor.role, query, now)
    return shown(board, { ids: board.rows.map(({ id }) => id), sections: ['summary'] })
  })

  episodeQuery(mount, api.read, ({ tx, of, actor, now }) => getEpisode(tx, of, actor, now))
  episodeQuery(mount, api.timeline, ({ tx, of }) => listTimeline(tx, of))

  command(mount, api.report, async ({ tx, actor, body, now }) => {
    const { reference, events } = await openEpisode(tx, actor, body, 'episode.reported', now)
    return done({ id: body.id, reference }, ...events)
  })

  command(mount, api.notify, async ({ tx, actor, body, now }) => {
    const { reference, events } = await openEpisode(tx, actor, body, 'episode.notified', now)
    return done({ id: body.id, reference }, ...events)
  })

  episodeCommand(mount, api.confirm, async ({ tx, of, actor, now }) => {
    const status = proceed(of, actor, 'episode.confirm')
    const clock = { of: { episodeId: of.id }, teamId: of.leadTeam }
    await tx.episode.updateMany({
      where: { id: of.id },
      data: { status, heldBy: of.heldBy ?? (of.leadTeam === actor.teamId ? actor.accountId : null), version: { increment: 1 } },
    })
    await endClocks(tx, now, clock.of, ['confirmReport', 'notMissingReview'])
    if (of.status === 'notMissing')
      await startClock(tx, now, { ...clock, kind: 'riskReview', from: now, due: reviewDue(of.risk, now, null, now) })
    return done({ id: of.id }, happened('episode.confirmed', of.id, {}))
  })

  episodeCommand(mount, api.treatAsNotMissing, async ({ tx, of, actor, body, now }) => {
    const status = proceed(of, actor, 'episode.treatAsNotMissing')
    if (new Date(body.reviewAt) <= now)
      throw new Problem('invalid', { fields: [{ path: 'reviewAt', message: 'Enter a time that is to come' }] })
    await tx.episode.updateMany({ where: { id: of.id }, data: { status, version: { increment: 1 } } })
    const clock = { of: { episodeId: of.id }, teamId: of.leadTeam }
    await endClocks(tx, now, clock.of, undefined, 'dropped')
    await startClock(tx, now, { ...clock, kind: 'notMissingReview', from: now, due: new Date(body.reviewAt) })
    const reason = await noteReason(tx, of.id, 'Not missing', `${body.reason} Who keeps watch: ${body.watchedBy}`, now)
    return done({ id: of.id }, happened('episode.treatedAsNotMissing', of.id, reason))
  })

  episodeCommand(mount, api.edit, async ({ tx, of, actor, body }) => {
    proceed(of, actor, 'episode.edit')
    const { version, clothing, ...rest } = body
    const { count } = await tx.episodeCircumstances.updateMany({
      where: { episodeId: of.id, version },
      data: { ...rest, clothing: clothing ?? null, version: { increment: 1 } },
    })
    if (count === 0) throw new Problem('conflict')
    return done({ id: of.id }, happened('circumstances.changed', of.id, {}))
  })
}
