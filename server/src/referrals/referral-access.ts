import type { Answer, Endpoint } from '@waymark/shared/platform/endpoint.ts'
import { nextState } from '@waymark/shared/platform/transitions.ts'
import { can, type Action, type Basis, type ReferralSide } from '@waymark/shared/permissions.ts'
import {
  possibleReferralActions,
  referralActions,
  referralTransitions,
  type ReferralAction,
  type ReferralStatus,
} from '@waymark/shared/referrals/referral-transitions.ts'
import type { Prisma } from '@waymark/prisma'
import type { z } from 'zod'
import type { Context, Actor } from '../platform/http/context.ts'
import { audited } from '../platform/audit/access-log.ts'
import { Problem } from '../platform/http/problem.ts'
import { command, query, type Mount } from '../platform/http/route.ts'
import { findAccess, assertAllowed } from '../platform/access/access.ts'
import type { CommandResult } from '../platform/audit/record-events.ts'

/** An endpoint for one referral. */
export type ReferralEndpoint = Endpoint & { access: Action; params: z.ZodType<{ referralId: string }> }
export type ReferralRow = Prisma.ReferralGetPayload<object>
/** A referral that the caller has access to, and the side that the caller is on. */
export type ReferralAccess = {
  row: ReferralRow
  id: string
  status: ReferralStatus
  side: ReferralSide | 'observer'
  bases: (Basis | ReferralSide)[]
}
type OnReferral<E extends Endpoint> = Context<E> & { of: ReferralAccess }

/** Answers a read of a referral that the caller has access to, and records it in the access log. */
export function referralQuery<E extends ReferralEndpoint>(
  mount: Mount,
  endpoint: E,
  handle: (c: OnReferral<E>) => Promise<Answer<E>>,
): void {
  query(mount, endpoint, async c => {
    const of = await authorizeReferral(c, endpoint.access)
    return audited(await handle({ ...c, of }), { ids: [of.id] })
  })
}

/** Changes a referral. Commands on the same referral run one after another. */
export function referralCommand<E extends ReferralEndpoint>(
  mount: Mount,
  endpoint: E,
  handle: (c: OnReferral<E>) => Promise<CommandResult<Answer<E>>>,
): void {
  command(mount, endpoint, async c => handle({ ...c, of: await authorizeReferral(c, endpoint.access, true) }))
}

/** The status after this action. Refuses an action that is not possible now, with those that are. */
export function transition(of: ReferralAccess, actor: Actor, action: ReferralAction): ReferralStatus {
  const status = nextState<ReferralStatus, ReferralAction>(referralTransitions, of.status, action)
  if (status === null)
    throw new Problem('refused', { reason: `referral.${of.status}`, possible: actionsOf(actionsNow(of, actor)) })
  return status
}

/** The actions that are possible now and that this person may take. */
export const actionsNow = ({ status, bases }: Pick<ReferralAccess, 'status' | 'bases'>, actor: Actor): ReferralAction[] =>
  possibleReferralActions(status).filter(action => can(actor.role, bases, referralActions[action]))

/** The actions of the permission matrix that these stand for. */
export const actionsOf = (possibleActions: ReferralAction[]): Action[] => [
  ...new Set(possibleActions.map(action => referralActions[action])),
]

/** Which side of a referral a team is on. */
export const sideOf = (row: { fromTeam: string; toTeam: string }, teamId: string): ReferralAccess['side'] =>
  row.fromTeam === teamId ? 'sender' : row.toTeam === teamId ? 'receiver' : 'observer'

async function authorizeReferral<E extends Endpoint>(
  { tx, actor, params }: Context<E>,
  action: Action,
  lock = false,
): Promise<ReferralAccess> {
  const id = (params as { referralId: string }).referralId // as: ReferralEndpoint has this parameter, but inference loses it
  const known = await tx.referral.findUnique({ where: { id } })
  if (!known) throw new Problem('not-found')
  if (lock) await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${id}, 0))::text`
  const row = lock ? await tx.referral.findUnique({ where: { id } }) : known
  if (!row) throw new Problem('not-found')
  const side = sideOf(row, actor.teamId)
  const access = side === 'observer' ? await findAccess(tx, actor, { episodeId: row.episodeId }) : null
  const bases = side === 'observer' ? [...(access?.bases ?? [])] : [side]
  assertAllowed(actor, bases, action)
  return { row, id, status: row.status, side, bases }
}
