import type { Answer, Endpoint } from '@waymark/shared/kernel/endpoint.ts'
import type { Action } from '@waymark/shared/permissions.ts'
import type { z } from 'zod'
import type { Context } from '../kernel/context.ts'
import { shown } from '../kernel/consultation.ts'
import { Problem } from '../kernel/problem.ts'
import { command, query, type Mount } from '../kernel/route.ts'
import { findStanding, mustBeAllowed, type Standing } from '../kernel/sight.ts'
import type { Done } from '../kernel/tell.ts'

/** A contract about one person. */
export type PersonEndpoint = Endpoint & { access: Action; params: z.ZodType<{ personId: string }> }
type OnPerson<E extends Endpoint> = Context<E> & { of: Standing & { id: string } }

/** Answers a question about a person who is in sight through any of their episodes, and writes down who asked. */
export function personQuery<E extends PersonEndpoint>(
  mount: Mount,
  endpoint: E,
  handle: (c: OnPerson<E>) => Promise<Answer<E>>,
): void {
  query(mount, endpoint, async c => {
    const of = await admit(c, endpoint.access)
    return shown(await handle({ ...c, of }), { ids: [of.id], sections: of.readable, reasons: of.reasons })
  })
}

/** Changes something about a person. Commands upon one person run one after another. */
export function personCommand<E extends PersonEndpoint>(
  mount: Mount,
  endpoint: E,
  handle: (c: OnPerson<E>) => Promise<Done<Answer<E>>>,
): void {
  command(mount, endpoint, async c => {
    const of = await admit(c, endpoint.access)
    await c.tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${of.id}, 0))::text`
    return handle({ ...c, of })
  })
}

async function admit<E extends Endpoint>({ tx, actor, params }: Context<E>, action: Action) {
  const id = (params as { personId: string }).personId // as: PersonEndpoint says so, inference forgets it
  const standing = await findStanding(tx, actor, { personId: id })
  if (!standing) throw new Problem('not-found')
  mustBeAllowed(actor, standing.reasons, action)
  return { ...standing, id }
}
