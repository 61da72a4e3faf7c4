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
  risk: Prisma.sql`(review_due <= app.now()) desc nulls last, array_position(array['high', 'medium', 'low'], risk), reported_at desc`,
  review: Prisma.sql`review_due nulls last, reported_at desc`,
  reported: Prisma.sql`reported_at desc`,
  lastSeen: Prisma.sql`last_seen_at desc`,
  name: Prisma.sql`family_name, given_name`,
}

/**
 * A page of the episodes that the role may read, with their number.
 * It starts from the access grants, as every list does; the count includes only what the policy shows.
 */
export async function listBoard(tx: Tx, role: Role, asked: Asked, now: Date): Promise<z.infer<typeof Board>> {
  const chosen = Prisma.sql`
    with mine as (
      select distinct episode_id from my_access
      where basis = any (${[...basesFor('episode.read', role)]}) and status = any (${[...shows[asked.show]]})
        ${asked.personId ? Prisma.sql`and person_id = ${asked.personId}::uuid` : Prisma.empty}
        ${asked.episodeIds ? Prisma.sql`and episode_id = any (${asked.episodeIds}::uuid[])` : Prisma.empty}
        ${asked.risk ? Prisma.sql`and risk = ${asked.risk}` : Prisma.empty})
    select e.*, p.given_name, p.family_name, p.date_of_birth, p.warning from mine join episode e on e.id = mine.episode_id join person p on p.id = e.person_id
    ${asked.area ? Prisma.sql`where e.area_code = ${asked.area}` : Prisma.empty}`
  const rows = await tx.$queryRaw<Row[]>`
    select c.*, a.name as area, t.name as team, count(*) over ()::int as count, d.due, v.review_due,
      exists (select from handover h join handover_turn u on u.handover_id = h.id where h.episode_id = c.id and h.status = 'pushed' and u.passed_at is not null) as unaccepted
    from (${chosen}) c
    join area a on a.code = c.area_code join team t on t.id = c.lead_team
    left join lateral (select case when r.status in ('due', 'offered') then r.arrange_by else r.complete_by end as due from return_discussion r
      where r.episode_id = c.id and r.status in ('due', 'offered', 'arranged') limit 1) d on true
    left join lateral (select k.due_at as review_due from task k where k.episode_id = c.id and k.kind = 'riskReview' and k.ended_at is null limit 1) v on true
    order by ${orders[asked.sort]}, id limit ${boardPage} offset ${(asked.page - 1) * boardPage}`
  return { rows: rows.map(row => presentRow(row, now)), count: rows[0]?.count ?? 0 }
}

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
