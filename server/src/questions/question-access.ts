import type { Answer, Endpoint } from '@waymark/shared/platform/endpoint.ts'
import type { Action } from '@waymark/shared/permissions.ts'
import type { Prisma } from '@waymark/prisma'
import type { z } from 'zod'
import { audited } from '../platform/audit/access-log.ts'
import type { Context } from '../platform/http/context.ts'
import { Problem } from '../platform/http/problem.ts'
import { command, query, type Mount } from '../platform/http/route.ts'
import { assertAllowed } from '../platform/access/access.ts'
import type { CommandResult } from '../platform/audit/record-events.ts'

/** A contract with one question in its path. */
export type QuestionEndpoint = Endpoint & { access: Action; params: z.ZodType<{ questionId: string }> }
export type QuestionRow = Prisma.QuestionGetPayload<object>
type OnQuestion<E extends Endpoint> = Context<E> & { row: QuestionRow }

/** Which side of a question a team is on. */
export const sideOf = (row: Pick<QuestionRow, 'toTeam'>, teamId: string) => (row.toTeam === teamId ? 'receiver' : 'sender')

/** Mounts a query about a question that the actor's team asked or was asked, and writes the access log entry. */
export function questionQuery<E extends QuestionEndpoint>(
  mount: Mount,
  endpoint: E,
  handle: (c: OnQuestion<E>) => Promise<Answer<E>>,
): void {
  query(mount, endpoint, async c => {
    const row = await authorizeQuestion(c, endpoint.access)
    return audited(await handle({ ...c, row }), { ids: [row.id] })
  })
}

/** Mounts a command on a question that the actor's team asked or was asked. */
export function questionCommand<E extends QuestionEndpoint>(
  mount: Mount,
  endpoint: E,
  handle: (c: OnQuestion<E>) => Promise<CommandResult<Answer<E>>>,
): void {
  command(mount, endpoint, async c => handle({ ...c, row: await authorizeQuestion(c, endpoint.access) }))
}

/** Throws not-found unless the policy shows the question, and forbidden unless the matrix allows this side the action. */
async function authorizeQuestion<E extends Endpoint>({ tx, actor, params }: Context<E>, action: Action): Promise<QuestionRow> {
  const { questionId: id } = params as { questionId: string } // as: QuestionEndpoint guarantees it, inference loses it
  const row = await tx.question.findUnique({ where: { id } })
  if (!row) throw new Problem('not-found')
  assertAllowed(actor, [sideOf(row, actor.teamId)], action)
  return row
}
