import type { Answer, Endpoint } from '@waymark/shared/kernel/endpoint.ts'
import { next } from '@waymark/shared/kernel/life.ts'
import { can, type Action, type Reason, type ReferralSide } from '@waymark/shared/permissions.ts'
import {
  possibleActs,
  referralActs,
  referralLife,
  type ReferralAct,
  type ReferralStatus,
} from '@waymark/shared/referrals/referral-life.ts'
import type { Prisma } from '@waymark/prisma'
import type { z } from 'zod'
import type { Context, Actor } from '../kernel/context.ts'
import { shown } from '../kernel/consultation.ts'
import { Problem } from '../kernel/problem.ts'
import { command, query, type Mount } from '../kernel/route.ts'
import { findStanding, mustBeAllowed } from '../kernel/sight.ts'
import type { Done } from '../kernel/tell.ts'

/** A contract about one referral. */
export type ReferralEndpoint = Endpoint & { access: Action; params: z.ZodType<{ referralId: string }> }
export type ReferralRow = Prisma.ReferralGetPayload<object>
/** A referral that whoever asks was let in to, and which side of it they are on. */
export type AdmittedReferral = {
  row: ReferralRow
  id: string
  status: ReferralStatus
  side: ReferralSide | 'observer'
  standing: (Reason | ReferralSide)[]
}
type OnReferral<E extends Endpoint> = Context<E> & { of: AdmittedReferral }

/** Answers a question about a referral that one's team sent or received, and writes down who asked. */
export function referralQuery<E extends ReferralEndpoint>(
  mount: Mount,
  endpoint: E,
  handle: (c: OnReferral<E>) => Promise<Answer<E>>,
): void {
  query(mount, endpoint, async c => {
    const of = await admit(c, endpoint.access)
    return shown(await handle({ ...c, of }), { ids: [of.id] })
  })
}

/** Changes something about a referral. Commands upon one referral run one after another. */
export function referralCommand<E extends ReferralEndpoint>(
  mount: Mount,
  endpoint: E,
  handle: (c: OnReferral<E>) => Promise<Done<Answer<E>>>,
): void {
  command(mount, endpoint, async c => handle({ ...c, of: await admit(c, endpoint.access, true) }))
}

/** The status that this act leads to; refused, with what is possible instead, where it cannot happen now. */
export function proceed(of: AdmittedReferral, actor: Actor, act: ReferralAct): ReferralStatus {
  const status = next<ReferralStatus, ReferralAct>(referralLife, of.status, act)
  if (status === null) throw new Problem('refused', { reason: `referral.${of.status}`, possible: actionsOf(actsNow(of, actor)) })
  return status
}

/** What this person may do to the referral that can happen now. */
export const actsNow = ({ status, standing }: Pick<AdmittedReferral, 'status' | 'standing'>, actor: Actor): ReferralAct[] =>
  possibleActs(status).filter(act => can(actor.role, standing, referralActs[act]))

/** The actions of the grid that these are. */
export const actionsOf = (acts: ReferralAct[]): Action[] => [...new Set(acts.map(act => referralActs[act]))]

/** Which side of a referral a team is on. */
export const sideOf = (row: { fromTeam: string; toTeam: string }, teamId: string): AdmittedReferral['side'] =>
  row.fromTeam === teamId ? 'sender' : row.toTeam === teamId ? 'receiver' : 'observer'

async function admit<E extends Endpoint>(
  { tx, actor, params }: Context<E>,
  action: Action,
  lock = false,
): Promise<AdmittedReferral> {
  const id = (params as { referralId: string }).referralId // as: ReferralEndpoint says so, inference forgets it
  const known = await tx.referral.findUnique({ where: { id } })
  if (!known) throw new Problem('not-found')
  if (lock) await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${id}, 0))::text`
  const row = lock ? await tx.referral.findUnique({ where: { id } }) : known
  if (!row) throw new Problem('not-found')
  const side = sideOf(row, actor.teamId)
  const sight = side === 'observer' ? await findStanding(tx, actor, { episodeId: row.episodeId }) : null
  const standing = side === 'observer' ? [...(sight?.reasons ?? [])] : [side]
  mustBeAllowed(actor, standing, action)
  return { row, id, status: row.status as ReferralStatus, side, standing } // as: PostgreSQL checks the list
}
