import type pg from 'pg'
import { doorConfig } from '@waymark/prisma/doors'
import { openedBy, oracleReasons, oracleRoles, oracleSections } from '../oracle.ts'
import { startDatabaseAlone } from '../database-alone.ts'
import { openWorld, type Member, type World } from '../world.ts'
import { createChance, type Chance } from './chance.ts'

export type Someone = Member & { state: string; token: string }
export type AgreeWorld = { world: World; someones: Someone[]; app: ReturnType<typeof doorConfig>; chance: Chance }

/** What can be the matter with somebody who has the right token all the same. */
const states: [state: string, sql: string][] = [
  ['disabled', 'update account set disabled_at = now() where id = $1'],
  ['membership ended', `update membership set until = now() - interval '1 minute' where account_id = $1`],
  ['session ended', 'update session set ended_at = now() where account_id = $1'],
  ['idle', `update session set active_at = now() - interval '16 minutes' where account_id = $1`],
  ['too long', `update session set created_at = now() - interval '13 hours' where account_id = $1`],
]

/** Accounts of every role and in every state, and episodes that they see for every reason, in every state of the row, the person and the account. */
export async function openAgreeWorld({
  copies,
  episodes,
  each = [],
  seed,
}: {
  copies: number
  episodes: number
  /** Reasons by each of which everybody who is well sees an episode of their own, besides. */
  each?: readonly string[]
  seed: number
}): Promise<AgreeWorld> {
  const world = await openWorld(startDatabaseAlone)
  const chance = createChance(seed)
  const someones: Someone[] = []
  for (let copy = 0; copy < copies; copy++) {
    for (const [place, role] of oracleRoles.entries()) {
      // every second one joins the team of somebody of the same kind of agency, so that teams hold several roles
      const colleague =
        copy % 2 === 1
          ? chance.pick(
              someones.filter(other => other.role === role || (other.kind === kindsOf(someones, role) && other.role !== role)),
            )
          : undefined
      const member = await world.member(role, colleague)
      const [state, sql] = (copy === copies - 1 ? states[place % states.length] : undefined) ?? ['well', '']
      if (sql)
        await inEvents(world.owner, member.accountId, async client => {
          await client.query(sql, [member.accountId])
          // triggers end the session too; what stands in the way is to be this alone
          if (state !== 'session ended')
            await client.query('update session set ended_at = null where account_id = $1', [member.accountId])
        })
      someones.push({ ...member, state, token: member.cookie.replace('waymark=', '') })
    }
  }
  for (let n = 0; n < episodes; n++) await situation(world, someones, chance)
  for (const someone of someones.filter(({ state }) => state === 'well'))
    for (const reason of each) await situation(world, someones, chance, { someone, reason })
  for (const someone of someones) await keep(world, someone, chance)
  return { world, someones, chance, app: doorConfig(world.program.database, world.program.secret, 'app') }
}

const kindsOf = (someones: Someone[], role: string) => someones.find(other => other.role === role)?.kind

