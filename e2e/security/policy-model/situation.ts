import type pg from 'pg'
import { openedBy, oracleBases, oracleSections } from '../oracle.ts'
import type { World } from '../world.ts'
import type { Chance } from './chance.ts'
import { inEvents } from './in-events.ts'
import type { Someone } from './world.ts'

/** One episode: recorded by some team, seen by some others in different ways, its person guarded in some way, and now and then known by an earlier episode. */
export async function situation(
  { owner, seed }: World,
  someones: Someone[],
  chance: Chance,
  of?: { someone: Someone; basis: string },
): Promise<void> {
  const status = chance.pick(of ? ['closed', 'closed', 'missing'] : ['reported', 'missing', 'located', 'afterReturn', 'closed'])
  const referral = chance.of(0.5)
    ? { side: chance.pick(['sender', 'receiver', 'neither'] as const), status: chance.pick(['draft', 'sent', 'accepted']) }
    : undefined
  const seeded = await seed(of?.someone ?? chance.pick(someones), {
    access: null,
    status,
    death: chance.of(of ? 0.7 : 0.2),
    discussion: chance.pick(['due', 'held']),
    ...(referral && { referral }),
  })
  const { episodeId, personId } = seeded
  const recorder =
    of && chance.of(of.basis === 'retained' || of.someone.role === 'auditor' ? 0.8 : 0.3) ? of.someone : chance.pick(someones)
  await inEvents(owner, null, async client => {
    await client.query(
      `insert into event (kind, subject, subject_id) select 'episode.confirmed', 'episode', $1::uuid union all select 'person.recorded', 'person', $2::uuid union all select 'referral.sent', 'referral', id from referral where episode_id = $1`,
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
      `insert into referral_outcome (referral_id, need, outcome, recorded_by, recorded_team) select id, 'mentor', 'needMet', $2, to_team from referral where episode_id = $1`,
      [episodeId, recorder.accountId],
    )
    const [one, other] = [of && chance.of(0.6) ? of.someone : chance.pick(someones), chance.pick(someones)]
    await client.query('update break_glass set recorded_by = $2 where episode_id = $1', [
      episodeId,
      (chance.of(0.3) ? one : other).accountId,
    ])
    await client.query('update return_discussion_assignee set team_id = $2 where episode_id = $1', [
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
       from (values ('share.given', 'summary', 'section'), ('referral.waits', 'summary', 'section'), ('return.reported', 'whereabouts', 'section'), ('supportNote.added', 'support', 'ownTeam'), ('enquiry.recorded', 'enquiries', 'lead'), ('enquiry.recorded', 'enquiries', 'ownTeam'), ('returnDiscussion.recorded', 'returnDiscussion', 'section'), ('task.overdue', 'summary', 'section'),
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
          `with e as (insert into event (kind, subject, subject_id) values ('person.recorded', 'person', $2)), s as (update access_grant set person_id = $2 where episode_id = $1), c as (update correction set person_id = $2 where episode_id = $1) update episode set person_id = $2 where id = $1`,
          [episodeId, rows[0].person_id],
        )
    }
    const teams = new Set(Array.from({ length: of ? 2 : 9 }, () => chance.pick(someones)))
    if (of) await see(client, episodeId, of.someone, someones, chance, of.basis)
    for (const someone of [...teams, recorder]) {
      for (let rows = chance.of(0.2) ? 2 : 1; rows > 0; rows--) await see(client, episodeId, someone, someones, chance)
    }
    const protectedAs = chance.pick([
      ...(of ? ['no', 'no', 'no', 'no'] : []),
      'no',
      'no',
      'no',
      'sealed',
      'nothing',
      'safe-and-well-only',
      'both',
    ])
    if (protectedAs !== 'no')
      await client.query(
        `insert into person_protection (person_id, sealed, seal_reason, whereabouts) select person_id, $2, 'highProfile', $3 from episode where id = $1 on conflict do nothing`,
        [
          episodeId,
          protectedAs === 'sealed' || protectedAs === 'both',
          protectedAs === 'sealed' ? 'full' : protectedAs === 'both' ? 'nothing' : protectedAs,
        ],
      )
    const colleagues = someones.filter(({ teamId }) => teamId === recorder.teamId)
    for (const someone of [...teams, ...colleagues]) {
      if (chance.of(someone.role === 'auditor' ? 0.4 : 0.12))
        await client.query(
          `insert into exclusion (account_id, person_id, reason) select $2, person_id, 'relative' from episode where id = $1 on conflict do nothing`,
          [episodeId, someone.accountId],
        )
      if (chance.of(0.25))
        await client.query(
          `insert into whereabouts_allow_list (account_id, person_id) select $2, person_id from episode where id = $1 on conflict do nothing`,
          [episodeId, someone.accountId],
        )
    }
    // the copies that the policy prefilters by are made by the protection's own trigger
    await client.query(
      `update person_protection set whereabouts = whereabouts where person_id = (select person_id from episode where id = $1)`,
      [episodeId],
    )
  })
}

/** An access grant: for a team or an account of it, live, to come, ending, or over. */
async function see(
  client: pg.PoolClient,
  episodeId: string,
  someone: Someone,
  someones: Someone[],
  chance: Chance,
  given?: string,
): Promise<void> {
  const basis = given ?? chance.pick([...oracleBases])
  const colleague = given ? someone : chance.pick(someones.filter(({ teamId }) => teamId === someone.teamId))
  const individual = ['individual', 'break-glass'].includes(basis) || chance.of(0.1)
  const opened =
    basis === 'retained' && chance.of(0.4)
      ? []
      : chance.of(0.5) && basis !== 'retained'
        ? openedBy(basis, someone.kind)
        : oracleSections.filter(() => chance.of(0.5))
  const from = chance.of(given ? 0 : 0.08) ? '1 hour' : '-1 day'
  const until = chance.of(given ? 0 : 0.15) ? '-1 minute' : chance.of(0.3) || basis === 'lead' ? '2 hours' : null
  await client.query(
    `insert into access_grant (episode_id, person_id, team_id, account_id, sections, basis, from_at, until, open, risk, status, reported_at)
     select id, person_id, $2, $3, $4, $5, now() + $6::interval, now() + $7::interval, status in ('reported', 'missing', 'located', 'afterReturn'), risk, status, reported_at from episode where id = $1`,
    [episodeId, someone.teamId, individual ? colleague.accountId : null, opened, basis, from, until],
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
