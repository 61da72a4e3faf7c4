-- Narrowing: the same reads show what another would see. And the text of a wall, to be put up around later tables.

-- ---------------------------------------------------------------- What a transaction is narrowed to.
-- `app.seen_as` holds an object: episode, role, sections, reason (what a row would say: share, named, area or placing) and account (that the row names one).
-- Anyone may set it, for it only takes away: each function below gives what whoever asks has themselves, less what the other has not.
create function app.seen_as() returns jsonb language sql stable set search_path = pg_catalog, public, pg_temp
  as $$ select nullif(current_setting('app.seen_as', true), '')::jsonb $$;
-- What each of one's own reasons counts as; null where nothing is narrowed. Whoever leads stands no better than the other's row; nothing that reads only comes to more.
create function app.seen_reasons() returns jsonb language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select case when n is null then null else jsonb_build_object('lead', r, 'national', r, 'area', 'share', 'placing', 'share', 'share', 'share', 'named', 'share', 'own', 'own', 'break-glass', 'break-glass') end
  from (select app.seen_as() as n) x cross join lateral (select case when n ->> 'reason' in ('area', 'placing', 'named') then n ->> 'reason' else 'share' end as r) y $$;
-- The one episode that is seen; null where nothing is narrowed.
create function app.seen_episode() returns uuid language sql stable set search_path = pg_catalog, public, pg_temp
  as $$ select case when app.seen_as() is not null then coalesce(app.seen_as() ->> 'episode', '00000000-0000-0000-0000-000000000000')::uuid end $$;
-- The sections that are seen at most; null where nothing is narrowed.
create function app.seen_sections() returns text[] language sql stable set search_path = pg_catalog, public, pg_temp
  as $$ select case when app.seen_as() is not null then array(select jsonb_array_elements_text(app.seen_as() -> 'sections')) end $$;
-- The acting team where its own records open something: none while narrowed, for the other did not write them.
create function app.own_team() returns uuid language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$ select case when app.seen_as() is null then app.team_id() end $$;

create or replace function app.read_sections() returns text[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(mine.section), '{}') from role_section mine where mine.role = app.role() and mine.reach = 'yes'
    and (app.seen_as() is null or (mine.section = any (app.seen_sections())
      and exists (select from role_section other where other.role = app.seen_as() ->> 'role' and other.section = mine.section and other.reach = 'yes'))) $$;
create or replace function app.read_own_sections() returns text[] language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$ select coalesce(array_agg(section), '{}') from role_section where role = app.role() and app.seen_as() is null $$;
create or replace function app.safe_listed() returns uuid[] language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$ select coalesce(array_agg(person_id), '{}') from safe_listed where account_id = app.account_id() and app.seen_as() is null $$;
grant execute on function app.seen_as, app.seen_reasons, app.seen_episode, app.seen_sections, app.own_team to waymark_app;

-- Rows of sight, as they were, less those on other episodes, and less a sealed person unless the other is an account that is named.
do $wall$
declare
  f record;
  live text := (select pg_get_expr(polqual, polrelid) from pg_policy where polrelid = 'sight'::regclass and polname = 'wall');
begin
  execute format($f$ alter policy wall on sight using ((%s) and ((select app.seen_episode()) is null
    or (episode_id = (select app.seen_episode()) and (not sealed or (select (app.seen_as() ->> 'account')::boolean)))) ) $f$, live);
  -- Functions that run as the owner explain, search, open and end: narrowed they have nothing to go by.
  for f in select p.oid from pg_proc p where p.oid in ('app.live_sight'::regproc, 'app.live_sight_on'::regproc) loop
    execute regexp_replace(pg_get_functiondef(f.oid), '(select \* from sight where)', '\1 app.seen_as() is null and');
  end loop;
end $wall$;

