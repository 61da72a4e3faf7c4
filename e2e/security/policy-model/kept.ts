import { oracleSections } from '../oracle.ts'
import type { World } from '../world.ts'
import type { Chance } from './chance.ts'
import { inEvents } from './in-events.ts'
import type { Someone } from './world.ts'

/**
 * Rows of one account: drafts of every form, saved views, idempotency keys, notification marks, presence and access log
 * entries.
 */
export async function keep({ owner }: World, { accountId, teamId }: Someone, chance: Chance): Promise<void> {
  const me = [accountId, teamId]
  const { rows } = await owner.query<{ episode_id: string; person_id: string; sections: string[] }>(
    'select episode_id, person_id, sections from access_grant where team_id = $1 and (account_id is null or account_id = $2) order by episode_id limit 24',
    [teamId, accountId],
  )
  for (const { episode_id, person_id, sections } of [...rows, ...rows]) {
    const form = chance.pick([
      'information',
      'recordFound',
      'returnReport',
      'recordDiscussion',
      'notHeld',
      'personHealth',
      'refer',
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
      `insert into access_log (account_id, team_id, action, outcome, ids) values ($1, $2, 'episode.report', $3, array[$4]::uuid[])`,
      [...me, chance.pick(['shown', 'matched', 'tried']), person_id],
    )
  }
  await inEvents(owner, null, client =>
    client.query(
      `
    with s as (select to_jsonb(t) || jsonb_build_object('id', gen_random_uuid(), 'agency_id', (select agency_id from team where id = $1), 'receiving_team', $1) as row from service t limit 1),
      e as (insert into event (kind, subject, subject_id) select 'service.listed', 'service', (row ->> 'id')::uuid from s)
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
    await owner.query('insert into notification_mark (account_id, team_id, event_id) values ($1, $2, 1)', [accountId, id])
  for (const shared of [true, false])
    await owner.query(
      `insert into saved_view (id, account_id, team_id, list, name, search, shared) values (gen_random_uuid(), $1, $2, 'board', 'x', '{}', $3)`,
      [...me, shared],
    )
  await owner.query(
    `insert into idempotency_key (account_id, id, endpoint, body_hash, reply) values ($1, gen_random_uuid(), 'x', '\\x00', '{}')`,
    [accountId],
  )
  await owner.query('insert into notification_mark (account_id, team_id, event_id) values ($1, $2, 1)', me)
}
