import { createHash, randomBytes } from 'node:crypto'
import { parseCookie, stringifySetCookie } from 'cookie'
import type { NextFunction, Request, Response } from 'express'
import { sessionTimes, type SessionView } from '@waymark/shared/sessions/session.ts'
import type pg from 'pg'
import type { Database } from './database.ts'
import type { Actor } from './context.ts'

/** The cookie over HTTPS is bound to this host; over plain HTTP (a machine talking to itself) the prefix is not to be had. */
export const cookieName = (origin: string) => (origin.startsWith('https:') ? '__Host-waymark' : 'waymark')

/** The Set-Cookie line that hands a token to the browser, or takes it back. */
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

/** The token that a request brings, or null. */
export const tokenOf = (origin: string, cookies: string | undefined): string | null =>
  parseCookie(cookies ?? '')[cookieName(origin)] || null

/** Begins a session; the token goes to the browser, its hash to PostgreSQL. */
export async function beginSession(auth: pg.Pool, accountId: string, membershipId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await auth.query('insert into session (token_hash, account_id, membership_id) values ($1, $2, $3)', [
    hashOf(token),
    accountId,
    membershipId,
  ])
  return token
}

/** Ends it for good: PostgreSQL tells every process, which closes its sockets. */
export const endSession = (auth: pg.Pool, sessionId: string) =>
  auth.query('update session set ended_at = now() where id = $1 and ended_at is null', [sessionId])

/** Lets a session act in another of its account's teams, if that is one: its sockets end in every process, and come back with the new team's rooms. */
export async function switchTeam(auth: pg.Pool, actor: Actor, membershipId: string): Promise<boolean> {
  const { rowCount } = await auth.query(
    `with moved as (update session s set membership_id = m.id, active_at = now() from membership m
       where s.id = $1 and s.ended_at is null and m.id = $2 and m.account_id = s.account_id and (m.until is null or m.until > now()) returning s.id)
     select pg_notify(app.channel('session_ended'), id::text) from moved`,
    [actor.sessionId, membershipId],
  )
  return rowCount === 1
}

/** The teams that somebody can act in. */
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

/** Who a token belongs to, if the session still counts. `here`: the person did something, so it goes on. */
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
// The same conditions as app.actor and session_actor, which decide what PostgreSQL shows.
const actorSql = `
  select s.id as "sessionId", s.active_at, s.created_at, a.id as "accountId", a.name, t.id as "teamId", t.name as team, g.name as agency, g.kind as "agencyKind", m.role
  from session s join account a on a.id = s.account_id join membership m on m.id = s.membership_id join team t on t.id = m.team_id join agency g on g.id = t.agency_id
  where s.token_hash = $1 and s.ended_at is null and s.active_at > now() - interval '15 minutes' and s.created_at > now() - interval '12 hours'
    and a.disabled_at is null and (m.until is null or m.until > now())`

/** Puts the actor on the request, where there is one. What the program fetches by itself does not keep a session alive; what a person does, does. */
export const knowActor = (database: Database, origin: string) => (request: Request, _response: Response, next: NextFunction) => {
  const token = tokenOf(origin, request.headers.cookie)
  if (!token) return next()
  findActor(database.auth, token, request.method !== 'GET').then(actor => {
    if (actor) request.actor = actor
    next()
  }, next)
}

const hashOf = (token: string) => createHash('sha256').update(token).digest()
