import type { Answer, Endpoint } from '@waymark/shared/platform/endpoint.ts'
import { nextState, possibleActions } from '@waymark/shared/platform/transitions.ts'
import { episodeTransitions, type EpisodeAction, type EpisodeStatus, type Risk } from '@waymark/shared/episodes/episode.ts'
import { can, type Action } from '@waymark/shared/permissions.ts'
import type { z } from 'zod'
import type { Tx } from '../platform/database/database.ts'
import type { Actor, Context } from '../platform/http/context.ts'
import { audited } from '../platform/audit/access-log.ts'
import { Problem } from '../platform/http/problem.ts'
import { command, query, type Mount } from '../platform/http/route.ts'
import { findAccess, assertAllowed, type AccessContext } from '../platform/access/access.ts'
import type { CommandResult } from '../platform/audit/record-events.ts'

/** The contract of an endpoint about one episode. */
export type EpisodeEndpoint = Endpoint & { access: Action; params: z.ZodType<{ episodeId: string }> }

/** An episode to which the actor has access: the access context and the present state of the episode. */
export type EpisodeAccess = AccessContext & {
  id: string
  personId: string
  reference: string
  status: EpisodeStatus
  risk: Risk
  version: number
  areaCode: string
  leadTeam: string
  assignedTo: string | null
  reportedAt: Date
  lastSeenAt: Date
  locatedAt: Date | null
}
type OnEpisode<E extends Endpoint> = Context<E> & { of: EpisodeAccess }

/** Mounts a query about one episode; the access log records the actor, the bases and the sections that were open. */
export function episodeQuery<E extends EpisodeEndpoint>(
  mount: Mount,
  endpoint: E,
  handle: (c: OnEpisode<E>) => Promise<Answer<E>>,
): void {
  query(mount, endpoint, async c => {
    const of = await authorizeEpisode(c.tx, c.actor, endpoint.access, episodeIdOf(c.params))
    return audited(await handle({ ...c, of }), { ids: [of.id], sections: of.readable, bases: of.bases })
  })
}

/** Mounts a query that shows nothing of the record, such as presence. It is not logged, because the read of the episode was. */
export function unloggedEpisodeQuery<E extends EpisodeEndpoint>(
  mount: Mount,
  endpoint: E,
  handle: (c: OnEpisode<E>) => Promise<Answer<E>>,
): void {
  query(mount, endpoint, async c => {
    const of = await authorizeEpisode(c.tx, c.actor, endpoint.access, episodeIdOf(c.params))
    return audited(await handle({ ...c, of }), null)
  })
}

/** Mounts a command on one episode. Commands on the same episode run one after another. */
export function episodeCommand<E extends EpisodeEndpoint>(
  mount: Mount,
  endpoint: E,
  handle: (c: OnEpisode<E>) => Promise<CommandResult<Answer<E>>>,
): void {
  command(mount, endpoint, async c =>
    handle({ ...c, of: await authorizeEpisode(c.tx, c.actor, endpoint.access, episodeIdOf(c.params), true) }),
  )
}

/** The status after the action. Throws refused, with the actions that are possible, if the present status does not allow it. */
export function transition(of: EpisodeAccess, actor: Actor, action: EpisodeAction): EpisodeStatus {
  const status = nextState<EpisodeStatus, EpisodeAction>(episodeTransitions, of.status, action)
  if (status === null) throw new Problem('refused', { reason: `episode.${of.status}`, possible: allowedNow(of, actor) })
  return status
}

/** The actions that the actor may take and that the present status allows. */
export const allowedNow = (of: EpisodeAccess, actor: Actor): EpisodeAction[] =>
  possibleActions<EpisodeStatus, EpisodeAction>(episodeTransitions, of.status).filter(action => can(actor.role, of.bases, action))

/** Throws invalid at the fields that a check reports; null means that the check passed. */
export function assertValid(invalid: { invalid: { path: string; message: string }[] } | null): void {
  if (invalid) throw new Problem('invalid', { fields: invalid.invalid })
}

/** The access of the actor, or of the account that they view as, to an episode; null without access. */
export async function findEpisodeAccess(tx: Tx, actor: Actor, episodeId: string): Promise<EpisodeAccess | null> {
  const access = await findAccess(tx, actor, { episodeId })
  const row = access && (await tx.episode.findUnique({ where: { id: episodeId } }))
  return row && access ? episodeAccess(row, access) : null
}

async function authorizeEpisode(tx: Tx, actor: Actor, action: Action, episodeId: string, lock = false): Promise<EpisodeAccess> {
  const access = await findAccess(tx, actor, { episodeId })
  if (!access) throw new Problem('not-found')
  assertAllowed(actor, access.bases, action)
  if (lock) await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${episodeId}, 0))::text`
  const row = await tx.episode.findUnique({ where: { id: episodeId } })
  if (!row) throw new Problem('forbidden') // after a share has ended, only the reference and the name on the referral can be read
  return episodeAccess(row, access)
}
const episodeAccess = (row: Row, access: AccessContext): EpisodeAccess => ({ ...row, ...access })
type Row = NonNullable<Awaited<ReturnType<Tx['episode']['findUnique']>>>

// as: EpisodeEndpoint guarantees it, but inference loses it
const episodeIdOf = (params: unknown): string => (params as { episodeId: string }).episodeId
