import type { Answer, Endpoint } from '@waymark/shared/platform/endpoint.ts'
import type { Action } from '@waymark/shared/permissions.ts'
import type { z } from 'zod'
import type { Context } from '../platform/http/context.ts'
import { audited } from '../platform/audit/access-log.ts'
import { Problem } from '../platform/http/problem.ts'
import { command, query, type Mount } from '../platform/http/route.ts'
import { findAccess, assertAllowed, type AccessContext } from '../platform/access/access.ts'
import type { CommandResult } from '../platform/audit/record-events.ts'

/** A contract with one person in its path. */
export type PersonEndpoint = Endpoint & { access: Action; params: z.ZodType<{ personId: string }> }
type OnPerson<E extends Endpoint> = Context<E> & { of: AccessContext & { id: string } }

/** Mounts a query about a person who is accessible through any of their episodes, and writes the access log entry. */
export function personQuery<E extends PersonEndpoint>(
  mount: Mount,
  endpoint: E,
  handle: (c: OnPerson<E>) => Promise<Answer<E>>,
): void {
  query(mount, endpoint, async c => {
    const of = await authorizePerson(c, endpoint.access)
    return audited(await handle({ ...c, of }), { ids: [of.id], sections: of.readable, bases: of.bases })
  })
}

/** Mounts a command on a person. Commands on the same person run one after another. */
export function personCommand<E extends PersonEndpoint>(
  mount: Mount,
  endpoint: E,
  handle: (c: OnPerson<E>) => Promise<CommandResult<Answer<E>>>,
): void {
  command(mount, endpoint, async c => {
    const of = await authorizePerson(c, endpoint.access)
    await c.tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${of.id}, 0))::text`
    return handle({ ...c, of })
  })
}

async function authorizePerson<E extends Endpoint>({ tx, actor, params }: Context<E>, action: Action) {
  const id = (params as { personId: string }).personId // as: PersonEndpoint guarantees it, inference loses it
  const access = await findAccess(tx, actor, { personId: id })
  if (!access) throw new Problem('not-found')
  assertAllowed(actor, access.bases, action)
  return { ...access, id }
}
