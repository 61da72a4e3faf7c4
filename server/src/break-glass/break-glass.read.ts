import { isEver } from '@waymark/shared/permissions.ts'
import { breakGlassPage } from '@waymark/shared/break-glass/break-glass.api.ts'
import type { BreakGlassView } from '@waymark/shared/break-glass/break-glass.ts'
import { listNames } from '../episodes/who.read.ts'
import type { Tx } from '../platform/database/database.ts'
import type { Actor } from '../platform/http/context.ts'

type Row = {
  id: string
  reference: string
  recorded_at: Date
  until: Date
  review_by: Date
  recorded_by: string | null
  recorded_team: string | null
  reason: string
  episode_id: string | null
  episode: string
  name: string
  waits: boolean
}
type Review = {
  break_glass_id: string
  side: BreakGlassView['reviews'][number]['side']
  outcome: BreakGlassView['reviews'][number]['outcome']
  note: string
  recorded_at: Date
  recorded_by: string | null
  recorded_team: string | null
}

/** The side for which the actor reviews: the agency for auditors, otherwise the lead. */
export const sideOf = ({ role }: Actor) => (isEver(role, 'audit.read') ? 'agency' : 'lead')

/** Emergency access that the actor may review: open reviews first by deadline, then the rest, newest first. */
export async function listBreakGlass(tx: Tx, actor: Actor): Promise<BreakGlassView[]> {
  const rows = await tx.$queryRaw<Row[]>`
    select b.id, b.reference, b.recorded_at, b.until, b.review_by, b.recorded_by, b.recorded_team, b.reason, e.id as episode_id, e.reference as episode,
      p.given_name || ' ' || p.family_name as name,
      not exists (select from break_glass_review r where r.break_glass_id = b.id and r.side = ${sideOf(actor)}) as waits
    from break_glass b left join episode e on e.id = b.episode_id left join person p on p.id = b.person_id
    order by waits desc, case when not exists (select from break_glass_review r where r.break_glass_id = b.id and r.side = ${sideOf(actor)}) then b.review_by end, b.recorded_at desc
    limit ${breakGlassPage}`
  const reviews = await tx.$queryRaw<Review[]>`
    select break_glass_id, side, outcome, note, recorded_at, recorded_by, recorded_team from break_glass_review
    where break_glass_id = any (${rows.map(({ id }) => id)}::uuid[]) order by recorded_at`
  const recorded = [...rows, ...reviews]
  const names = await listNames(
    tx,
    recorded.map(row => row.recorded_by),
    recorded.map(row => row.recorded_team),
  )
  const by = (row: Row | Review) => names.by({ recordedBy: row.recorded_by, recordedTeam: row.recorded_team })
  return rows.map(row => ({
    id: row.id,
    reference: row.reference,
    openedAt: row.recorded_at.toISOString(),
    until: row.until.toISOString(),
    reviewBy: row.review_by.toISOString(),
    by: by(row),
    reason: row.reason,
    episode: row.episode_id === null ? null : { id: row.episode_id, reference: row.episode, name: row.name },
    reviews: reviews
      .filter(review => review.break_glass_id === row.id)
      .map(review => ({
        side: review.side,
        outcome: review.outcome,
        note: review.note,
        at: review.recorded_at.toISOString(),
        by: by(review),
      })),
    yours: row.waits,
  }))
}

/** The number of openings that wait for a review by the actor. */
export async function countOpenings(tx: Tx, actor: Actor): Promise<number> {
  const [counted] = await tx.$queryRaw<{ n: number }[]>`
    select count(*)::int as n from break_glass b where not exists (select from break_glass_review r where r.break_glass_id = b.id and r.side = ${sideOf(actor)})`
  return counted?.n ?? 0
}
