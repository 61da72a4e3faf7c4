import type { Answer, Endpoint } from '@waymark/shared/kernel/endpoint.ts'
import { next, possible } from '@waymark/shared/kernel/life.ts'
import { episodeLife, type EpisodeAct, type EpisodeStatus, type Risk } from '@waymark/shared/episodes/episode.ts'
import { can, type Action } from '@waymark/shared/permissions.ts'
import type { z } from 'zod'
import type { Tx } from '../kernel/as-actor.ts'
import type { Actor, Context } from '../kernel/context.ts'
import { shown } from '../kernel/consultation.ts'
import { Problem } from '../kernel/problem.ts'
import { command, query, type Mount } from '../kernel/route.ts'
import { findStanding, mustBeAllowed, type Standing } from '../kernel/sight.ts'
import type { Done } from '../kernel/tell.ts'

/** A contract about one episode. */
export type EpisodeEndpoint = Endpoint & { access: Action; params: z.ZodType<{ episodeId: string }> }

/** An episode that whoever asks was let in to: how they stand to it, and how it stands now. */
export type Admitted = Standing & {
  id: string
  personId: string
  reference: string
  status: EpisodeStatus
  risk: Risk
  version: number
  areaCode: string
  leadTeam: string
  heldBy: string | null
  reportedAt: Date
  lastSeenAt: Date
  locatedAt: Date | null
}
type OnEpisode<E extends Endpoint> = Context<E> & { of: Admitted }

/** Answers a question about an episode, and writes down who asked, by which reasons, and the sections that were open. */
export function episodeQuery<E extends EpisodeEndpoint>(
  mount: Mount,
  endpoint: E,
  handle: (c: OnEpisode<E>) => Promise<Answer<E>>,
): void {
  query(mount, endpoint, async c => {
    const of = await admit(c.tx, c.actor, endpoint.access, episodeIdOf(c.params))
    return shown(await handle({ ...c, of }), { ids: [of.id], sections: of.readable, reasons: of.reasons })
  })
}

/** Answers what shows nothing of the record, such as who else has it open: whoever asks has read the episode already, and that was written down. */
export function episodeGlance<E extends EpisodeEndpoint>(
  mount: Mount,
  endpoint: E,
  handle: (c: OnEpisode<E>) => Promise<Answer<E>>,
): void {
  query(mount, endpoint, async c => {
    const of = await admit(c.tx, c.actor, endpoint.access, episodeIdOf(c.params))
    return shown(await handle({ ...c, of }), null)
  })
}

/** Changes something about an episode. Commands upon one episode run one after another. */
export function episodeCommand<E extends EpisodeEndpoint>(
  mount: Mount,
  endpoint: E,
  handle: (c: OnEpisode<E>) => Promise<Done<Answer<E>>>,
): void {
  command(mount, endpoint, async c =>
    handle({ ...c, of: await admit(c.tx, c.actor, endpoint.access, episodeIdOf(c.params), true) }),
  )
}

/** The status that this act leads to; refused, with what is possible instead, where it cannot happen now. */
export function proceed(of: Admitted, actor: Actor, act: EpisodeAct): EpisodeStatus {
  const status = next<EpisodeStatus, EpisodeAct>(episodeLife, of.status, act)
  if (status === null) throw new Problem('refused', { reason: `episode.${of.status}`, possible: allowedNow(of, actor) })
  return status
}

/** What this person may do to the episode that can happen now. */
export const allowedNow = (of: Admitted, actor: Actor): EpisodeAct[] =>
  possible<EpisodeStatus, EpisodeAct>(episodeLife, of.status).filter(act => can(actor.role, of.reasons, act))

/** Refuses a time that lies in the future, or before the person was last seen, at its field. */
export function mustHoldInvalid(invalid: { invalid: { path: string; message: string }[] } | null): void {
  if (invalid) throw new Problem('invalid', { fields: invalid.invalid })
}

/** How an episode stands to whoever asks, or to whom they see it as; null where it is not there. */
export async function findAdmitted(tx: Tx, actor: Actor, episodeId: string): Promise<Admitted | null> {
  const standing = await findStanding(tx, actor, { episodeId })
  const row = standing && (await tx.episode.findUnique({ where: { id: episodeId } }))
  return row && standing ? admitted(row, standing) : null
}

async function admit(tx: Tx, actor: Actor, action: Action, episodeId: string, lock = false): Promise<Admitted> {
  const standing = await findStanding(tx, actor, { episodeId })
  if (!standing) throw new Problem('not-found')
  mustBeAllowed(actor, standing.reasons, action)
  if (lock) await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${episodeId}, 0))::text`
  const row = await tx.episode.findUnique({ where: { id: episodeId } })
  if (!row) throw new Problem('forbidden') // of an ended share there is the reference and the name, on the referral
  return admitted(row, standing)
}
const admitted = (row: Row, standing: Standing): Admitted => ({
  ...row,
  ...standing,
  status: row.status as EpisodeStatus, // as: PostgreSQL checks both lists
  risk: row.risk as Risk,
})
type Row = NonNullable<Awaited<ReturnType<Tx['episode']['findUnique']>>>

const episodeIdOf = (params: unknown): string => (params as { episodeId: string }).episodeId // as: EpisodeEndpoint says so, inference forgets it
