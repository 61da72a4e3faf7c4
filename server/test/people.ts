import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { sections, type Role } from '@waymark/shared/permissions.ts'
import type { AgencyKind } from '@waymark/shared/sessions/session.ts'
import { sharePurposes } from '@waymark/shared/shares/share.ts'
import type pg from 'pg'

/** A person in a test: an account with one membership and a live session. */
export type Somebody = { accountId: string; teamId: string; membershipId: string; sessionId: string; token: string; role: Role }

/** Makes a team in its own agency that covers these council areas and has agreements with all other agencies. */
export async function aTeam(owner: pg.Pool, kind: AgencyKind, areas: string[] = [], national = false): Promise<string> {
  const [agencyId, teamId] = [randomUUID(), randomUUID()]
  await owner.query('insert into agency (id, name, kind) values ($1, $2, $3)', [agencyId, `Agency ${agencyId.slice(0, 4)}`, kind])
  await owner.query('insert into team (id, agency_id, name, national) values ($1, $2, $3, $4)', [
    teamId,
    agencyId,
    `Team ${teamId.slice(0, 4)}`,
    national,
  ])
  await agreesWithAll(owner, agencyId)
  for (const area of areas) await owner.query('insert into team_area (team_id, area_code) values ($1, $2)', [teamId, area])
  return teamId
}

/** Makes a person with this role in this team, signed in. */
export async function somebody(
  owner: pg.Pool,
  teamId: string,
  role: Role,
  email = `${randomUUID()}@waymark.example`,
  passwordHash = 'none',
): Promise<Somebody> {
  const [accountId, membershipId, sessionId] = [randomUUID(), randomUUID(), randomUUID()]
  const token = randomBytes(32).toString('base64url')
  await owner.query('begin')
  await owner.query(`insert into event (kind, subject, subject_id) values ('account.created', 'account', $1)`, [accountId])
  await owner.query('insert into account (id, email, name, password_hash) values ($1, $2, $3, $4)', [
    accountId,
    email,
    `A ${role}`,
    passwordHash,
  ])
  await owner.query('insert into membership (id, account_id, team_id, role) values ($1, $2, $3, $4)', [
    membershipId,
    accountId,
    teamId,
    role,
  ])
  await owner.query('insert into session (id, token_hash, account_id, membership_id) values ($1, $2, $3, $4)', [
    sessionId,
    createHash('sha256').update(token).digest(),
    accountId,
    membershipId,
  ])
  await owner.query('commit')
  return { accountId, teamId, membershipId, sessionId, token, role }
}

/** Makes agreements both ways with every other agency, for all sections and purposes, so that sharing works by default. */
export async function agreesWithAll(owner: pg.Pool, agencyId: string): Promise<void> {
  await owner.query(
    `with made as (
       insert into agreement (id, agency_id, with_agency, title, purposes, sections, giver_basis, receiver_basis)
       select gen_random_uuid(), g.id, r.id, 'An agreement', $2, $3, 'publicTask', 'publicTask' from agency g join agency r on r.id <> g.id where $1 in (g.id, r.id) returning id)
     insert into event (kind, subject, subject_id) select 'agreement.made', 'account', id from made`,
    [agencyId, sharePurposes, sections],
  )
}

/** Ends all agreements of other agencies to share with this team's agency, without the job that reviews their shares. */
export async function agreesWithNobody(owner: pg.Pool, teamId: string): Promise<void> {
  await owner.query(
    `with a as (update agreement set ended_at = now(), looked_over_at = now() where with_agency = (select agency_id from team where id = $1) and agency_id <> with_agency returning id)
     insert into event (kind, subject, subject_id) select 'agreement.ended', 'account', id from a`,
    [teamId],
  )
}
