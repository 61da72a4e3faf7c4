import type { DatabaseConfig } from '@waymark/prisma/database-config'
import pg from 'pg'
import { hashPassword } from '../sessions/password.ts'
import { demoPassword, demoTeams, emailOf } from './people.ts'

/** The ids of the demo's teams and people, by key. */
export type Agencies = { teams: Map<string, string>; people: Map<string, { accountId: string; membershipId: string }> }

/** Makes the demo's agencies, teams and accounts, as the owner: there is no command for them yet. */
export async function makeAgencies(owner: DatabaseConfig): Promise<Agencies> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query('begin')
    const hash = await hashPassword(demoPassword)
    const agencyIds = new Map<string, string>()
    const made: Agencies = { teams: new Map(), people: new Map() }
    for (const team of demoTeams) {
      const agencyId =
        agencyIds.get(team.agency) ??
        (await idOf(client, 'insert into agency (name, kind) values ($1, $2) returning id', [team.agency, team.kind]))
      agencyIds.set(team.agency, agencyId)
      const teamId = await idOf(client, 'insert into team (agency_id, name, national) values ($1, $2, $3) returning id', [
        agencyId,
        team.name,
        team.national ?? false,
      ])
      made.teams.set(team.key, teamId)
      for (const code of team.areas)
        await client.query('insert into team_area (team_id, area_code) values ($1, $2)', [teamId, code])
      for (const { key, name, role } of team.people) {
        const accountId = await idOf(
          client,
          'insert into account (email, name, password_hash) values ($1, $2, $3) returning id',
          [emailOf(key), name, hash],
        )
        const membershipId = await idOf(
          client,
          'insert into membership (id, account_id, team_id, role) values (uuidv7(), $1, $2, $3) returning id',
          [accountId, teamId, role],
        )
        made.people.set(key, { accountId, membershipId })
        await client.query(`insert into event (kind, subject, subject_id) values ('account.created', 'account', $1)`, [accountId])
      }
    }
    // After their first team, which they sign in to: memberships are in the order in which they were made.
    for (const { key, also = [] } of demoTeams.flatMap(({ people }) => people))
      for (const { team, role } of also)
        await client.query('insert into membership (id, account_id, team_id, role) values (uuidv7(), $1, $2, $3)', [
          made.people.get(key)?.accountId,
          made.teams.get(team),
          role,
        ])
    await client.query('commit')
    return made
  } finally {
    await client.end()
  }
}

const idOf = async (client: pg.Client, sql: string, values: unknown[]): Promise<string> =>
  String((await client.query(sql, values)).rows[0].id)
