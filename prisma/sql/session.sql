create function app.agency_id() returns uuid
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select agency_id from team where id = app.team_id()
$$;

create function app.channel(wanted text) returns text
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select address from relay_channel where name = wanted
$$;

create function app.excluded_marks() returns bigint[]
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with marks as (select uuid_hash_extended(x.person_id, app.moment()) as mark from exclusion x
      where x.account_id = app.account_id())
  select array_agg(m.mark order by m.mark) from (
    select mark from marks union all
    -- what nobody knows makes up the rest, to eight, sixteen and so on
    select hashtextextended((select a.password_hash from account a where a.id = app.account_id()) || n, app.moment())
      from generate_series(1, 8 - (select count(*) from marks)::int % 8) n) m
$$;

create function app.excluded_persons() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(person_id), '{}') from exclusion where account_id = app.account_id()
$$;

create function app.is_member_of(of_team uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from membership m
      where m.account_id = app.account_id() and m.team_id = of_team and (m.until is null or m.until > now()))
$$;

create function app.moment() returns bigint
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select (extract(epoch from now()) * 1000000)::bigint
$$;

create function app.own_team() returns uuid
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select case when app.view_as() is null then app.team_id() end
$$;

create function app.read_own_sections() returns text[]
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(section), '{}') from role_section where role = app.role() and app.view_as() is null
$$;

create function app.read_sections() returns text[]
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(mine.section), '{}') from role_section mine
    where mine.role = app.role() and mine.reach = 'yes'
    and (app.view_as() is null or (mine.section = any (app.view_sections())
      and exists (select from role_section other
          where other.role = app.view_as() ->> 'role' and other.section = mine.section and other.reach = 'yes')))
$$;

create function app.allow_listed() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(person_id), '{}') from whereabouts_allow_list
    where account_id = app.account_id() and app.view_as() is null
$$;

create function app.view_as() returns jsonb
  language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select nullif(current_setting('app.view_as', true), '')::jsonb
$$;

create function app.view_episode() returns uuid
  language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select case when app.view_as() is not null
    then coalesce(app.view_as() ->> 'episode', '00000000-0000-0000-0000-000000000000')::uuid end
$$;

create function app.view_bases() returns jsonb
  language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select case when n is null then null
    else jsonb_build_object('lead', r, 'national', r, 'area', 'share', 'placing', 'share', 'share', 'share',
        'individual',
      'share', 'retained', 'retained', 'break-glass', 'break-glass') end
  from (select app.view_as() as n) x
    cross join lateral (select case when n ->> 'basis' in ('area', 'placing', 'individual') then n ->> 'basis'
      else 'share' end as r) y
$$;

create function app.view_sections() returns text[]
  language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select case when app.view_as() is not null
    then array(select jsonb_array_elements_text(app.view_as() -> 'sections')) end
$$;

create function app.access_team() returns uuid
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select m.team_id  from session s join account a on a.id = s.account_id join membership m on m.id = s.membership_id
    where s.token_hash = sha256(convert_to(nullif(current_setting('app.token', true), ''), 'UTF8'))
      and s.ended_at is null and s.active_at > now() - interval '15 minutes'
        and s.created_at > now() - interval '12 hours'
      and a.disabled_at is null and (m.until is null or m.until > now())
        and exists (select from role_section r where r.role = m.role)
$$;

create function app.who(ids uuid[]) returns table (id uuid, name text)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select a.id, a.name from account a where a.id = any (ids) and app.account_id() is not null
$$;
