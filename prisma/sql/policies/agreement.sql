alter table agreement enable row level security;

create policy access on agreement for all to waymark_app
  using ((select app.agency_id()) in (agency_id, with_agency))
  with check (agency_id = (select app.agency_id()) and (select app.may('agreement.manage')));

create policy begins on agreement as restrictive for insert to waymark_app with check (ended_at is null);

create policy ends on agreement as restrictive for update to waymark_app
  using (ended_at is null and agency_id = (select app.agency_id()) and (select app.may('agreement.manage')))
  with check (ended_at is not null);
