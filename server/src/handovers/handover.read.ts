import type { HandoverView } from '@waymark/shared/handovers/handover.ts'
import { can } from '@waymark/shared/permissions.ts'
import type { EpisodeAccess } from '../episodes/episode-access.ts'
import { listNames } from '../episodes/who.read.ts'
import type { Tx } from '../platform/database/database.ts'
import type { Actor } from '../platform/http/context.ts'
import { Problem } from '../platform/http/problem.ts'

/** The most handovers that a list returns. A long episode is handed over at every shift. */
const most = 50

/** The handovers of an episode, newest first. */
export async function listHandovers(tx: Tx, of: EpisodeAccess, actor: Actor): Promise<HandoverView[]> {
  const rows = await tx.handover.findMany({
    where: { episodeId: of.id },
    include: { turns: { orderBy: { pushedAt: 'desc' }, take: 20 } },
    orderBy: { recordedAt: 'desc' },
    take: most,
    relationLoadStrategy: 'join',
  })
  const names = await listNames(
    tx,
    rows.flatMap(row => [row.recordedBy, row.acceptedBy, ...row.turns.map(({ accountId }) => accountId)]),
    rows.flatMap(row => [row.recordedTeam, row.toTeam]),
  )
  return rows.map(row => {
    const waits = row.status === 'pushed'
    return {
      id: row.id,
      status: row.status,
      note: row.note,
      from: names.by(row),
      toTeam: names.team(row.toTeam),
      pushedAt: row.recordedAt.toISOString(),
      accepted: row.acceptedAt && { by: names.account(row.acceptedBy), at: row.acceptedAt.toISOString() },
      turns: row.turns.toReversed().map(turn => ({
        person: { id: turn.accountId, name: names.account(turn.accountId) },
        pushedAt: turn.pushedAt.toISOString(),
        dueAt: turn.dueAt.toISOString(),
        seenAt: turn.seenAt?.toISOString() ?? null,
        passedAt: turn.passedAt?.toISOString() ?? null,
      })),
      yours: waits && row.turns.some(turn => turn.accountId === actor.accountId && turn.passedAt === null),
      mayWithdraw: waits && can(actor.role, of.bases, 'episode.handover'),
    }
  })
}

/** Finds a handover of this episode; throws not-found for any other id. */
export async function findHandover(tx: Tx, of: EpisodeAccess, id: string) {
  const row = await tx.handover.findUnique({ where: { id } })
  if (!row || row.episodeId !== of.id) throw new Problem('not-found')
  return row
}
