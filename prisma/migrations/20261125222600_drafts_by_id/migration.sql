-- What a draft's page is about is looked up by its id, and not by reading through all that there is.
create function app.id_in(text) returns uuid language sql immutable set search_path = pg_catalog, pg_temp as $$
  select case when $1 ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then $1::uuid end $$;
grant execute on function app.id_in to waymark_app;
create or replace function app.is_barred_from_looking(of_looking text) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from unusual_looking u where u.id = app.id_in(of_looking) and u.agency_id = app.audited_agency() and u.about = any (app.excluded_persons())) $$;
alter policy of_place on draft using (case
  when form in ('questionAnswer', 'questionRefusal') then exists (select from question_words w where w.question_id = app.id_in(place))
  when form = 'referralStep' then exists (select from referral r where r.id = app.id_in(split_part(place, '/', 1)))
  when form = 'openingReview' then exists (select from break_glass b where b.id = app.id_in(place))
  when form = 'exclusionEnd' then exists (select from exclusion_order o where o.id = app.id_in(place))
  when form = 'lookingReview' then not app.is_barred_from_looking(place)
  -- a new person is typed in; somebody known is chosen by their id
  when form in ('report', 'notify') and app.id_in(values ->> 'personId') is not null and coalesce(values -> 'person', 'null') = 'null' then app.still_told_of(app.id_in(values ->> 'personId'))
  else true end);

select app.narrow_walls();
