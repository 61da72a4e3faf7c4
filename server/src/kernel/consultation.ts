import type { Access } from '@waymark/shared/kernel/endpoint.ts'
import type { ProblemCode } from '@waymark/shared/kernel/problem.ts'
import type { Reason, Section } from '@waymark/shared/permissions.ts'
import type { Doors, Tx } from './as-actor.ts'
import type { Actor } from './context.ts'

/** What was shown: which records, which sections of them, and by which reasons of sight; and what was searched for, where something was. */
export type Consulted = { ids: string[]; sections?: Iterable<Section>; reasons?: Iterable<Reason>; terms?: string }

const shownMark: unique symbol = Symbol('shown')
/** What a query gives back. Only `shown` makes one, and `shown` must be told what was consulted. */
export type Shown<T> = { [shownMark]: true; view: T; consulted: Consulted | null }

/** An answer to a question, and what it showed: null for what concerns no person's record. */
export const shown = <T>(view: T, consulted: Consulted | null): Shown<T> => ({ [shownMark]: true, view, consulted })

/** Writes down who read what; in the same transaction, so that it is committed before the first byte leaves. */
export async function recordConsultation(tx: Tx, action: Access, consulted: Consulted): Promise<void> {
  const { ids, sections = [], reasons = [], terms } = consulted
  await tx.consultation.createMany({
    data: {
      action,
      outcome: 'shown',
      ids,
      sections: [...sections],
      reasons: [...reasons],
      ...(terms !== undefined && { terms }),
    },
  })
}

/** Writes down a refusal in a transaction of its own: alike for what is unknown and what is not yours. */
export async function recordRefusal(
  doors: Doors,
  actor: Actor,
  requestId: string,
  action: Access,
  ids: string[],
  outcome: ProblemCode,
): Promise<void> {
  await doors.asActor(actor.token, requestId, tx =>
    tx.consultation.createMany({ data: { action, outcome, ids, sections: [], reasons: [] } }),
  )
}
