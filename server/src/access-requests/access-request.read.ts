import { accessPage, type AskedView, type WantedView } from '@waymark/shared/access-requests/access-request.ts'
import { listNames } from '../episodes/who.read.ts'
import type { Tx } from '../platform/database/database.ts'
import type { Actor } from '../platform/http/context.ts'

type Asked = Omit<AskedView, 'askedAt' | 'endsAt' | 'endedAt' | 'episode'> & {
  recorded_at: Date
  expires_at: Date
  ended_at: Date | null
  episode_id: string | null
  episode: string
}

/** The actor's own requests for access, newest first. */
export async function listAsked(tx: Tx, actor: Actor): Promise<AskedView[]> {
  const rows = await tx.$queryRaw<Asked[]>`
    select r.id, r.reference, r.whom, r.sections, r.reason, r.outcome, r.ground, r.recorded_at, r.expires_at, r.ended_at, e.id as episode_id, e.reference as episode
    from access_request r left join episode e on e.id = r.episode_id
    where r.recorded_by = ${actor.accountId}::uuid order by r.recorded_at desc, r.id limit ${accessPage}`
  return rows.map(({ recorded_at, expires_at, ended_at, episode_id, episode, ...row }) => ({
    ...row,
    askedAt: recorded_at.toISOString(),
    endsAt: expires_at.toISOString(),
    endedAt: ended_at?.toISOString() ?? null,
    episode: episode_id === null ? null : { id: episode_id, reference: episode },
  }))
}

type Wanted = Pick<WantedView, 'id' | 'reference' | 'sections' | 'reason' | 'outcome' | 'ground'> & {
  recorded_at: Date
  recorded_by: string
  recorded_team: string
  due_at: Date
  decided_by: string | null
  decided_team: string | null
  decided_at: Date | null
}

/** Requests for access to an episode: open requests first by deadline, then answered ones, newest first. */
export async function listWanted(tx: Tx, actor: Actor, episodeId: string): Promise<WantedView[]> {
  const rows = await tx.$queryRaw<Wanted[]>`
    select r.id, r.reference, r.sections, r.reason, f.outcome, f.ground, r.recorded_at, r.recorded_by, r.recorded_team, f.due_at, f.decided_by, f.decided_team, f.decided_at
    from access_found f join access_request r on r.id = f.request_id
    where f.episode_id = ${episodeId}::uuid
    order by f.outcome is not null, case when f.outcome is null then f.due_at end, r.recorded_at desc limit ${accessPage}`
  const names = await listNames(
    tx,
    rows.flatMap(row => [row.recorded_by, row.decided_by]),
    rows.flatMap(row => [row.recorded_team, row.decided_team]),
  )
  return rows.map(row => ({
    id: row.id,
    reference: row.reference,
    askedAt: row.recorded_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    by: { ...names.by({ recordedBy: row.recorded_by, recordedTeam: row.recorded_team }), teamId: row.recorded_team },
    sections: row.sections,
    reason: row.reason,
    outcome: row.outcome,
    ground: row.ground,
    decided: row.decided_at && {
      at: row.decided_at.toISOString(),
      by: names.by({ recordedBy: row.decided_by, recordedTeam: row.decided_team }),
    },
    yours: row.outcome === null && row.recorded_by !== actor.accountId,
  }))
}
