import type { ReturnDiscussionView } from '@waymark/shared/return-discussions/return-discussion.ts'
import { listNames } from '../episodes/who.read.ts'
import type { Tx } from '../platform/database/database.ts'

/** The return discussions of an episode, with the records and refusals that policies let the caller read. */
export async function listReturnDiscussions(tx: Tx, episodeId: string): Promise<ReturnDiscussionView[]> {
  const rows = await tx.returnDiscussion.findMany({
    where: { episodeId },
    include: { records: { orderBy: { recordedAt: 'desc' } }, refusals: { orderBy: { recordedAt: 'desc' } }, assignee: true },
    orderBy: { recordedAt: 'desc' },
    relationLoadStrategy: 'join',
  })
  const said = rows.flatMap(({ records, refusals }) => [...records, ...refusals])
  const names = await listNames(
    tx,
    said.map(({ recordedBy }) => recordedBy),
    [...rows.map(({ assignee }) => assignee?.teamId ?? null), ...said.map(({ recordedTeam }) => recordedTeam)],
  )
  return rows.map(row => ({
    id: row.id,
    status: row.status,
    arrangeBy: row.arrangeBy.toISOString(),
    completeBy: row.completeBy.toISOString(),
    assignee: row.assignee && `${names.agency(row.assignee.teamId)}, ${names.team(row.assignee.teamId)}`,
    chosen: row.chosen,
    arrangedFor: row.arrangedFor?.toISOString() ?? null,
    heldAt: row.heldAt?.toISOString() ?? null,
    version: row.version,
    records: row.records.map(({ id, ownWords, workersView, wouldHelp, mode, seenAlone, ...made }) => ({
      id,
      ownWords,
      workersView,
      wouldHelp,
      mode,
      seenAlone,
      at: made.recordedAt.toISOString(),
      by: names.by(made),
    })),
    refusals: row.refusals.map(({ id, outcome, reason, note, ...made }) => ({
      id,
      outcome,
      reason,
      note,
      at: made.recordedAt.toISOString(),
      by: names.by(made),
    })),
  }))
}
