import type { NextFunction, Request, RequestHandler, Response, Router } from 'express'
import type { Answer, Body, Endpoint, Params, Query } from '@waymark/shared/platform/endpoint.ts'
import type { Action } from '@waymark/shared/permissions.ts'
import type { Database } from '../database/database.ts'
import { recordAccess, recordRefusal, type Audited } from '../audit/access-log.ts'
import type { Actor, Context } from './context.ts'
import { asProblem, isTaken } from '../database/database-error.ts'
import { bothEverAllow } from '../access/matrix.ts'
import { invalid, Problem } from './problem.ts'
import { findReply, keepReply, retryOf, type Reply } from './idempotency.ts'
import { recordEvents, type CommandResult } from '../audit/record-events.ts'

/** Where a feature mounts its endpoints: the router and the database. The access test reads `mounted`. */
export type Mount = { router: Router; database: Database; mounted: Set<Endpoint> }

/** Mounts a query and writes its access log entry. Without a record in the path, the role must be allowed on some basis. */
export function query<E extends Endpoint>(
  mount: Mount,
  endpoint: E,
  handle: (c: Context<E>) => Promise<Audited<Answer<E>>>,
): void {
  serve(mount, endpoint, 200, async c => {
    const { view, accessed } = await handle(c)
    if (accessed) await recordAccess(c.tx, endpoint.access, accessed)
    return { data: view, changed: [] }
  })
}

/** Mounts a command. Its events are written in the same transaction, and a retry gets the first reply. */
export function command<E extends Endpoint>(
  mount: Mount,
  endpoint: E,
  handle: (c: Context<E>) => Promise<CommandResult<Answer<E>>>,
): void {
  serve(mount, endpoint, endpoint.method === 'POST' ? 201 : 200, async (c, request) => {
    const sentId = idOf(c.body) ?? request.get('idempotency-key')
    const retry = retryOf(`${endpoint.method} ${endpoint.path}`, sentId, [c.params, c.body])
    const before = retry && (await findReply(c.tx, retry))
    if (before) return before
    const { view, events } = await handle(c)
    const reply: Reply = { data: view, changed: await recordEvents(c.tx, events) }
    if (retry) await keepReply(c.tx, retry, reply)
    return reply
  })
}

/** Mounts a command without events, for the actor's own data that concerns no record, such as a draft. */
export function unauditedCommand<E extends Endpoint>(
  mount: Mount,
  endpoint: E,
  handle: (c: Context<E>) => Promise<Answer<E>>,
): void {
  serve(mount, endpoint, 200, async c => ({ data: await handle(c), changed: [] }))
}

function serve<E extends Endpoint>(
  { router, database, mounted }: Mount,
  endpoint: E,
  status: number,
  run: (c: Context<E>, request: Request) => Promise<Reply>,
): void {
  mounted.add(endpoint)
  const handle = async (request: Request, response: Response) => {
    const { actor, requestId } = known(request)
    const asked = ask(endpoint, request)
    const attempt = () =>
      database.asActor(actor.token, requestId, tx => run({ ...asked, actor, tx, now: database.now() }, request))
    try {
      if (isAboutNoRecord(endpoint) && isAction(endpoint.access) && !bothEverAllow(actor.role, endpoint.access))
        throw new Problem('forbidden')
      // a retry can run beside its first request
      const reply = await attempt().catch(error => (isTaken(error) ? attempt() : Promise.reject(error)))
      response.status(status).json(reply)
    } catch (error) {
      const problem = asProblem(error)
      if (problem && (problem.code === 'not-found' || problem.code === 'forbidden')) {
        await recordRefusal(
          database,
          actor,
          requestId,
          endpoint.access,
          Object.values(request.params).flatMap(uuids),
          problem.code,
        )
      }
      throw error
    }
  }
  const method = endpoint.method.toLowerCase() as 'get' | 'post' | 'put' | 'delete' // as: the union in lower case
  const mounted_: RequestHandler = (request: Request, response: Response, next: NextFunction) =>
    void handle(request, response).catch(next)
  router[method](endpoint.path, mounted_)
}

/** Parses a request by its contract. Throws invalid with the wrong fields, and not-found for a malformed id in the path. */
function ask<E extends Endpoint>(endpoint: E, request: Request) {
  const params = endpoint.params.safeParse(request.params)
  if (!params.success) throw new Problem('not-found')
  const query = endpoint.query?.safeParse(request.query)
  if (query && !query.success) throw invalid(query.error.issues)
  const body = endpoint.body?.safeParse(request.body ?? {})
  if (body && !body.success) throw invalid(body.error.issues)
  // as: parsed by these very schemas
  return { params: params.data as Params<E>, query: query?.data as Query<E>, body: body?.data as Body<E> }
}

/** Whether the path names no record. For a record, not-found must come before forbidden, so the role is checked later. */
const isAboutNoRecord = ({ path }: Endpoint) => !path.includes(':')
const idOf = (body: unknown) => (typeof body === 'object' && body !== null && 'id' in body ? body.id : undefined)
const isAction = (access: Endpoint['access']): access is Action => access !== 'public' && access !== 'signed-in'
const uuids = (value: unknown): string[] => (typeof value === 'string' && /^[0-9a-f-]{36}$/i.test(value) ? [value] : [])

function known(request: Request): { actor: Actor; requestId: string } {
  const { actor, requestId } = request
  if (!actor) throw new Problem('not-signed-in')
  return { actor, requestId }
}
