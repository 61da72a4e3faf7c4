import { attempt, cover, quote, tell, type Script, type Target } from './script.ts'

/** Impersonation: another role, another token, other tables, functions or operators in place of ours. */
export function becoming({ attacker, prey }: Target, ours: string[]): Script[] {
  const { inspector, token, sessionId, seeded } = prey
  const see = [
    tell('select * from public.person'),
    tell('select app.account_id(), app.team_id(), app.role()'),
    tell(`select * from app.explain_access(${quote(seeded.episodeId)})`),
  ].join(';')
  const act = `${cover(attacker)};${attempt(`insert into event (kind, subject, subject_id) values ('episode.closed', 'episode', ${quote(seeded.episodeId)})`)}`
  const roles = [
    'waymark_owner',
    'postgres',
    'waymark_auth',
    'waymark_jobs',
    'waymark_relay',
    'waymark_demo',
    'pg_read_all_data',
    'pg_monitor',
    'pg_read_server_files',
    'pg_execute_server_program',
    'pg_signal_backend',
  ]
  const guesses = [
    inspector.accountId,
    inspector.teamId,
    inspector.membershipId,
    sessionId,
    prey.email,
    prey.tokenHash,
    `\\x${prey.tokenHash}`,
    seeded.episodeId,
    '',
    ' ',
    '%',
    '0',
    'null',
    `' or true --`,
  ]
  const settings = [
    'app.account_id',
    'app.team_id',
    'app.role',
    'app.membership_id',
    'app.session_id',
    'app.actor',
    'app.excluded',
    'app.moment',
    'app.now',
    'request.jwt.claims',
    'role',
  ]
  const shadows: [what: string, sql: string][] = [
    [
      'sessions',
      `create temp table session as select null::uuid as id, sha256(convert_to(current_setting('app.token'), 'UTF8')) as token_hash, ${quote(inspector.accountId)}::uuid as account_id, ${quote(inspector.membershipId)}::uuid as membership_id, now() as created_at, now() as active_at, null::timestamptz as ended_at`,
    ],
    [
      'memberships',
      `create temp table membership as select m.id, ${quote(inspector.accountId)}::uuid as account_id, ${quote(inspector.teamId)}::uuid as team_id, 'inspector'::text as role, null::timestamptz as until from (select ${quote(attacker.membershipId)}::uuid as id) m`,
    ],
    [
      'accounts',
      `create temp table account as select ${quote(attacker.accountId)}::uuid as id, 'x' as email, 'x' as name, null::timestamptz as disabled_at`,
    ],
    [
      'what roles read',
      `create temp table role_section as select ${quote(attacker.role)} as role, s as section, 'yes' as reach from unnest(array['summary', 'description', 'care', 'health', 'enquiries', 'returnDiscussion', 'support', 'plan', 'whereabouts']) s`,
    ],
    [
      'actors',
      `create temp table session_actor as select sha256(convert_to(current_setting('app.token'), 'UTF8')) as token_hash, gen_random_uuid() as session_id, ${quote(inspector.accountId)}::uuid as account_id, ${quote(inspector.teamId)}::uuid as team_id, ${quote(inspector.agencyId)}::uuid as agency_id, 'inspector'::text as role, array['lead', 'area', 'national', 'share'] as bases, array['lead', 'national'] as sealed_bases, array['summary', 'description', 'care', 'health', 'enquiries', 'whereabouts'] as sections, array['summary'] as own_sections, '{}'::uuid[] as allow_list, '{}'::uuid[] as excluded, gen_random_uuid() as mask, now() as active_at, now() + interval '1 hour' as ends_at`,
    ],
    [
      'the grants that count',
      `create temp table live_grant as select gen_random_uuid() as id, ${quote(seeded.episodeId)}::uuid as episode_id, ${quote(seeded.personId)}::uuid as person_id, ${quote(attacker.teamId)}::uuid as team_id, null::uuid as account_id, array['summary', 'description', 'care', 'health'] as sections, 'lead'::text as basis, app.actor() as actor`,
    ],
    [
      'my access',
      `create temp table my_access as select ${quote(seeded.episodeId)}::uuid as episode_id, ${quote(seeded.personId)}::uuid as person_id, true as summary, true as health, true as leads, 'lead'::text as basis`,
    ],
    [
      'what roles may do',
      `create temp table role_action as select ${quote(attacker.role)} as role, a as action, b as basis from unnest(array['share.give', 'breakGlass.review', 'person.readSealed']) a, unnest(array['lead', 'area', 'share', 'retained']) b`,
    ],
    [
      'the bases of roles',
      `create temp table role_basis as select ${quote(attacker.role)} as role, b as basis from unnest(array['lead', 'area']) b`,
    ],
    ['the type of the actor', 'create type pg_temp.actor as (account_id uuid, team_id uuid)'],
    ['exclusions', 'create temp table exclusion (account_id uuid, person_id uuid)'],
    [
      'the allow-list',
      `create temp table whereabouts_allow_list as select ${quote(attacker.accountId)}::uuid as account_id, ${quote(seeded.personId)}::uuid as person_id`,
    ],
    [
      'access_grant',
      `create temp table access_grant as select gen_random_uuid() as id, ${quote(seeded.episodeId)}::uuid as episode_id, ${quote(seeded.personId)}::uuid as person_id, ${quote(attacker.teamId)}::uuid as team_id, null::uuid as account_id, array['summary', 'description', 'care', 'health', 'enquiries', 'whereabouts'] as sections, 'lead'::text as basis, null::uuid as share_id, null::uuid as because_of, now() - interval '1 day' as from_at, null::timestamptz as until, null::timestamptz as ended_at, true as open, 'low'::text as risk, 'missing'::text as status, now() as reported_at, false as sealed, false as withheld`,
    ],
    [
      'events',
      `create temp table event as select 1::bigint as id, app.tx() as tx, x as subject_id, null::text as kind from unnest(array[${Object.values(
        seeded,
      )
        .filter(id => id.length === 36)
        .map(quote)
        .join(', ')}]::uuid[]) x`,
    ],
    ['the outbox', 'create temp table outbox (id bigint, event_id bigint, lost_episode uuid, lost_team uuid, lost_account uuid)'],
    ['people', 'create temp table person (id uuid)'],
    [
      'protection of people',
      'create temp table person_protection (person_id uuid, sealed boolean, seal_reason text, whereabouts text)',
    ],
    ['episodes', `create temp table episode as select ${quote(seeded.episodeId)}::uuid as id, 'missing'::text as status`],
    ['the type of ids', 'create domain pg_temp.uuid as text'],
    ['the type of times', 'create domain pg_temp.timestamptz as text'],
    ['a view of people', 'create temp view person as select 1'],
  ]
  const paths = ['pg_temp, public', 'public, pg_temp', '""', 'app', 'information_schema', 'pg_temp']
  return [
    ...roles.map(role => ({
      name: `become the role ${role}`,
      sql: [
        attempt(`set local role ${role}`),
        attempt(`set role ${role}`),
        attempt(`set session authorization ${role}`),
        attempt(`select set_config('role', ${quote(role)}, true)`),
        see,
        act,
      ].join(';'),
    })),
    ...guesses.map(guess => ({
      name: `guess the token: ${guess.length > 30 ? 'an id' : JSON.stringify(guess)}`,
      sql: [`set local app.token = ${quote(guess)}`, see, act, `select set_config('app.token', ${quote(guess)}, false)`, see, act]
        .map(each => each)
        .join(';'),
    })),
    ...ours.flatMap(name =>
      forms({ attacker, prey }).map((value, place) => ({
        name: `set ${name}, form ${place + 1}`,
        sql: [attempt(`select set_config(${quote(name)}, ${quote(value)}, true)`), see, act].join(';'),
      })),
    ),
    ...settings.map(name => ({
      name: `set ${name}`,
      sql: [
        attempt(`select set_config(${quote(name)}, ${quote(inspector.accountId)}, true)`),
        attempt(`set local ${name} = ${quote(inspector.teamId)}`),
        see,
        act,
      ].join(';'),
    })),
    ...shadows.map(([what, sql]) => ({
      name: `shadow ${what}`,
      sql: [attempt(sql), see, tell('select * from pg_catalog.current_schemas(true)'), act].join(';'),
    })),
    ...paths.map(path => ({
      name: `search in ${path}`,
      sql: [
        attempt(shadows[0]?.[1] ?? ''),
        attempt(`set local search_path = ${path}`),
        see.replaceAll('public.', ''),
        attempt(`create function app.now() returns timestamptz language sql as 'select null'`),
      ].join(';'),
    })),
    {
      name: 'shadow all that says who asks at once',
      sql: [...shadows.slice(0, 13).map(([, sql]) => attempt(sql)), see, act].join(';'),
    },
    {
      name: 'redefine what compares ids',
      sql: [
        attempt(`create function public.yes(uuid, uuid) returns boolean language sql as 'select true'`),
        attempt('create operator public.= (leftarg = uuid, rightarg = uuid, function = public.yes)'),
        attempt(`create function pg_temp.yes(uuid, uuid) returns boolean language sql as 'select true'`),
        attempt('create operator pg_temp.= (leftarg = uuid, rightarg = uuid, function = pg_temp.yes)'),
        attempt('set local search_path = pg_temp, pg_catalog, public'),
        see,
      ].join(';'),
    },
    {
      name: 'redefine a cast',
      sql: [
        attempt(`create function pg_temp.text_of(uuid) returns text language sql as 'select ''x'''`),
        attempt('create cast (uuid as text) with function pg_temp.text_of(uuid) as implicit'),
        see,
      ].join(';'),
    },
    {
      name: 'redefine who asks',
      sql: [
        ...['account_id', 'team_id', 'own_team', 'actor']
          .flatMap(name => [
            `create or replace function app.${name}() returns uuid language sql as $f$ select ${quote(inspector.accountId)}::uuid $f$`,
            `create function public.${name}() returns uuid language sql as $f$ select ${quote(inspector.accountId)}::uuid $f$`,
            `alter function app.${name}() owner to waymark_app`,
            `alter function app.${name}() security invoker`,
            `alter function app.${name}() set search_path = pg_temp`,
            `drop function app.${name}() cascade`,
          ])
          .map(attempt),
        see,
        act,
      ].join(';'),
    },
    {
      name: 'redefine which grants count',
      sql: [
        ...[
          'alter view live_grant set (security_invoker = true)',
          'alter view live_grant set (security_barrier = false)',
          'alter view my_access set (security_invoker = false)',
          'create or replace view my_access as select * from access_grant',
          'drop view my_access cascade',
          'create rule mine as on insert to live_grant do instead nothing',
          'grant select on access_grant, session_actor to waymark_app',
        ].map(attempt),
        see,
        act,
      ].join(';'),
    },
    {
      name: 'a leaky function before the grants',
      sql: [
        attempt(
          `create function pg_temp.spy(anyelement) returns boolean language plpgsql cost 0.0000001 as $f$ begin raise notice '%', $1; return true; end $f$`,
        ),
        tell('select * from live_grant g where pg_temp.spy(g)'),
        tell(`select * from my_access g where pg_temp.spy(g) and g.episode_id = ${quote(seeded.episodeId)}`),
      ].join(';'),
    },
    {
      name: 'a leaky function before the policies',
      sql: [
        attempt(
          `create function pg_temp.spy(anyelement) returns boolean language plpgsql cost 0.0000001 as $f$ begin raise notice '%', $1; return true; end $f$`,
        ),
        tell('select * from person p where pg_temp.spy(p)'),
        tell('select * from person_health p where pg_temp.spy(p)'),
      ].join(';'),
    },
    {
      name: 'take the clock',
      sql: [
        `set local app.clock = '2001-01-01'`,
        attempt(`select set_config('app.clock', '2001-01-01', true)`),
        cover(attacker),
        see,
      ].join(';'),
    },
    { name: 'take the clock ahead', sql: [`set app.clock = '2099-01-01'`, cover(attacker), see].join(';') },
    {
      name: 'another’s request',
      sql: [
        attempt(`select set_config('app.request_id', ${quote(crypto.randomUUID())}, true)`),
        attempt(`set local app.request_id = 'no id at all'`),
        cover(attacker),
      ].join(';'),
    },
    {
      name: 'replica of triggers',
      sql: [
        attempt('set local session_replication_role = replica'),
        attempt(`select set_config('session_replication_role', 'replica', true)`),
        cover(attacker),
        act,
      ].join(';'),
    },
    {
      name: 'give oneself a membership',
      sql: [
        attempt(
          `insert into membership (account_id, team_id, role) values (${quote(attacker.accountId)}, ${quote(inspector.teamId)}, 'inspector')`,
        ),
        attempt(
          `update membership set team_id = ${quote(inspector.teamId)}, role = 'national-unit' where account_id = ${quote(attacker.accountId)}`,
        ),
        attempt(`update session set membership_id = ${quote(inspector.membershipId)}`),
        see,
      ].join(';'),
    },
    {
      name: 'begin a session of theirs',
      sql: [
        attempt(
          `insert into session (token_hash, account_id, membership_id) values (sha256('mine'), ${quote(inspector.accountId)}, ${quote(inspector.membershipId)})`,
        ),
        `set local app.token = 'mine'`,
        see,
        act,
      ].join(';'),
    },
    { name: 'after the commit', sql: `commit; ${see.replaceAll('%', '%')}; begin; ${see}` },
    {
      name: 'after a rollback',
      sql: `rollback; begin; select set_config('app.token', ${quote(token.slice(0, 20))}, false); ${see}`,
    },
    { name: 'a savepoint', sql: `savepoint a; set local app.token = ''; rollback to a; ${see}; ${act}` },
    { name: 'no token at all', sql: `reset app.token; ${see}; reset all; ${see}; discard plans; ${see}` },
  ]
}

/** What a setting of ours could be made to say: ids, and objects that claim more than there is. */
const forms = ({ attacker, prey: { seeded, inspector } }: Target): string[] => [
  inspector.accountId,
  '{}',
  ...['lead', 'area', 'national', 'individual'].map(basis =>
    JSON.stringify({
      episode: seeded.episodeId,
      person: seeded.personId,
      team: inspector.teamId,
      role: 'national-unit',
      basis,
      account: true,
      sealed: false,
      sections: ['summary', 'description', 'care', 'health', 'enquiries', 'returnDiscussion', 'support', 'plan', 'whereabouts'],
    }),
  ),
  JSON.stringify({
    episode: attacker.own.episodeId,
    role: 'national-unit',
    basis: 'area',
    account: true,
    sections: ['summary', 'description', 'care', 'health', 'enquiries', 'returnDiscussion', 'support', 'plan', 'whereabouts'],
  }),
]
