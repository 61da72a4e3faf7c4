import {
  bases,
  readable,
  sections,
  type Action,
  type Basis,
  type ReferralSide,
  type Section,
} from '@waymark/shared/permissions.ts'
import { Prisma } from '@waymark/prisma'
import type { Tx } from '../database/database.ts'
import { bothAllow } from './matrix.ts'
import type { Actor } from '../http/context.ts'
import { Problem } from '../http/problem.ts'

/**
 * The actor's access to an episode or a person: the bases, and the open sections.
 * `withheld`: a restriction withholds the whereabouts. `placesHidden`: it also hides other fields that could disclose them.
 */
export type AccessContext = {
  bases: Set<Basis>
  opened: Set<Section>
  readable: Set<Section>
  withheld: boolean
  placesHidden: boolean
}

type Row = { basis: string; sections: string[]; may_know_whereabouts: boolean }

/** The actor's access to an episode or a person, from my_access; null where there is none. */
export async function findAccess(
  tx: Tx,
  actor: Actor,
  of: { episodeId: string } | { personId: string },
): Promise<AccessContext | null> {
  const rows = await tx.$queryRaw<Row[]>`
    select basis, may_know_whereabouts, opened as sections from my_access where ${'episodeId' in of ? Prisma.sql`episode_id = ${of.episodeId}::uuid` : Prisma.sql`person_id = ${of.personId}::uuid`}`
  return rows.length === 0 ? null : contextOf(actor, rows)
}

function contextOf(actor: Actor, rows: Row[]): AccessContext {
  const knowing = rows.filter(row => row.may_know_whereabouts)
  const isOpen = (section: Section, within: Row[]) => within.some(row => row.sections.includes(section))
  const opened = new Set(sections.filter(section => isOpen(section, section === 'whereabouts' ? knowing : rows)))
  return {
    bases: new Set(bases.filter(basis => rows.some(row => row.basis === basis))),
    opened,
    readable: readable(actor.role, opened),
    withheld: isOpen('whereabouts', rows) && !opened.has('whereabouts'),
    placesHidden: knowing.length === 0,
  }
}

/** Throws forbidden unless the permission matrix allows the role this action on one of these bases. */
export function assertAllowed(actor: Actor, held: Iterable<Basis | ReferralSide>, action: Action): void {
  if (!bothAllow(actor.role, held, action)) throw new Problem('forbidden')
}
