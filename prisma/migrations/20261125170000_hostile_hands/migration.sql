-- What hostile SQL inside a request could do: shadow our tables with its own, overwrite what it cannot read, and speak and listen on the channels of the relay.

-- CreateTable
CREATE TABLE "relay_channel" (
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,

    CONSTRAINT "relay_channel_pkey" PRIMARY KEY ("name")
);

-- ---------------------------------------------------------------- Temporary tables are looked for first of all, unless a path says that they come last.
do $path$
declare f record;
begin
  for f in select p.oid::regprocedure as name, substr(c.setting, length('search_path=') + 1) as path
    from pg_proc p cross join lateral unnest(p.proconfig) c (setting)
    where p.pronamespace = 'app'::regnamespace and c.setting like 'search\_path=%' and c.setting not like '%pg\_temp' loop
    execute format('alter function %s set search_path = %s, pg_temp', f.name, f.path);
  end loop;
end $path$;

-- ---------------------------------------------------------------- Nothing is overwritten by whoever may not read it.
-- PostgreSQL asks the wall of reading only where a change names what it looks for; one that names nothing passed by it.
do $blind$
declare t record;
begin
  for t in select c.oid::regclass as name, (select string_agg('(' || pg_get_expr(r.polqual, r.polrelid) || ')', ' or ') from pg_policy r
      where r.polrelid = c.oid and r.polcmd = 'r' and r.polpermissive and 'waymark_app'::regrole = any (r.polroles)) as reads
    from pg_class c where c.relnamespace = 'public'::regnamespace
      and exists (select from pg_policy w where w.polrelid = c.oid and w.polcmd = 'w' and w.polpermissive) loop
    execute format('create policy seen on %s as restrictive for update to waymark_app using (%s)', t.name, t.reads);
  end loop;
end $blind$;

-- ---------------------------------------------------------------- The channels of the relay have addresses that only it and those who call there know.
-- PostgreSQL lets every role call and listen on every channel: forged hints, other people's sessions ended, and the hints of others overheard.
insert into relay_channel (name, address) select name, name || '_' || replace(gen_random_uuid()::text, '-', '') from unnest(array['hint', 'session_ended']) name;
alter table relay_channel enable row level security;
create function app.channel(wanted text) returns text language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$ select address from relay_channel where name = wanted $$;
grant execute on function app.channel to waymark_gate, waymark_relay, waymark_demo;
do $channels$
declare f record;
begin
  for f in select oid from pg_proc where pronamespace = 'app'::regnamespace and prosrc ~ 'pg_notify\(''(hint|session_ended)''' loop
    execute regexp_replace(pg_get_functiondef(f.oid), 'pg_notify\(''(hint|session_ended)''', 'pg_notify(app.channel(''\1'')', 'g');
  end loop;
end $channels$;

-- ---------------------------------------------------------------- Whether an account may be given something is told of episodes in sight only: of others it told that they are there.
create or replace function app.may_be_given(of_episode uuid, wanted uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from episode e where e.id = of_episode and exists (select from app.live_sight() l where l.episode_id = e.id)
    and not exists (select from exclusion x where x.account_id = wanted and x.person_id = e.person_id)
    and (not exists (select from person_guard p where p.person_id = e.person_id and p.sealed)
      or exists (select from membership m where m.account_id = wanted and m.team_id = app.team_id() and m.role in ('sergeant', 'inspector', 'police-coordinator', 'national')))) $$;
