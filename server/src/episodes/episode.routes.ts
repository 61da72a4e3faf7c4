import { episodeApi as api } from '@waymark/shared/episodes/episode.api.ts'
import { shown } from '../kernel/consultation.ts'
import { Problem } from '../kernel/problem.ts'
import { command, query, type Mount } from '../kernel/route.ts'
import { done, happened } from '../kernel/tell.ts'
import { listBoard } from './board.read.ts'
import { getEpisode } from './episode.read.ts'
import { episodeCommand, episodeQuery, proceed } from './on-episode.ts'
import { openEpisode } from './open-episode.ts'
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

  episodeCommand(mount, api.confirm, async ({ tx, of, actor }) => {
    const status = proceed(of, actor, 'episode.confirm')
    await tx.episode.updateMany({ where: { id: of.id }, data: { status, version: { increment: 1 } } })
    return done({ id: of.id }, happened('episode.confirmed', of.id, {}))
  })

  episodeCommand(mount, api.treatAsNotMissing, async ({ tx, of, actor, body, now }) => {
    const status = proceed(of, actor, 'episode.treatAsNotMissing')
    await tx.episode.updateMany({ where: { id: of.id }, data: { status, version: { increment: 1 } } })
    return done(
      { id: of.id },
      happened('episode.treatedAsNotMissing', of.id, await noteReason(tx, of.id, 'Not missing', body.reason, now)),
    )
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
