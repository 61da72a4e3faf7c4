import type { EpisodeView } from '@waymark/shared/episodes/episode-view.ts'
import type { Tx } from '../platform/database/database.ts'
import type { Actor } from '../platform/http/context.ts'
import { Problem } from '../platform/http/problem.ts'
import { allowedNow, type EpisodeAccess } from './episode-access.ts'
import { presentCare, presentPerson } from '../people/person.read.ts'
import {
  presentEnquiries,
  presentEpisodeDescription,
  presentEpisodeHealth,
  presentWhereabouts,
  wholeEpisode,
  type WholeEpisode,
} from './present-episode.ts'
import { listNames } from './who.read.ts'

/** An episode with the sections that are open to the actor; each section comes from tables that the policy opens with it. */
export async function getEpisode(tx: Tx, of: EpisodeAccess, actor: Actor, now: Date): Promise<EpisodeView> {
  const row = await tx.episode.findUnique({ where: { id: of.id }, include: wholeEpisode, relationLoadStrategy: 'join' })
  if (!row) throw new Problem('not-found')
  const [around] = await tx.$queryRaw<Around[]>`
    select (select due_at from task where episode_id = ${of.id}::uuid and kind = 'riskReview' and ended_at is null) as "reviewDue",
           (select max(until) from my_access where episode_id = ${of.id}::uuid and basis = 'break-glass') as "breakGlassUntil",
           (select count(*)::int from episode e where e.person_id = ${row.personId}::uuid and e.reported_at < ${row.reportedAt}) as earlier,
           (select count(distinct s.team_id)::int from app.explain_access(${of.id}::uuid) s where s.team_id <> ${actor.teamId}::uuid and s.from_at <= app.now()) as teams`
  const [handover] = row.handovers
  const lastTurn = handover?.turns[0]
  const names = await listNames(
    tx,
    [row.assignedTo, lastTurn?.accountId ?? null, ...[...row.risks, row.returnCheck].map(record => record?.recordedBy ?? null)],
    [
      row.returnDiscussions[0]?.assignee?.teamId ?? null,
      handover?.toTeam ?? null,
      ...[...row.risks, row.returnCheck].map(record => record?.recordedTeam ?? null),
    ],
  )
  const [discussion] = row.returnDiscussions
  const open = of.readable
  return {
    id: row.id,
    personId: row.personId,
    bases: [...of.bases],
    breakGlassUntil: around?.breakGlassUntil?.toISOString() ?? null,
    allowed: allowedNow(of, actor),
    sections: {
      summary: {
        reference: row.reference,
        status: of.status,
        risk: of.risk,
        person: presentPerson(row.person, now),
        missingFrom: row.missingFrom,
        area: row.area,
        leadTeam: { id: row.lead.id, name: row.lead.name, agency: row.lead.agency.name },
        reportedAt: row.reportedAt.toISOString(),
        lastSeenAt: row.lastSeenAt.toISOString(),
        locatedAt: row.locatedAt?.toISOString() ?? null,
        closedAt: row.closedAt?.toISOString() ?? null,
        assignedTo: row.assignedTo === null ? null : { id: row.assignedTo, name: names.account(row.assignedTo) },
        reviewDue: around?.reviewDue?.toISOString() ?? null,
        version: row.version,
        earlierEpisodes: around?.earlier ?? 0,
        otherTeams: around?.teams ?? 0,
        mayDisclose: row.person.protection?.whereabouts ?? 'full',
        sealed: row.person.protection?.sealed ?? false,
        returnDiscussion: presentDiscussion(discussion, names.team),
      },
      description: open.has('description') ? presentEpisodeDescription(row, names) : null,
      care: presentCare(row.person.care, row.person.contact),
      health: open.has('health') ? presentEpisodeHealth(row, names) : null,
      enquiries: open.has('enquiries') ? presentEnquiries(row, names) : null,
      returnDiscussion: null,
      support: null,
      plan: null,
      whereabouts: presentWhereabouts(row, of.withheld),
    },
  }
}

type Around = { earlier: number; teams: number; reviewDue: Date | null; breakGlassUntil: Date | null }

type DiscussionView = EpisodeView['sections']['summary']['returnDiscussion']
const presentDiscussion = (
  row: WholeEpisode['returnDiscussions'][number] | undefined,
  team: (id: string | null) => string,
): DiscussionView =>
  row
    ? {
        id: row.id,
        status: row.status,
        arrangeBy: row.arrangeBy.toISOString(),
        completeBy: row.completeBy.toISOString(),
        assignee: row.assignee && team(row.assignee.teamId),
        arrangedFor: row.arrangedFor?.toISOString() ?? null,
        heldAt: row.heldAt?.toISOString() ?? null,
      }
    : null
