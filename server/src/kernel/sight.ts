import {
  can,
  reasons,
  readable,
  sections,
  type Action,
  type Reason,
  type ReferralSide,
  type Section,
} from '@waymark/shared/permissions.ts'
import { Prisma } from '@waymark/prisma'
import type { Tx } from './as-actor.ts'
import type { Actor } from './context.ts'
import { Problem } from './problem.ts'

/** By which reasons someone sees an episode or a person, and which sections of it. `placesHidden`: a restriction keeps from them whatever tells where the person may be. */
export type Standing = {
  reasons: Set<Reason>
  opened: Set<Section>
  readable: Set<Section>
  withheld: boolean
  placesHidden: boolean
}

type Row = { reason: string; sections: string[]; withheld: boolean; safe: boolean }

/** How whoever asks stands to an episode, from the rows of sight that the wall lets through; null where there is none. */
export async function findStanding(
  tx: Tx,
  actor: Actor,
  of: { episodeId: string } | { personId: string },
): Promise<Standing | null> {
  const rows = await tx.$queryRaw<Row[]>`
    select coalesce(app.seen_reasons() ->> reason, reason) as reason, withheld, person_id = any (app.safe_listed()) as safe,
      case when app.seen_sections() is null then sections else array(select unnest(sections) intersect select unnest(app.seen_sections())) end as sections
    from sight where ${'episodeId' in of ? Prisma.sql`episode_id = ${of.episodeId}::uuid` : Prisma.sql`person_id = ${of.personId}::uuid`}`
  return rows.length === 0 ? null : standing(actor, rows)
}

function standing(actor: Actor, rows: Row[]): Standing {
  const why = new Set(reasons.filter(reason => rows.some(row => row.reason === reason)))
  const open = (section: Section, within: Row[]) => within.some(row => row.sections.includes(section))
  const telling = rows.filter(row => !row.withheld || row.reason === 'lead' || row.safe)
  const opened = new Set(sections.filter(section => open(section, section === 'whereabouts' ? telling : rows)))
  return {
    reasons: why,
    opened,
    readable: readable(actor.role, opened),
    withheld: open('whereabouts', rows) && !opened.has('whereabouts'),
    placesHidden: telling.length === 0,
  }
}

/** Refuses what the grid does not allow this role under any of these reasons. */
export function mustBeAllowed(actor: Actor, standing: Iterable<Reason | ReferralSide>, action: Action): void {
  if (!can(actor.role, standing, action)) throw new Problem('forbidden')
}