/** One episode: recorded by some team, seen by some others in different ways, its person guarded in some way, and now and then known by an earlier episode. */
async function situation(
  { owner, plant }: World,
  someones: Someone[],
  chance: Chance,
  of?: { someone: Someone; reason: string },
): Promise<void> {
  const status = chance.pick(of ? ['closed', 'closed', 'missing'] : ['reported', 'missing', 'located', 'afterReturn', 'closed'])
  const referral = chance.of(0.5)
    ? { side: chance.pick(['sender', 'receiver', 'neither'] as const), status: chance.pick(['draft', 'sent', 'accepted']) }
    : undefined
  const planted = await plant(of?.someone ?? chance.pick(someones), {
    standing: null,
    status,
    death: chance.of(of ? 0.7 : 0.2),
    discussion: chance.pick(['due', 'held']),
    ...(referral && { referral }),
  })
  const { episodeId, personId } = planted
  const recorder =
    of && chance.of(of.reason === 'own' || of.someone.role === 'auditor' ? 0.8 : 0.3) ? of.someone : chance.pick(someones)
  await inEvents(owner, null, async client => {
    await client.query(
      `insert into event (kind, subject, subject_id) select 'x', 'episode', $1::uuid union all select 'x', 'person', $2::uuid union all select 'x', 'referral', id from referral where episode_id = $1`,
      [episodeId, personId],
    )
    for (const table of await recorded(client)) {
      const key =
        table === 'person'
          ? ['id', personId]
          : table === 'episode'
            ? ['id', episodeId]
            : table.startsWith('person_')
              ? ['person_id', personId]
              : ['episode_id', episodeId]
      await client.query(`update "${table}" set recorded_by = $1, recorded_team = $2 where ${key[0]} = $3`, [
        recorder.accountId,
        recorder.teamId,
        key[1],
      ])
    }
    await client.query(
      `insert into referral_outcome (referral_id, need, outcome, recorded_by, recorded_team) select id, 'somebodyToTalkTo', 'met', $2, to_team from referral where episode_id = $1`,
      [episodeId, recorder.accountId],
    )
    const [one, other] = [of && chance.of(0.6) ? of.someone : chance.pick(someones), chance.pick(someones)]
    await client.query('update break_glass set recorded_by = $2 where episode_id = $1', [
      episodeId,
      (chance.of(0.3) ? one : other).accountId,
    ])
    await client.query('update return_discussion_holder set team_id = $2 where episode_id = $1', [
      episodeId,
      chance.pick([one, other]).teamId,
    ])
    if (chance.of(0.4))
      await client.query('update episode_death set confirmed_by = $2, confirmed_at = now() where episode_id = $1', [
        episodeId,
        other.accountId,
      ])
    await client.query(
      `insert into event (kind, subject, subject_id, account_id, team_id, section, audience, data)
       select k, case when k = 'referral.allocated' then 'referral' else 'episode' end, case when k = 'referral.allocated' then (select id from referral where episode_id = $1) else $1::uuid end,
         $2::uuid, $3::uuid, section, audience, jsonb_build_object('teamId', $4::text) || case when k = 'task.overdue' then '{"task": "reviewBreakGlass"}' else '{}'::jsonb end
       from (values ('share.given', 'summary', 'section'), ('referral.waits', 'summary', 'section'), ('return.reported', 'whereabouts', 'section'), ('x', 'support', 'ownTeam'), ('x', 'enquiries', 'lead'), ('x', 'enquiries', 'ownTeam'), ('x', 'returnDiscussion', 'section'), ('task.overdue', 'summary', 'section'),
         ('referral.allocated', 'summary', 'section')) v (k, section, audience) where k <> 'referral.allocated' or exists (select from referral where episode_id = $1)`,
      [episodeId, one.accountId, one.teamId, other.teamId],
    )
    // it may happen that a person is known already
    if (chance.of(0.25)) {
      const { rows } = await client.query('select person_id from episode where id <> $1 order by recorded_at desc limit 1', [
        episodeId,
      ])
      if (rows[0])
        await client.query(
          `with e as (insert into event (kind, subject, subject_id) values ('x', 'person', $2)), s as (update sight set person_id = $2 where episode_id = $1), c as (update correction set person_id = $2 where episode_id = $1) update episode set person_id = $2 where id = $1`,
          [episodeId, rows[0].person_id],
        )
    }
    const teams = new Set(Array.from({ length: of ? 2 : 9 }, () => chance.pick(someones)))
    if (of) await see(client, episodeId, of.someone, someones, chance, of.reason)
    for (const someone of [...teams, recorder]) {
      for (let rows = chance.of(0.2) ? 2 : 1; rows > 0; rows--) await see(client, episodeId, someone, someones, chance)
    }
    const guarded = chance.pick([
      ...(of ? ['no', 'no', 'no', 'no'] : []),
      'no',
      'no',
      'no',
      'sealed',
      'nothing',
      'safe-and-well-only',
      'both',
    ])
    if (guarded !== 'no')
      await client.query(
        `insert into person_guard (person_id, sealed, seal_reason, whereabouts) select person_id, $2, 'highProfile', $3 from episode where id = $1 on conflict do nothing`,
        [
          episodeId,
          guarded === 'sealed' || guarded === 'both',
          guarded === 'sealed' ? 'full' : guarded === 'both' ? 'nothing' : guarded,
        ],
      )
    const colleagues = someones.filter(({ teamId }) => teamId === recorder.teamId)
    for (const someone of [...teams, ...colleagues]) {
      if (chance.of(someone.role === 'auditor' ? 0.4 : 0.12))
        await client.query(
          `insert into exclusion (account_id, person_id, reason) select $2, person_id, 'x' from episode where id = $1 on conflict do nothing`,
          [episodeId, someone.accountId],
        )
      if (chance.of(0.25))
        await client.query(
          `insert into safe_listed (account_id, person_id) select $2, person_id from episode where id = $1 on conflict do nothing`,
          [episodeId, someone.accountId],
        )
    }
    // the copies that the wall prefilters by are made by the guard's own trigger
    await client.query(
      `update person_guard set whereabouts = whereabouts where person_id = (select person_id from episode where id = $1)`,
      [episodeId],
    )
  })
}