-- ---------------------------------------------------------------- Every policy, narrowed.
-- A migration that puts up or changes a policy ends with `select app.narrow_walls();`: it rewrites each that goes by a reason or by the own team, once.
create function app.narrow_walls() returns void language plpgsql volatile set search_path = pg_catalog, public, pg_temp as $$
declare
  p record;
  narrowed constant text := 'COALESCE\(\(\( SELECT app\.seen_reasons\(\) AS seen_reasons\) ->> (\w+)\.reason\), \w+\.reason\)';
  was text[];
  becomes text[];
begin
  for p in select polname, polrelid::regclass as noun, pg_get_expr(polqual, polrelid) as qual, pg_get_expr(polwithcheck, polrelid) as checked
    from pg_policy where 'waymark_app'::regrole = any (polroles) and polrelid <> 'sight'::regclass loop
    was := array[p.qual, p.checked];
    becomes := array(select replace(regexp_replace(regexp_replace(t, narrowed, '\1.reason', 'g'), '\m(s(?:_\d+)?)\.reason\M', 'coalesce((select app.seen_reasons()) ->> \1.reason, \1.reason)', 'g'),
      'app.team_id() AS team_id', 'app.own_team() AS own_team') from unnest(was) with ordinality x (t, n) order by n);
    if becomes[1] is distinct from was[1] then execute format('alter policy %I on %s using (%s)', p.polname, p.noun, becomes[1]); end if;
    if becomes[2] is distinct from was[2] then execute format('alter policy %I on %s with check (%s)', p.polname, p.noun, becomes[2]); end if;
  end loop;
end $$;
select app.narrow_walls();

-- ---------------------------------------------------------------- The wall of a table of one section, as those of the founding are.
-- A row is there if a row of sight that counts opens the section and the role reads it, or if the own team recorded it (column recorded_team) and the role reads at least that.
-- It is written by whoever has any row that does more than read, and so `key` names the column that is compared with `sight_key` (episode_id or person_id).
--   told          whoever a restriction keeps the whereabouts from does not have it (the section whereabouts always is; a home address is too)
--   own_records   whether what the own team recorded stays in its sight without the section
--   and_only      one more condition on `s` and the row, beside the section
--   writes        whether the web role may insert and change at all; the grants say which columns
create function app.wall_of(noun text, key text, sight_key text, section text, told boolean default false, own_records boolean default true,
  and_only text default 'true', writes boolean default true) returns void language plpgsql volatile set search_path = pg_catalog, public, pg_temp as $$
declare
  may_be_told constant text := case when told or section = 'whereabouts'
    then $t$(not s.withheld or s.reason = 'lead' or s.person_id = any ((select app.safe_listed())::uuid[]))$t$ else 'true' end;
  seen constant text := format($f$ exists (select from sight s where s.%1$I = %2$I.%3$I and (
      (%4$L = any (s.sections) and %4$L = any ((select app.read_sections())::text[]) and (%5$s))
      %6$s) and %7$s offset 0) $f$, sight_key, noun, key, section, and_only,
    case when own_records then format('or (%I.recorded_team = (select app.team_id()) and %L = any ((select app.read_own_sections())::text[]))', noun, section) else '' end, may_be_told);
begin
  execute format('alter table %I enable row level security', noun);
  execute format('create policy reads on %I for select to waymark_app using (%s)', noun, seen);
  if writes then
    execute format($f$ create policy writes on %I for insert to waymark_app with check (exists (select from sight s where s.%I = %I.%I and s.reason not in ('own', 'break-glass') offset 0)) $f$, noun, sight_key, noun, key);
    execute format($f$ create policy changes on %I for update to waymark_app using (exists (select from sight s where s.%I = %I.%I and s.reason not in ('own', 'break-glass') offset 0)) $f$, noun, sight_key, noun, key);
    -- whoever may not read a row does not overwrite it: the migration that says so for all tables that were there gave them this one
    if exists (select from pg_policy where polname = 'seen') then
      execute format('create policy seen on %I as restrictive for update to waymark_app using (%s)', noun, seen);
    end if;
  end if;
  perform app.narrow_walls();
end $$;
