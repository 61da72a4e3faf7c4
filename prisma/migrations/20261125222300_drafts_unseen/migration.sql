-- A draft is there only while what it is about is: also where that is named by the page that it was typed on, or by whom a report is for. What was typed stays, and is there again when that is.

-- Whether whoever asks may report that person missing as somebody known: in sight, or told to them while reporting and not withheld since. What is not there is answered alike.
create function app.still_told_of(of_person uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from app.live_sight_on(array[of_person]) s where s.reason <> 'own')
    or (exists (select from consultation c where c.account_id = app.account_id() and c.action = 'episode.report' and c.outcome = 'matched' and c.ids && array[of_person])
      and not exists (select from person_guard g where g.person_id = of_person and g.sealed) and of_person <> all (app.excluded_persons())) $$;
-- Whether what an auditor wrote of unusual looking is still theirs to read.
create function app.is_barred_from_looking(of_looking text) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from unusual_looking u where u.id::text = of_looking and u.agency_id = app.audited_agency() and u.about = any (app.excluded_persons())) $$;
grant execute on function app.still_told_of, app.is_barred_from_looking to waymark_app;

create policy of_place on draft as restrictive to waymark_app using (case
  when form in ('questionAnswer', 'questionRefusal') then exists (select from question_words w where w.question_id::text = place)
  when form = 'referralStep' then exists (select from referral r where r.id::text = split_part(place, '/', 1))
  when form = 'openingReview' then exists (select from break_glass b where b.id::text = place)
  when form = 'exclusionEnd' then exists (select from exclusion_order o where o.id::text = place)
  when form = 'lookingReview' then not app.is_barred_from_looking(place)
  -- a new person is typed in; somebody known is chosen by their id
  when form in ('report', 'notify') and values ->> 'personId' ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' and coalesce(values -> 'person', 'null') = 'null' then app.still_told_of((values ->> 'personId')::uuid)
  else true end);

-- One that is not there stands in nobody's way: a report of somebody else is begun where it was, and it comes back after that.
create function app.set_aside() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare unseen constant text := ' unseen ';
begin
  if tg_op = 'INSERT' then
    update draft d set place = d.place || unseen || d.id where d.account_id = new.account_id and d.team_id = new.team_id and d.form = new.form and d.place = new.place and d.id <> new.id
      and d.values ->> 'personId' ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' and coalesce(d.values -> 'person', 'null') = 'null' and not app.still_told_of((d.values ->> 'personId')::uuid);
    return new;
  end if;
  update draft set place = old.place where id = (select d.id from draft d where d.account_id = old.account_id and d.team_id = old.team_id and d.form = old.form and starts_with(d.place, old.place || unseen) order by d.saved_at desc, d.id limit 1)
    and not exists (select from draft d where d.account_id = old.account_id and d.team_id = old.team_id and d.form = old.form and d.place = old.place);
  return null;
end $$;
create trigger sets_aside before insert on draft for each row when (new.form in ('report', 'notify')) execute function app.set_aside();
create trigger puts_back after delete on draft for each row when (old.form in ('report', 'notify')) execute function app.set_aside();

select app.narrow_walls();
