import type { HandOverView } from '@waymark/shared/hand-overs/hand-over.ts'
import { can } from '@waymark/shared/permissions.ts'
import type { Admitted } from '../episodes/on-episode.ts'
import { listNames } from '../episodes/who.read.ts'
import type { Tx } from '../kernel/as-actor.ts'
import type { Actor } from '../kernel/context.ts'
import { Problem } from '../kernel/problem.ts'

/** So many of the newest: a long episode changes hands at every shift. */
const most = 50

/** The hand-overs of an episode, newest first. */
export async function listHandOvers(tx: Tx, of: Admitted, actor: Actor): Promise<HandOverView[]> {
  const rows = await tx.handOver.findMany({
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
      status: row.status as HandOverView['status'], // as: PostgreSQL checks the list
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
      mayWithdraw: waits && can(actor.role, of.reasons, 'episode.handOver'),
    }
  })
}

/** A hand-over of this episode, or not found. */
export async function findHandOver(tx: Tx, of: Admitted, id: string) {
  const row = await tx.handOver.findUnique({ where: { id } })
  if (!row || row.episodeId !== of.id) throw new Problem('not-found')
  return row
}
