import { attempt, quote, tell, type Script, type Target } from './script.ts'

/** What PostgreSQL offers besides tables: other sessions, files, programs, large objects, statistics, plans, counters, channels. */
export function catalogue({ prey }: Target): Script[] {
  const reads = (name: string, ...queries: string[]): Script => ({ name, sql: queries.map(tell).join(';') })
  const tries = (name: string, ...statements: string[]): Script => ({ name, sql: statements.map(attempt).join(';') })
  const { seeded } = prey
  return [
    reads(
      'what other sessions run',
      'select * from pg_stat_activity',
      `select pg_stat_get_backend_activity(x) from generate_series(1, 50) x`,
      'select * from pg_stat_get_activity(null)',
    ),
    reads(
      'settings of this session and others',
      'select * from pg_settings',
      'select * from pg_show_all_settings()',
      'select * from pg_db_role_setting',
      'select rolname, rolconfig from pg_roles',
      'select * from pg_file_settings',
      'select * from pg_hba_file_rules',
    ),
    reads(
      'passwords',
      'select * from pg_authid',
      'select * from pg_shadow',
      'select usename, passwd from pg_user',
      'select rolpassword from pg_roles',
    ),
    reads(
      'statistics',
      'select * from pg_stats',
      'select * from pg_statistic',
      'select * from pg_statistic_ext_data',
      'select * from pg_stats_ext',
      'select * from pg_stats_ext_exprs',
    ),
    reads(
      'plans that are kept',
      'select * from pg_prepared_statements',
      'select * from pg_cursors',
      'select * from pg_stat_statements',
      'select * from pg_prepared_xacts',
    ),
    reads(
      'files by function',
      `select pg_read_file('postgresql.conf')`,
      `select pg_read_binary_file('pg_hba.conf')`,
      `select * from pg_ls_dir('.')`,
      'select * from pg_ls_logdir()',
      'select * from pg_ls_waldir()',
      `select * from pg_stat_file('postgresql.conf')`,
      'select pg_current_logfile()',
    ),
    tries(
      'files by copy',
      `copy (select 1) to '/tmp/waymark-injection'`,
      `create temp table lines (x text)`,
      `copy lines from '/etc/passwd'`,
      `copy lines from program 'id'`,
      `copy (select 1) to program 'id'`,
    ),
    reads('files as large objects', `select lo_import('/etc/passwd')`, `select lo_export(1, '/tmp/waymark-injection')`),
    reads(
      'large objects of others',
      'select * from pg_largeobject',
      'select lo_get(oid) from pg_largeobject_metadata',
      `select lo_get(x::oid) from generate_series(16384, 16500) x`,
    ),
    tries(
      'leave a large object',
      `select lo_create(4242)`,
      `select lo_put(4242, 0, 'kept')`,
      `grant select on large object 4242 to public`,
    ),
    reads(
      'another server',
      `select * from dblink('dbname=waymark', 'select * from person') as t (x text)`,
      `select dblink_connect('dbname=postgres')`,
    ),
    tries(
      'extensions',
      'create extension dblink',
      'create extension postgres_fdw',
      'create extension file_fdw',
      'create extension adminpack',
      'create extension pgcrypto',
      'create extension plpython3u',
      `alter extension pg_trgm set schema app`,
    ),
    tries(
      'languages and libraries',
      `load 'auto_explain'`,
      `create function public.x() returns int language c as 'libc.so.6', 'system'`,
      `set local session_preload_libraries = 'x'`,
      `set local dynamic_library_path = '/tmp'`,
      `create language plperl`,
    ),
    tries(
      'schemas of one’s own',
      'create schema mine',
      'create table public.mine (x int)',
      'create table app.mine (x int)',
      'create temp table mine (x int)',
      'create unlogged table public.mine (x int)',
      `create domain public.mine as text`,
      `create type public.mine as (x int)`,
      'create sequence public.mine',
      'create materialized view public.mine as select * from person',
    ),
    tries(
      'the cluster',
      'create database mine',
      'create role mine superuser',
      `alter role waymark_app superuser`,
      `alter role waymark_app bypassrls`,
      `alter role waymark_owner password 'x'`,
      'grant waymark_owner to waymark_app',
      'alter system set log_statement = all',
      'drop owned by waymark_app',
      'reassign owned by waymark_owner to waymark_app',
      'alter default privileges grant all on tables to public',
    ),
    tries(
      'stop the others',
      `select pg_terminate_backend(pid) from pg_stat_activity where usename <> 'waymark_app'`,
      `select pg_cancel_backend(pid) from pg_stat_activity where usename <> 'waymark_app'`,
      'select pg_reload_conf()',
      'select pg_rotate_logfile()',
      'checkpoint',
      'select pg_switch_wal()',
      'select pg_create_restore_point($$x$$)',
    ),
    tries(
      'copies of everything',
      `select pg_create_physical_replication_slot('mine')`,
      `select pg_create_logical_replication_slot('mine', 'pgoutput')`,
      'create publication mine for all tables',
      `create subscription mine connection 'dbname=waymark' publication mine`,
      `select pg_export_snapshot()`,
      `select pg_backup_start('x')`,
    ),
    tries(
      'maintenance',
      'vacuum person',
      'analyze person',
      'cluster person',
      'reindex table person',
      `select pg_stat_reset()`,
      'create statistics mine on id, given_name from person',
      'alter table person alter column given_name set statistics 0',
      'comment on table person is $$x$$',
      'security label on table person is $$x$$',
    ),
    reads(
      'by the names of indexes and files',
      `select pg_relation_filepath('person')`,
      `select * from pg_get_wal_records_info('0/0', 'FFFFFFFF/FFFFFFFF')`,
      `select * from heap_page_items(get_raw_page('person', 0))`,
      `select pg_get_wal_stats('0/0')`,
    ),
    reads(
      'as xml and json',
      `select query_to_xml('select * from person', true, true, '')`,
      `select table_to_xml('person', true, true, '')`,
      `select schema_to_xml('public', true, true, '')`,
      `select database_to_xml(true, true, '')`,
      `select cursor_to_xml('c', 1, true, true, '')`,
      `select query_to_xmlschema('select * from account', true, true, '')`,
    ),
    reads(
      'by joins and sets',
      'select p.* from access_grant s full join person p on true',
      'select * from person union all select * from person',
      'table person',
      'select (select json_agg(p) from person p)',
      'select array(select p::text from person_health p)',
      'with recursive r as (select * from person) select * from r',
      'select * from person p, lateral (select * from person_care c where c.person_id = p.id) x',
      `select count(*), max(given_name), string_agg(given_name, ',') from person`,
      `select * from episode e left join person p on p.id <> e.person_id`,
      `values ((select max(text) from information))`,
    ),
    reads(
      'by inheritance and partitions',
      'select * from only person',
      `select inhrelid::regclass from pg_inherits`,
      'select * from person *',
    ),
    reads(
      'by row comparisons',
      `select 1 from person where family_name > ''`,
      `select exists (select from person where id = ${quote(seeded.personId)})`,
      `select count(*) from event where subject_id = ${quote(seeded.episodeId)}`,
      `select * from event where data ->> 'id' is not null`,
      `select app.who(array[${quote(seeded.episodeId)}]::uuid[])`,
    ),
    reads(
      'by plans',
      `explain (analyze, verbose, buffers, settings) select * from person where id = ${quote(seeded.personId)}`,
      `explain (generic_plan) select * from person where id = $1`,
      `explain (analyze, verbose) select * from search_word where word >= 'cnry'`,
      `explain (verbose) select * from access_grant`,
    ),
    tries(
      'by errors',
      `select given_name::int from person`,
      `select (conditions)::uuid from person_health`,
      `select 1 / (case when given_name like 'cnry%' then 0 else 1 end) from person`,
      `select cast(address as date) from found_place`,
      `select xpath('x', given_name::xml) from person`,
      `select jsonb_path_query(to_jsonb(p), given_name::jsonpath) from person p`,
      `select regexp_match('x', narrative) from episode_circumstances`,
      `select to_tsquery(narrative) from episode_circumstances`,
      `select format(narrative, 1) from episode_circumstances`,
      `select pg_catalog.set_config('x.y', given_name, true) from person`,
    ),
    tries(
      'by constraints',
      `insert into person_health (person_id, conditions, version) values (${quote(seeded.personId)}, 'x', 1)`,
      `insert into person_health (person_id, conditions, version) values (${quote(seeded.personId)}, 'x', 1) on conflict (person_id) do update set conditions = 'x' returning conditions`,
      `insert into episode_circumstances (episode_id, narrative, last_seen_place, out_of_character, subject_to_crime, at_risk_of_harm) values (${quote(seeded.episodeId)}, 'x', 'x', 'yes', 'no', 'no') on conflict do nothing`,
      `insert into found_place (episode_id, kind, address, found_by) values (${quote(seeded.episodeId)}, 'street', 'x', 'police')`,
      `update episode set id = ${quote(seeded.episodeId)}`,
      `update person set reference = 'cnry'`,
    ),
    reads(
      'who acts, and what counts for whom',
      'select app.actor()',
      'select (app.actor()).*',
      'select * from session_actor',
      'select * from access_grant',
      'select * from live_grant',
      'select actor from live_grant',
      'select * from my_access',
      'select * from role_action',
      'select * from role_basis',
      'select * from role_section',
      'select app.write_session_actors(array(select account_id from live_grant))',
      'select app.exclusion_marks(array[gen_random_uuid()], gen_random_uuid(), 1)',
    ),
    tries(
      'by merge',
      `merge into person_health t using (values (${quote(seeded.personId)}::uuid)) v (id) on t.person_id = v.id when matched then update set conditions = 'x' when not matched then insert (person_id, conditions, version) values (v.id, 'x', 1)`,
      `merge into person t using (values (1)) v on true when matched then do nothing when not matched by source then delete`,
    ),
    {
      name: 'by cursors that stay',
      sql: `declare c scroll cursor with hold for select * from person; fetch all from c; commit; fetch absolute 0 from c; fetch all from c; begin`,
    },
    {
      name: 'by prepared statements',
      sql: `prepare spy as select * from person; execute spy; prepare write as update person set family_name = 'forged'; execute write; deallocate all`,
    },
    {
      name: 'by functions that read whole tables',
      sql: [
        `select ts_stat('select to_tsvector(given_name) from person')`,
        `select ts_rewrite('a'::tsquery, 'select ''a''::tsquery, given_name::tsquery from person')`,
        `select * from query_to_xml_and_xmlschema('select * from person', true, true, '')`,
        `select currtid2('person', '(0,1)')`,
        `select * from pg_get_keywords() limit 1`,
        `select pg_get_viewdef('pg_stats')`,
      ]
        .map(tell)
        .join(';'),
    },
    {
      name: 'by sampling and positions',
      sql: [
        `select * from person where ctid = '(0,1)'`,
        `select * from person tablesample bernoulli (100)`,
        `select * from person where tableoid = 'person'::regclass`,
      ]
        .map(tell)
        .join(';'),
    },
  ]
}

