-- What table defaults use. It is created before the tables, so no table stands in it: the functions that it calls are
-- found when it runs.
alter default privileges revoke execute on functions from public;

-- The time in milliseconds. Only the demo and tests of time may set another clock, and only they can sign in as
-- waymark_demo.
create function app.now() returns timestamptz
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select date_trunc('milliseconds', case when session_user = 'waymark_demo'
    then coalesce(nullif(current_setting('app.clock', true), '')::timestamptz, now()) else now() end)
$$;

create function app.tx() returns bigint
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select pg_current_xact_id()::text::bigint
$$;

create function app.request_id() returns uuid
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select nullif(current_setting('app.request_id', true), '')::uuid
$$;

create function app.account_id() returns uuid
  language plpgsql stable set search_path = pg_catalog, public, pg_temp as $$
begin return (app.actor()).account_id; end
$$;

create function app.team_id() returns uuid
  language plpgsql stable set search_path = pg_catalog, public, pg_temp as $$
begin return (app.actor()).team_id; end
$$;

create function app.role() returns text
  language plpgsql stable set search_path = pg_catalog, public, pg_temp as $$
begin return (app.actor()).role; end
$$;

-- The next reference of a kind (`MP-2026-000123`): numbered from 1 each year.
create function app.next_reference(kind text) returns text
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin return app.draw_reference(kind); end
$$;
