import type { Body, Endpoint, Params, Query } from '@waymark/shared/platform/endpoint.ts'
import type { AgencyKind } from '@waymark/shared/sessions/session.ts'
import type { Role } from '@waymark/shared/permissions.ts'
import type { Tx } from '../database/database.ts'

/** The signed-in user, in their current team and role. */
export type Actor = {
  sessionId: string
  /** The session's secret. PostgreSQL resolves the actor from it, never from the other fields. */
  token: string
  accountId: string
  name: string
  teamId: string
  team: string
  agency: string
  agencyKind: AgencyKind
  role: Role
  idleEndsAt: Date
  endsAt: Date
}

/** The arguments of a handler. `now` is the time of the request, which the demo's seed can set. */
export type Context<E extends Endpoint> = { actor: Actor; tx: Tx; now: Date; params: Params<E>; query: Query<E>; body: Body<E> }
