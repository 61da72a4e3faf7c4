create function app.end_sessions() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if tg_table_name = 'account' then update session set ended_at = now()
    where account_id = new.id and ended_at is null;
  else update session set ended_at = now() where membership_id = new.id and ended_at is null; end if;
  return null;
end
$$;

create function app.post_session_end() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin perform pg_notify(app.channel('session_ended'), new.id::text); return null; end
$$;

create trigger ends_sessions after update of disabled_at on account for each row when ((new.disabled_at is not null))
  execute function app.end_sessions();

create trigger ends_sessions after update of until on membership for each row when ((new.until <= now()))
  execute function app.end_sessions();
