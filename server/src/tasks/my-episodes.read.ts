import type { EpisodeRow } from '@waymark/shared/episodes/episode-view.ts'
import { openStatuses } from '@waymark/shared/episodes/episode.ts'
import { listBoard } from '../episodes/board.read.ts'
import type { Tx } from '../platform/database/database.ts'
import type { Actor } from '../platform/http/context.ts'

/** The open episodes that the actor looks after: assigned by report or handover, or through a referral assigned to them. */
export async function listMyEpisodes(tx: Tx, actor: Actor, now: Date): Promise<EpisodeRow[]> {
  const mine = await tx.$queryRaw<{ id: string }[]>`
    select id from episode where assigned_to = ${actor.accountId}::uuid and lead_team = ${actor.teamId}::uuid and status = any (${[...openStatuses]})
    union
    select r.episode_id from referral r
    join lateral (select h.assignee_account from referral_assignee h where h.referral_id = r.id order by h.recorded_at desc limit 1) held on true
    where r.to_team = ${actor.teamId}::uuid and r.status in ('accepted', 'active') and held.assignee_account = ${actor.accountId}::uuid
    limit 50`
  if (mine.length === 0) return []
  const asked = { show: 'all', sort: 'risk', page: 1, episodeIds: mine.map(({ id }) => id) } as const
  return (await listBoard(tx, actor.role, asked, now)).rows
}
