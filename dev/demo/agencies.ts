import type { DatabaseConfig } from '@waymark/prisma/database-config'
import { sections } from '@waymark/shared/permissions.ts'
import { sharePurposes } from '@waymark/shared/shares/share.ts'
import pg from 'pg'
import { hashPassword } from '@waymark/server/src/sessions/password.ts'
import { demoPassword, demoTeams, emailOf } from './accounts.ts'

/** The ids of the demo's teams and people, by key. */
export type Agencies = { teams: Map<string, string>; people: Map<string, { accountId: string; membershipId: string }> }

/** Makes the demo's agencies, teams and accounts as the owner, because there is no command for them yet. */
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
    // Made after the first team, because people sign in to their oldest membership.
    for (const { key, also = [] } of demoTeams.flatMap(({ people }) => people))
      for (const { team, role } of also)
        await client.query('insert into membership (id, account_id, team_id, role) values (uuidv7(), $1, $2, $3)', [
          made.people.get(key)?.accountId,
          made.teams.get(team),
          role,
        ])
    await agree(client)
    await client.query('commit')
    return made
  } finally {
    await client.end()
  }
}

/** Makes agreements between all agencies, from before the first episode, for all sections except enquiries. */
const agree = (client: pg.Client) =>
  client.query(
    `with made as (
       insert into agreement (id, agency_id, with_agency, title, purposes, sections, giver_basis, receiver_basis, from_at)
       select uuidv7(), g.id, r.id, 'Missing people: what ' || g.name || ' shares with ' || r.name, $1, $2, basis.of_kind, taken.of_kind, '2024-04-01T08:00Z'
       from agency g join agency r on r.id <> g.id and r.kind <> 'oversight'
       cross join lateral (select case when g.kind in ('charity', 'care') then 'recognisedLegitimateInterest' else 'publicTask' end) basis (of_kind)
       cross join lateral (select case when r.kind in ('charity', 'care') then 'recognisedLegitimateInterest' else 'publicTask' end) taken (of_kind)
       where g.kind <> 'oversight' returning id)
     insert into event (kind, subject, subject_id) select 'agreement.made', 'account', id from made`,
    [sharePurposes, sections.filter(section => section !== 'enquiries')],
  )

const idOf = async (client: pg.Client, sql: string, values: unknown[]): Promise<string> =>
  String((await client.query(sql, values)).rows[0].id)