/** Channels, locks and limits: what an attacker can listen to, call, or leave behind after the request. */
export function around({ prey, attacker }: Target): Script[] {
  const { inspector, seeded, sessionId } = prey
  const notify = (channel: string, payload: string) => ({
    name: `call out ${payload.slice(0, 24) || 'nothing'} on ${channel}`,
    sql: `select pg_notify(${quote(channel)}, ${quote(payload)})`,
  })
  const change = JSON.stringify({
    rooms: [`team:${inspector.teamId}:inspector`, `account:${inspector.accountId}`],
    excluded: [],
    change: { kind: 'access.changed', subject: 'episode', id: seeded.episodeId },
  })
  return [
    {
      name: 'listen to all that is called',
      sql: `listen change; listen outbox; listen session_ended; commit; select pg_listening_channels(); begin; select pg_sleep(0.05)`,
    },
    notify('change', change),
    notify('change', 'no json'),
    notify('change', '{}'),
    notify('session_ended', sessionId),
    notify('session_ended', ''),
    notify('outbox', 'x'.repeat(7000)),
    { name: 'call a thousand times', sql: `select pg_notify('outbox', x::text) from generate_series(1, 1000) x` },
    {
      name: 'drain what others are to be told',
      sql: [
        tell('select app.drain_outbox(1000)'),
        tell('delete from outbox returning *'),
        tell('select * from outbox for update'),
      ].join(';'),
    },
    {
      name: 'hold locks',
      sql: [
        tell('select pg_advisory_xact_lock(1)'),
        attempt('lock table event in exclusive mode'),
        attempt('lock table session in access exclusive mode'),
        attempt('lock table access_log in share mode'),
      ].join(';'),
    },
    {
      name: 'end by a time limit',
      sql: `set local statement_timeout = 50; ${attempt('select pg_sleep(1), p.* from person p')}; ${attempt('select count(*) from person, generate_series(1, 100000000)')}`,
    },
    {
      name: 'leave the transaction open to others',
      sql: [
        attempt(`prepare transaction 'mine'`),
        tell(`select pg_export_snapshot()`),
        attempt(`set transaction snapshot '00000000-00000000-1'`),
      ].join(';'),
    },
    {
      name: 'counters of others',
      sql: [
        tell(`select app.next_reference('MP')`),
        tell(`select last_value from event_id_seq`),
        attempt(`select setval('event_id_seq', 1)`),
        attempt(`alter sequence event_id_seq restart`),
        tell('select * from reference_counter'),
      ].join(';'),
    },
    {
      name: 'a deferred audit at once and never',
      sql: [
        attempt('set constraints all immediate'),
        attempt('set constraints all deferred'),
        attempt(`update person set family_name = 'forged'`),
        attempt(
          `insert into information (id, episode_id, source, text, learned_at) values (gen_random_uuid(), ${quote(attacker.own.episodeId)}, 'x', 'silent', now())`,
        ),
      ].join(';'),
    },
  ]
}
