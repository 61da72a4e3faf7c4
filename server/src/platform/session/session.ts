import { createHash, randomBytes } from 'node:crypto'
import { parseCookie, stringifySetCookie } from 'cookie'
import type { NextFunction, Request, Response } from 'express'
import { sessionTimes, type SessionView } from '@waymark/shared/sessions/session.ts'
import type pg from 'pg'
import type { Database } from '../database/database.ts'
import type { Actor } from '../http/context.ts'

/** The name of the session cookie. The prefix binds it to this host; browsers accept the prefix over HTTPS only. */
export const cookieName = (origin: string) => (origin.startsWith('https:') ? '__Host-waymark' : 'waymark')

/** The Set-Cookie header that gives a token to the browser, or removes it if the token is null. */
export const sessionCookie = (origin: string, token: string | null) =>
  stringifySetCookie({
    name: cookieName(origin),
    value: token ?? '',
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: origin.startsWith('https:'),
    maxAge: token === null ? 0 : sessionTimes.longest / 1000,
  })

/** The session token in the cookies of a request, or null. */
export const tokenOf = (origin: string, cookies: string | undefined): string | null =>
  parseCookie(cookies ?? '')[cookieName(origin)] || null

/** Begins a session and returns its token for the browser. PostgreSQL stores only the hash. */
export async function beginSession(auth: pg.Pool, accountId: string, membershipId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await auth.query('insert into session (token_hash, account_id, membership_id) values ($1, $2, $3)', [
    hashOf(token),
    accountId,
    membershipId,
  ])
  return token
}

/** Ends a session for good. PostgreSQL notifies every process, and each closes the session's sockets. */
export const endSession = (auth: pg.Pool, sessionId: string) =>
  auth.query('update session set ended_at = now() where id = $1 and ended_at is null', [sessionId])

/**
 * Switches a session to another current membership of its account; false if there is no such membership.
 * Every process closes the session's sockets, which reconnect to the rooms of the new team.
 */
export async function switchTeam(auth: pg.Pool, actor: Actor, membershipId: string): Promise<boolean> {
  const { rowCount } = await auth.query(
    `with moved as (update session s set membership_id = m.id, active_at = now() from membership m
       where s.id = $1 and s.ended_at is null and m.id = $2 and m.account_id = s.account_id and (m.until is null or m.until > now()) returning s.id)
     select pg_notify(app.channel('session_ended'), id::text) from moved`,
    [actor.sessionId, membershipId],
  )
  return rowCount === 1
}

/** The current memberships of an account, each a team and role to act in. */
export async function listMemberships(auth: pg.Pool, actor: Actor): Promise<SessionView['memberships']> {
  const { rows } = await auth.query<Omit<SessionView['memberships'][number], 'current'> & { team_id: string }>(
    `select m.id, m.role, t.id as team_id, t.name as team, g.name as agency from membership m join team t on t.id = m.team_id join agency g on g.id = t.agency_id
     where m.account_id = $1 and (m.until is null or m.until > now()) order by g.name, t.name, m.id`,
    [actor.accountId],
  )
  return rows.map(({ id, team, agency, role, team_id }) => ({
    id,
    team,
    agency,
    role,
    current: team_id === actor.teamId && role === actor.role,
  }))
}

/** The actor of a token, or null if the session is not valid. `here`: the user did something, so the session is extended. */
export async function findActor(auth: pg.Pool, token: string, here: boolean): Promise<Actor | null> {
  const hash = hashOf(token)
  if (here)
    await auth.query(
      `update session set active_at = now() where token_hash = $1 and ended_at is null and active_at > now() - interval '15 minutes' and active_at < now() - interval '5 seconds'`,
      [hash],
    )
  const { rows } = await auth.query({ name: 'actor', text: actorSql, values: [hash] })
  const row: Row | undefined = rows[0]
  if (!row) return null
  const { active_at, created_at, ...who } = row
  const endsAt = new Date(created_at.getTime() + sessionTimes.longest)
  const idleEndsAt = new Date(Math.min(active_at.getTime() + sessionTimes.idle, endsAt.getTime()))
  return { ...who, token, idleEndsAt, endsAt }
}
type Row = Omit<Actor, 'token' | 'idleEndsAt' | 'endsAt'> & { active_at: Date; created_at: Date }
// The same conditions as app.actor and session_actor, by which PostgreSQL decides access.
const actorSql = `
  select s.id as "sessionId", s.active_at, s.created_at, a.id as "accountId", a.name, t.id as "teamId", t.name as team, g.name as agency, g.kind as "agencyKind", m.role
  from session s join account a on a.id = s.account_id join membership m on m.id = s.membership_id join team t on t.id = m.team_id join agency g on g.id = t.agency_id
  where s.token_hash = $1 and s.ended_at is null and s.active_at > now() - interval '15 minutes' and s.created_at > now() - interval '12 hours'
    and a.disabled_at is null and (m.until is null or m.until > now())`

/** Puts the actor on the request. Only a request other than GET extends the session, because open pages fetch by themselves. */
export const knowActor = (database: Database, origin: string) => (request: Request, _response: Response, next: NextFunction) => {
  const token = tokenOf(origin, request.headers.cookie)
  if (!token) return next()
  findActor(database.auth, token, request.method !== 'GET').then(actor => {
    if (actor) request.actor = actor
    next()
  }, next)
}

const hashOf = (token: string) => createHash('sha256').update(token).digest()
