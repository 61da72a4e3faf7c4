import type pg from 'pg'
import { openDatabase } from '../../../server/src/platform/database/database.ts'
import { findActor } from '../../../server/src/platform/session/session.ts'
import { findAccess, type AccessContext } from '../../../server/src/platform/access/access.ts'
import type { RunningProgram } from '../../program.ts'
import type { Account, Facts, Row } from './reading.ts'
import type { Someone } from './world.ts'

export type Tables = Map<string, Map<string, Row>>

/** The rows of every table that requests may read at all, as the owner sees them, by their place in the table. */
export async function listRows(owner: pg.Pool | pg.PoolClient): Promise<Tables> {
  const { rows: names } = await owner.query<{
    name: string
  }>(`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
    and has_table_privilege('waymark_app', oid, 'select') order by 1`)
  const tables: Tables = new Map()
  for (const { name } of names) {
    const { rows } = await owner.query<{ at: string; row: Row }>(`select ctid::text as at, to_jsonb(t) as row from "${name}" t`)
    tables.set(name, new Map(rows.map(({ at, row }) => [at, row])))
  }
  return tables
}

/** The facts that the second reading is made from. */
export async function readFacts(owner: pg.Pool): Promise<Facts> {
  const all = async (table: string) =>
    (await owner.query<{ row: Row }>(`select to_jsonb(t) as row from "${table}" t`)).rows.map(({ row }) => row)
  const grants = await all('access_grant')
  const by = (column: string) => Map.groupBy(grants, row => String(row[column]))
  const pairs = async (table: string) =>
    new Set((await all(table)).map(row => `${String(row['account_id'])} ${String(row['person_id'])}`))
  const now = new Date()
  const disabled = new Set((await all('account')).filter(row => row['disabled_at'] !== null).map(row => row['id']))
  const members = (await all('membership')).filter(
    row => !disabled.has(row['account_id']) && (row['until'] === null || new Date(String(row['until'])) > now),
  )
  const episodes = await all('episode')
  return {
    now,
    grants: { byEpisode: by('episode_id'), byPerson: by('person_id') },
    protections: new Map((await all('person_protection')).map(row => [String(row['person_id']), row])),
    excluded: await pairs('exclusion'),
    allowListed: await pairs('whereabouts_allow_list'),
    matched: new Set(
      (await all('access_log'))
        .filter(row => row['action'] === 'episode.report' && row['outcome'] === 'matched')
        .flatMap(row => (row['ids'] as string[]).map(id => `${String(row['account_id'])} ${id}`)), // as: a column of ids
    ),
    looked: new Map((await all('access_alert')).map(row => [String(row['id']), row])),
    teamsOf: new Map(
      [...Map.groupBy(members, row => String(row['account_id']))].map(([id, rows]) => [
        id,
        rows.map(row => String(row['team_id'])),
      ]),
    ),
    agencies: new Map((await all('team')).map(row => [String(row['id']), String(row['agency_id'])])),
    episodes: new Map(episodes.map(row => [String(row['id']), row])),
    personOf: new Map([
      ...(await all('person')).map(row => [String(row['reference']), String(row['id'])] as const),
      ...episodes.map(row => [String(row['reference']), String(row['person_id'])] as const),
    ]),
  }
}

/** An account from the tables, and whether its session counts by its own rules, without PostgreSQL's function. */
export async function readAccount(owner: pg.Pool, { accountId, membershipId }: Someone): Promise<Account> {
  const { rows } = await owner.query(
    `select m.team_id, m.role, m.until, t.agency_id, a.disabled_at, s.ended_at, s.active_at, s.created_at from membership m join account a on a.id = m.account_id
     join team t on t.id = m.team_id left join session s on s.membership_id = m.id where m.id = $1`,
    [membershipId],
  )
  const { team_id, role, until, agency_id, disabled_at, ended_at, active_at, created_at } = rows[0]
  const minutes = (since: Date) => (Date.now() - since.getTime()) / 60_000
  const live =
    !ended_at &&
    !disabled_at &&
    minutes(active_at) < 15 &&
    minutes(created_at) < 12 * 60 &&
    (until === null || until > new Date())
  return { accountId, teamId: team_id, actingTeam: team_id, agencyId: agency_id, role, live }
}

/** Which rows PostgreSQL shows to the session of this token, in one query; `view`: in view-as. */
export async function askThePolicies(
  client: pg.Client | pg.PoolClient,
  token: string,
  tables: Iterable<string>,
  view?: Account['view'],
): Promise<Map<string, Set<string>>> {
  await client.query(`select set_config('app.token', $1, true), set_config('app.view_as', $2, true)`, [
    token,
    view ? JSON.stringify(view) : '',
  ])
  const each = [...tables].map(name => `select '${name}' as name, array_agg(ctid::text) as at from public."${name}"`)
  const { rows } = await client.query<{ name: string; at: string[] | null }>(each.join(' union all '))
  return new Map(rows.map(({ name, at }) => [name, new Set(at)]))
}

/**
 * The grants that my_access gives the session asked last: id, effective basis, whether it opens the whereabouts, and whether
 * any grant on the episode does.
 */
export async function askMyAccess(client: pg.Client | pg.PoolClient): Promise<Set<string>> {
  const { rows } = await client.query<{ line: string }>(
    `select concat_ws(' ', id, basis, may_know_whereabouts, known_teams is null) as line from my_access`,
  )
  return new Set(rows.map(({ line }) => line))
}

/** The server's access of an account to each episode; none if its session does not count. */
export async function listBases(
  { database: config, secret }: RunningProgram,
  token: string,
  episodes: string[],
): Promise<Map<string, AccessContext | null>> {
  const database = openDatabase({ config, secret })
  try {
    const actor = await findActor(database.auth, token, false)
    const bases = new Map<string, AccessContext | null>()
    for (let from = 0; actor && from < episodes.length; from += 50)
      await database.asActor(token, crypto.randomUUID(), async tx => {
        for (const episodeId of episodes.slice(from, from + 50)) bases.set(episodeId, await findAccess(tx, actor, { episodeId }))
      })
    return bases
  } finally {
    await database.close()
  }
}