/** What is kept for one person: drafts of every form on what they see or saw, views, receipts, how far they read, where they are, what they looked at. */
async function keep({ owner }: World, { accountId, teamId }: Someone, chance: Chance): Promise<void> {
  const me = [accountId, teamId]
  const { rows } = await owner.query<{ episode_id: string; person_id: string; sections: string[] }>(
    'select episode_id, person_id, sections from sight where team_id = $1 and (account_id is null or account_id = $2) order by episode_id limit 24',
    [teamId, accountId],
  )
  for (const { episode_id, person_id, sections } of [...rows, ...rows]) {
    const form = chance.pick([
      'addInformation',
      'recordFound',
      'returnReport',
      'recordDiscussion',
      'notHeld',
      'editHealth',
      'referral',
      'correction',
    ])
    const of = chance.pick([
      [episode_id, null],
      [null, person_id],
      [episode_id, person_id],
    ])
    await owner.query(
      `insert into draft (id, account_id, team_id, form, place, episode_id, person_id, section, "values") values (gen_random_uuid(), $1, $2, $3, gen_random_uuid(), $4, $5, $6, '{}')`,
      [...me, form, ...of, chance.pick(sections.length > 0 && chance.of(0.8) ? sections : oracleSections)],
    )
    await owner.query(
      'insert into presence (account_id, team_id, episode_id, editing) values ($1, $2, $3, $4) on conflict do nothing',
      [...me, episode_id, chance.pick(oracleSections)],
    )
    await owner.query(
      `insert into consultation (account_id, team_id, action, outcome, ids) values ($1, $2, 'episode.report', $3, array[$4]::uuid[])`,
      [...me, chance.pick(['shown', 'matched', 'tried']), person_id],
    )
  }
  await inEvents(owner, null, client =>
    client.query(
      `
    with s as (select to_jsonb(t) || jsonb_build_object('id', gen_random_uuid(), 'agency_id', (select agency_id from team where id = $1), 'receiving_team', $1) as row from service t limit 1),
      e as (insert into event (kind, subject, subject_id) select 'x', 'service', (row ->> 'id')::uuid from s)
    insert into service select r.* from s cross join lateral jsonb_populate_record(null::service, s.row) r`,
      [teamId],
    ),
  )
  const { rows: others } = await owner.query<{ id: string }>('select id from team where id <> $1 order by id limit 1', [teamId])
  for (const team of [teamId, ...others.map(({ id }) => id)])
    await owner.query(
      `insert into draft (id, account_id, team_id, form, place, section, "values") values (gen_random_uuid(), $1, $2, 'report', gen_random_uuid(), 'summary', '{}')`,
      [accountId, team],
    )
  for (const { id } of others)
    await owner.query('insert into notice_mark (account_id, team_id, event_id) values ($1, $2, 1)', [accountId, id])
  for (const shared of [true, false])
    await owner.query(
      `insert into saved_view (id, account_id, team_id, list, name, search, shared) values (gen_random_uuid(), $1, $2, 'missingNow', 'x', '{}', $3)`,
      [...me, shared],
    )
  await owner.query(
    `insert into receipt (account_id, id, endpoint, body_hash, reply) values ($1, gen_random_uuid(), 'x', '\\x00', '{}')`,
    [accountId],
  )
  await owner.query('insert into notice_mark (account_id, team_id, event_id) values ($1, $2, 1)', me)
}

/** A row of sight: for a team or an account of it, live, to come, ending, or over. */
async function see(
  client: pg.PoolClient,
  episodeId: string,
  someone: Someone,
  someones: Someone[],
  chance: Chance,
  given?: string,
): Promise<void> {
  const reason = given ?? chance.pick([...oracleReasons])
  const colleague = given ? someone : chance.pick(someones.filter(({ teamId }) => teamId === someone.teamId))
  const named = ['named', 'break-glass'].includes(reason) || chance.of(0.1)
  const opened =
    reason === 'own' && chance.of(0.4)
      ? []
      : chance.of(0.5) && reason !== 'own'
        ? openedBy(reason, someone.kind)
        : oracleSections.filter(() => chance.of(0.5))
  const from = chance.of(given ? 0 : 0.08) ? '1 hour' : '-1 day'
  const until = chance.of(given ? 0 : 0.15) ? '-1 minute' : chance.of(0.3) || reason === 'lead' ? '2 hours' : null
  await client.query(
    `insert into sight (episode_id, person_id, team_id, account_id, sections, reason, from_at, until, open, risk, status, reported_at)
     select id, person_id, $2, $3, $4, $5, now() + $6::interval, now() + $7::interval, status in ('reported', 'missing', 'located', 'afterReturn'), risk, status, reported_at from episode where id = $1`,
    [episodeId, someone.teamId, named ? colleague.accountId : null, opened, reason, from, until],
  )
}

let tables: string[] | undefined
/** Tables of the record that say which team wrote a row, and hang on an episode or a person. */
async function recorded(client: pg.PoolClient): Promise<string[]> {
  tables ??= (
    await client.query<{
      name: string
    }>(`select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'recorded_team') and (c.relname in ('person', 'episode')
        or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = case when c.relname like 'person\\_%' then 'person_id' else 'episode_id' end))`)
  ).rows.map(({ name }) => name)
  return tables
}

async function inEvents(
  owner: pg.Pool,
  accountId: string | null,
  work: (client: pg.PoolClient) => Promise<unknown>,
): Promise<void> {
  const client = await owner.connect()
  try {
    await client.query('begin')
    if (accountId)
      await client.query(`insert into event (kind, subject, subject_id) values ('account.created', 'account', $1)`, [accountId])
    await work(client)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}
