import type { Request, Response } from 'express'
import { sessionApi as api } from '@waymark/shared/sessions/session.api.ts'
import type { SessionView } from '@waymark/shared/sessions/session.ts'
import { actions, isEver } from '@waymark/shared/permissions.ts'
import type { Actor } from '../platform/http/context.ts'
import { invalid, Problem } from '../platform/http/problem.ts'
import { beginSession, endSession, findActor, listMemberships, sessionCookie, switchTeam } from '../platform/session/session.ts'
import type { Mount } from '../platform/http/route.ts'
import { createSignIn } from './passport.ts'
import { countSuccess, countTry } from './tries.ts'

/**
 * Signing in and out uses only the database role waymark_auth, not the roles of the records.
 * These five routes are therefore mounted without the shared route helpers.
 */
export function sessionRoutes({ router, database, mounted }: Mount, { origin, demo }: { origin: string; demo: boolean }): void {
  const { auth } = database
  const signIn = createSignIn(auth)
  for (const endpoint of Object.values(api)) mounted.add(endpoint)

  router.post(api.signIn.path, async (request, response) => {
    const body = api.signIn.body.safeParse(request.body ?? {})
    if (!body.success) throw invalid(body.error.issues)
    const retryAfter = await countTry(auth, body.data.email)
    if (retryAfter > 0) throw new Problem('too-many-tries', { retryAfter })
    const proven = await signIn(request)
    if (!proven) throw new Problem('sign-in-failed')
    await countSuccess(auth, body.data.email)
    if (request.actor) await endSession(auth, request.actor.sessionId)
    const token = await beginSession(auth, proven.accountId, proven.membershipId)
    response.set('Set-Cookie', sessionCookie(origin, token))
    response.status(201)
    await answer(response, await findActor(auth, token, false))
  })

  router.get(api.read.path, async (request, response) => answer(response, signedIn(request)))

  router.post(api.stay.path, async (request, response) => {
    const { idleEndsAt, endsAt } = signedIn(request)
    response.status(201).json({ data: { idleEndsAt: idleEndsAt.toISOString(), endsAt: endsAt.toISOString() }, changed: [] })
  })

  router.post(api.switchTeam.path, async (request, response) => {
    const actor = signedIn(request)
    const body = api.switchTeam.body.safeParse(request.body ?? {})
    if (!body.success) throw invalid(body.error.issues)
    if (!(await switchTeam(auth, actor, body.data.membershipId)))
      throw new Problem('invalid', { fields: [{ path: 'membershipId', message: 'Select one of your teams' }] })
    await answer(response, await findActor(auth, actor.token, false))
  })

  router.delete(api.signOut.path, async (request, response) => {
    await endSession(auth, signedIn(request).sessionId)
    response.set('Set-Cookie', sessionCookie(origin, null)).json({ data: {}, changed: [] })
  })

  async function answer(response: Response, actor: Actor | null): Promise<void> {
    if (!actor) throw new Problem('not-signed-in')
    const memberships = await listMemberships(auth, actor)
    const { rows } = await auth.query(
      'select a.name from team_area ta join area a on a.code = ta.area_code where ta.team_id = $1 order by a.name',
      [actor.teamId],
    )
    const data: SessionView = {
      account: { id: actor.accountId, name: actor.name },
      team: { id: actor.teamId, name: actor.team, areas: rows.map(({ name }) => String(name)) },
      agency: { name: actor.agency, kind: actor.agencyKind },
      role: actor.role,
      memberships,
      allowed: actions.filter(action => isEver(actor.role, action)),
      idleEndsAt: actor.idleEndsAt.toISOString(),
      endsAt: actor.endsAt.toISOString(),
      demo,
    }
    response.json({ data, changed: [] })
  }
}

function signedIn(request: Request): Actor {
  if (!request.actor) throw new Problem('not-signed-in')
  return request.actor
}
