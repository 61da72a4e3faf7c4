import type { Body, Endpoint, Params, Query } from '@waymark/shared/platform/endpoint.ts'
import type { AgencyKind } from '@waymark/shared/sessions/session.ts'
import type { Role } from '@waymark/shared/permissions.ts'
import type { Tx } from './database.ts'

/** Who is asking, and in which team. */
export type Actor = {
  sessionId: string
  /** The session's secret: PostgreSQL resolves the actor from it, never from what stands here. */
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

/** What a handler is given. `now` stands for the time. */
export type Context<E extends Endpoint> = { actor: Actor; tx: Tx; now: Date; params: Params<E>; query: Query<E>; body: Body<E> }
