-- What table defaults and checks use. It is created before the tables.
alter default privileges revoke execute on functions from public;

create function app.account_id() returns uuid
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select m.account_id  from session s join account a on a.id = s.account_id
    join membership m on m.id = s.membership_id
    where s.token_hash = sha256(convert_to(nullif(current_setting('app.token', true), ''), 'UTF8'))
      and s.ended_at is null and s.active_at > now() - interval '15 minutes'
        and s.created_at > now() - interval '12 hours'
      and a.disabled_at is null and (m.until is null or m.until > now())
$$;

create function app.next_reference(kind text) returns text
  language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  insert into reference_counter as c (prefix, year, last)
    values (kind, extract(year from app.now() at time zone 'Europe/London'), 1)
  on conflict (prefix, year) do update set last = c.last + 1
  returning prefix || '-' || year || '-' || lpad(last::text, 6, '0')
$$;

create function app.now() returns timestamp with time zone
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select date_trunc('milliseconds',
  case when session_user = 'waymark_demo'
    then coalesce(nullif(current_setting('app.clock', true), '')::timestamptz, now()) else now() end)
$$;

create function app.request_id() returns uuid
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select nullif(current_setting('app.request_id', true), '')::uuid
$$;

create function app.role() returns text
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select m.role  from session s join account a on a.id = s.account_id join membership m on m.id = s.membership_id
    where s.token_hash = sha256(convert_to(nullif(current_setting('app.token', true), ''), 'UTF8'))
      and s.ended_at is null and s.active_at > now() - interval '15 minutes'
        and s.created_at > now() - interval '12 hours'
      and a.disabled_at is null and (m.until is null or m.until > now())
$$;

create function app.team_id() returns uuid
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select m.team_id  from session s join account a on a.id = s.account_id join membership m on m.id = s.membership_id
    where s.token_hash = sha256(convert_to(nullif(current_setting('app.token', true), ''), 'UTF8'))
      and s.ended_at is null and s.active_at > now() - interval '15 minutes'
        and s.created_at > now() - interval '12 hours'
      and a.disabled_at is null and (m.until is null or m.until > now())
$$;

create function app.tx() returns bigint
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select pg_current_xact_id()::text::bigint
$$;
