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
  select exists (select from my_grant s where s.person_id = of_person and s.basis <> 'retained')
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

-- Names the record that a draft is about, where its policy asks for it.
create function app.name_draft_subject() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  new.about := case
    when new.form in ('questionAnswer', 'questionRefusal', 'openingReview', 'exclusionEnd', 'accessAlertReview')
      then app.id_in(new.place)
    when new.form = 'referralStep' then app.id_in(split_part(new.place, '/', 1))
    when new.form in ('report', 'notify') and coalesce(new.values -> 'person', 'null') = 'null'
      then app.id_in(new.values ->> 'personId') end;
  return new;
end
$$;

create trigger names_subject before insert or update on draft
  for each row execute function app.name_draft_subject();

-- People whom the account was told of as known while it reported somebody.
create function app.matched_people() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select distinct p from access_log c cross join lateral unnest(c.ids) p
  where c.account_id = app.account_id() and c.action = 'episode.report' and c.outcome = 'matched'
    and not exists (select from person_protection g where g.person_id = p and g.sealed)
    and p <> all (app.excluded_persons())
$$;

-- What drafts may be about, by form, as far as the actor may know of it.
create view draft_subject with (security_invoker) as
  select f.form, w.question_id as id from question_words w
    cross join unnest(array['questionAnswer', 'questionRefusal']) f (form)
  union all select 'referralStep', r.id from referral r
  union all select 'openingReview', b.id from break_glass b
  union all select 'exclusionEnd', o.id from exclusion_order o
  union all select 'accessAlertReview', a.id from app.readable_alerts() a (id)
  union all select f.form, a.person_id from my_access a cross join unnest(array['report', 'notify']) f (form)
    where a.basis <> 'retained'
  union all select f.form, m.id
    from app.matched_people() m (id) cross join unnest(array['report', 'notify']) f (form);
