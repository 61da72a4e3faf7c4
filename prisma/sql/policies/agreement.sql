alter table agreement enable row level security;

create policy reads on agreement for select to waymark_app
  using ((( select app.agency_id() as agency_id) = agency_id)
      or (( select app.agency_id() as agency_id) = with_agency));

create policy writes on agreement for insert to waymark_app
  with check ((agency_id = ( select app.agency_id() as agency_id))
      and (( select app.role() as role) = any (array['national'::text, 'admin'::text])) and (ended_at is null));

create policy changes on agreement for update to waymark_app
  using ((ended_at is null) and (agency_id = ( select app.agency_id() as agency_id))
      and (( select app.role() as role) = any (array['national'::text, 'admin'::text])))
  with check ((ended_at is not null) and (agency_id = ( select app.agency_id() as agency_id)));

create policy seen on agreement as restrictive for update to waymark_app
  using ((( select app.agency_id() as agency_id) = agency_id)
      or (( select app.agency_id() as agency_id) = with_agency));
