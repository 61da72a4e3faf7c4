import type { AccessLogCode } from '@waymark/shared/access-log/access-log.ts'
import type { Access } from '@waymark/shared/platform/endpoint.ts'
import type { ProblemCode } from '@waymark/shared/platform/problem.ts'
import type { Basis, Section } from '@waymark/shared/permissions.ts'
import type { Database, Tx } from '../database/database.ts'
import type { Actor } from '../http/context.ts'

/** What was shown: the records, sections and bases of access, and the search terms of a search. */
export type Accessed = { ids: string[]; sections?: Iterable<Section>; bases?: Iterable<Basis>; terms?: string }

const auditedMark: unique symbol = Symbol('shown')
/** The result of a query. Only `audited` makes one, and it requires what was shown. */
export type Audited<T> = { [auditedMark]: true; view: T; accessed: Accessed | null }

/** Combines an answer with what it showed; null if it concerns no person's record. */
export const audited = <T>(view: T, accessed: Accessed | null): Audited<T> => ({ [auditedMark]: true, view, accessed })

/** Writes an access log entry in the query's own transaction, so that it commits before the answer is sent. */
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

/** Logs a refusal in its own transaction, with the same entry for an unknown record and an inaccessible one. */
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
