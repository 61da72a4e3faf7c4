import type { AccessLogCode } from '@waymark/shared/access-log/access-log.ts'
import type { Access } from '@waymark/shared/platform/endpoint.ts'
import type { ProblemCode } from '@waymark/shared/platform/problem.ts'
import type { Basis, Section } from '@waymark/shared/permissions.ts'
import type { Database, Tx } from './database.ts'
import type { Actor } from './context.ts'

/** What was shown: which records, which sections of them, and by which bases of access; and what was searched for, where something was. */
export type Accessed = { ids: string[]; sections?: Iterable<Section>; bases?: Iterable<Basis>; terms?: string }

const auditedMark: unique symbol = Symbol('shown')
/** What a query gives back. Only `audited` makes one, and it must be told what was consulted. */
export type Audited<T> = { [auditedMark]: true; view: T; accessed: Accessed | null }

/** An answer to a question, and what it showed: null for what concerns no person's record. */
export const audited = <T>(view: T, accessed: Accessed | null): Audited<T> => ({ [auditedMark]: true, view, accessed })

/** Writes down who read what; in the same transaction, so that it is committed before the first byte leaves. */
export async function recordAccess(tx: Tx, action: Access, accessed: Accessed): Promise<void> {
  const { ids, sections = [], bases = [], terms } = accessed
  await tx.accessLog.createMany({
    data: {
      action,
      outcome: 'shown',
      ids,
      sections: [...sections],
      bases: [...bases],
      ...(terms !== undefined && { terms }),
    },
  })
}

/** Writes down a refusal in a transaction of its own: alike for what is unknown and what is not yours. */
export async function recordRefusal(
  database: Database,
  actor: Actor,
  requestId: string,
  action: Access,
  ids: string[],
  outcome: Extract<AccessLogCode, ProblemCode>,
): Promise<void> {
  await database.asActor(actor.token, requestId, tx =>
    tx.accessLog.createMany({ data: { action, outcome, ids, sections: [], bases: [] } }),
  )
}
