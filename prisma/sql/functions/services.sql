create function app.stamp_service() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin new.changed_at := app.now(); return new; end
$$;

create trigger stamps before update on service for each row execute function app.stamp_service();
