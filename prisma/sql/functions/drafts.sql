create function app.id_in(text) returns uuid
  language sql immutable set search_path = pg_catalog, pg_temp as $$
  select case when $1 ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then $1::uuid end
$$;

create function app.set_aside() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare unseen constant text := ' unseen ';
begin
  if tg_op = 'INSERT' then
    update draft d set place = d.place || unseen || d.id
      where d.account_id = new.account_id and d.team_id = new.team_id and d.form = new.form and d.place = new.place
      and d.id <> new.id
      and d.values ->> 'personId' ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
        and coalesce(d.values -> 'person', 'null') = 'null'
        and not app.still_notified_of((d.values ->> 'personId')::uuid);
    return new;
  end if;
  update draft set place = old.place
    where id = (select d.id from draft d
      where d.account_id = old.account_id and d.team_id = old.team_id and d.form = old.form
    and starts_with(d.place, old.place || unseen) order by d.saved_at desc, d.id limit 1)
    and not exists (select from draft d
        where d.account_id = old.account_id and d.team_id = old.team_id and d.form = old.form
      and d.place = old.place);
  return null;
end
$$;

create function app.still_notified_of(of_person uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from app.live_access_on(array[of_person]) s where s.basis <> 'retained')
    or (exists (select from access_log c
          where c.account_id = app.account_id() and c.action = 'episode.report' and c.outcome = 'matched'
      and c.ids && array[of_person])
      and not exists (select from person_protection g where g.person_id = of_person and g.sealed)
        and of_person <> all (app.excluded_persons()))
$$;

create trigger puts_back after delete on draft
  for each row when ((old.form = ANY (ARRAY['report'::text, 'notify'::text]))) execute function app.set_aside();

create trigger sets_aside before insert on draft
  for each row when ((new.form = ANY (ARRAY['report'::text, 'notify'::text]))) execute function app.set_aside();
