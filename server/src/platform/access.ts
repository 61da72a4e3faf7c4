import {
  can,
  bases,
  readable,
  sections,
  type Action,
  type Basis,
  type ReferralSide,
  type Section,
} from '@waymark/shared/permissions.ts'
import { Prisma } from '@waymark/prisma'
import type { Tx } from './database.ts'
import type { Actor } from './context.ts'
import { Problem } from './problem.ts'

/** By which reasons someone sees an episode or a person, and which sections of it. `placesHidden`: a restriction keeps from them whatever tells where the person may be. */
export type AccessContext = {
  bases: Set<Basis>
  opened: Set<Section>
  readable: Set<Section>
  withheld: boolean
  placesHidden: boolean
}

type Row = { basis: string; sections: string[]; withheld: boolean; allowed: boolean }

/** How whoever asks stands to an episode, from the access grants that the policy lets through; null where there is none. */
export async function findAccess(
  tx: Tx,
  actor: Actor,
  of: { episodeId: string } | { personId: string },
): Promise<AccessContext | null> {
  const rows = await tx.$queryRaw<Row[]>`
    select coalesce(app.view_bases() ->> basis, basis) as basis, withheld, person_id = any (app.allow_listed()) as allowed,
      case when app.view_sections() is null then sections else array(select unnest(sections) intersect select unnest(app.view_sections())) end as sections
    from access_grant where ${'episodeId' in of ? Prisma.sql`episode_id = ${of.episodeId}::uuid` : Prisma.sql`person_id = ${of.personId}::uuid`}`
  return rows.length === 0 ? null : held(actor, rows)
}

function held(actor: Actor, rows: Row[]): AccessContext {
  const why = new Set(bases.filter(basis => rows.some(row => row.basis === basis)))
  const open = (section: Section, within: Row[]) => within.some(row => row.sections.includes(section))
  const disclosing = rows.filter(row => !row.withheld || row.basis === 'lead' || row.allowed)
  const opened = new Set(sections.filter(section => open(section, section === 'whereabouts' ? disclosing : rows)))
  return {
    bases: why,
    opened,
    readable: readable(actor.role, opened),
    withheld: open('whereabouts', rows) && !opened.has('whereabouts'),
    placesHidden: disclosing.length === 0,
  }
}

/** Refuses what the permission matrix does not allow this role under any of these reasons. */
export function assertAllowed(actor: Actor, held: Iterable<Basis | ReferralSide>, action: Action): void {
  if (!can(actor.role, held, action)) throw new Problem('forbidden')
}
