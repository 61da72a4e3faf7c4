import type { z } from 'zod'
import { Prisma } from '@waymark/prisma'
import { ageOn } from '@waymark/shared/platform/age.ts'
import { boardPage, type Board, type BoardQuery, type EpisodeRow } from '@waymark/shared/episodes/episode-view.ts'
import { episodeStatuses } from '@waymark/shared/episodes/episode.ts'
import { basesFor, type Role } from '@waymark/shared/permissions.ts'
import type { Tx } from '../platform/database/database.ts'

const shows = {
  missing: ['reported', 'missing'],
  returned: ['located', 'afterReturn'],
  ended: ['notMissing', 'closed', 'void', 'deceased'],
  all: episodeStatuses,
} as const
const orders = {
  // an overdue review comes first, at any risk
  risk: Prisma.sql`(review_due <= (select app.now())) desc nulls last, array_position(array['high', 'medium', 'low'], risk), reported_at desc`,
  review: Prisma.sql`review_due nulls last, reported_at desc`,
  reported: Prisma.sql`reported_at desc`,
  lastSeen: Prisma.sql`last_seen_at desc`,
  name: Prisma.sql`family_name, given_name`,
}

/**
 * A page of the episodes that the role may read, with their number. It chooses the page by the keys of the access grants, and reads
 * only the episodes of that page. A grant counts where it opens the summary, as the policy of episodes asks.
 */
export async function listBoard(tx: Tx, role: Role, asked: Asked, now: Date): Promise<z.infer<typeof Board>> {
  const mine = Prisma.sql`
    select distinct on (episode_id) episode_id, person_id, risk, reported_at, last_seen_at, review_due from my_access
    where summary and basis = any (${[...basesFor('episode.read', role)]}) and status = any (${[...shows[asked.show]]})
      ${openShows.has(asked.show) ? Prisma.sql`and open` : Prisma.empty}
      ${asked.personId ? Prisma.sql`and person_id = ${asked.personId}::uuid` : Prisma.empty}
      ${asked.episodeIds ? Prisma.sql`and episode_id = any (${asked.episodeIds}::uuid[])` : Prisma.empty}
      ${asked.risk ? Prisma.sql`and risk = ${asked.risk}` : Prisma.empty}
      ${asked.area ? Prisma.sql`and area_code = ${asked.area}` : Prisma.empty}`
  const named =
    asked.sort === 'name'
      ? Prisma.sql`(select m.*, p.family_name, p.given_name from (${mine}) m join person p on p.id = m.person_id)`
      : mine
  const rows = await tx.$queryRaw<Row[]>`
    with page as materialized (
      select m.*, count(*) over ()::int as count, row_number() over (order by ${orders[asked.sort]}, episode_id) as place
      from (${named}) m order by place limit ${boardPage} offset ${(asked.page - 1) * boardPage})
    select e.*, p.given_name, p.family_name, p.date_of_birth, p.warning, a.name as area, t.name as team, page.count, d.due, v.review_due,
      exists (select from handover h join handover_turn u on u.handover_id = h.id where h.episode_id = e.id and h.status = 'pushed' and u.passed_at is not null) as unaccepted
    from page join episode e on e.id = page.episode_id join person p on p.id = e.person_id join area a on a.code = e.area_code join team t on t.id = e.lead_team
    left join lateral (select case when r.status in ('due', 'offered') then r.arrange_by else r.complete_by end as due from return_discussion r
      where r.episode_id = e.id and r.status in ('due', 'offered', 'arranged') limit 1) d on true
    left join lateral (select k.due_at as review_due from task k where k.episode_id = e.id and k.kind = 'riskReview' and k.ended_at is null limit 1) v on true
    order by page.place`
  return { rows: rows.map(row => presentRow(row, now)), count: rows[0]?.count ?? 0 }
}

const openShows: ReadonlySet<string> = new Set<Asked['show']>(['missing', 'returned'])

/** The query of the board, or a query for the episodes of one person or for certain episodes. */
type Asked = z.output<typeof BoardQuery> & { personId?: string; episodeIds?: string[] }

type Row = {
  id: string
  reference: string
  given_name: string
  family_name: string
  date_of_birth: Date | null
  warning: string | null
  risk: EpisodeRow['risk']
  status: EpisodeRow['status']
  area: string
  team: string
  missing_from: EpisodeRow['missingFrom']
  reported_at: Date
  last_seen_at: Date
  located_at: Date | null
  due: Date | null
  review_due: Date | null
  unaccepted: boolean
  count: number
}

const presentRow = (row: Row, now: Date): EpisodeRow => ({
  id: row.id,
  reference: row.reference,
  name: `${row.given_name} ${row.family_name}`,
  age: row.date_of_birth && ageOn(row.date_of_birth.toISOString().slice(0, 10), now),
  risk: row.risk,
  status: row.status,
  area: row.area,
  leadTeam: row.team,
  missingFrom: row.missing_from,
  warning: row.warning,
  reportedAt: row.reported_at.toISOString(),
  lastSeenAt: row.last_seen_at.toISOString(),
  locatedAt: row.located_at?.toISOString() ?? null,
  returnDiscussionDue: row.due?.toISOString() ?? null,
  reviewDue: row.review_due?.toISOString() ?? null,
  unaccepted: row.unaccepted,
})
