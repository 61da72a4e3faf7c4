import type { ReturnDiscussionView } from '@waymark/shared/return-discussions/return-discussion.ts'
import { listNames } from '../episodes/who.read.ts'
import type { Tx } from '../kernel/as-actor.ts'

/** The return discussions of an episode; what was said is there as far as the wall lets it through. */
export async function listReturnDiscussions(
  tx: Tx,
  { id: episodeId, placesHidden }: { id: string; placesHidden: boolean },
  ownTeam: string,
): Promise<ReturnDiscussionView[]> {
  const rows = await tx.returnDiscussion.findMany({
    where: { episodeId },
    include: { records: { orderBy: { recordedAt: 'desc' } }, refusals: { orderBy: { recordedAt: 'desc' } } },
    orderBy: { recordedAt: 'desc' },
    relationLoadStrategy: 'join',
  })
  // Under a restriction a team that came since the person was found would tell where they are.
  const [{ usual } = { usual: [] }] = placesHidden
    ? await tx.$queryRaw<{ usual: string[] }[]>`select app.usual_teams(${episodeId}::uuid) as usual`
    : []
  const isTold = (team: string) => !placesHidden || team === ownTeam || usual.includes(team)
  const said = rows.flatMap(({ records, refusals }) => [...records, ...refusals])
  const names = await listNames(
    tx,
    said.map(({ recordedBy }) => recordedBy),
    [...rows.map(({ holderTeam }) => holderTeam), ...said.map(({ recordedTeam }) => recordedTeam)],
  )
  return rows.map(
    row =>
      ({
        id: row.id,
        status: row.status,
        arrangeBy: row.arrangeBy.toISOString(),
        completeBy: row.completeBy.toISOString(),
        holder:
          row.holderTeam && isTold(row.holderTeam) ? `${names.agency(row.holderTeam)}, ${names.team(row.holderTeam)}` : null,
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
      }) as ReturnDiscussionView, // as: PostgreSQL holds codes as text
  )
}
