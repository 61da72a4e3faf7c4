alter table service enable row level security;

create policy access on service for all to waymark_app
  using ((select app.account_id()) is not null)
  with check ((select app.may('service.manage')) and agency_id = (select app.agency_id())
    and exists (select from team t where t.id = receiving_team and t.agency_id = service.agency_id));

create policy changes on service as restrictive for update to waymark_app
  using ((select app.may('service.manage')) and agency_id = (select app.agency_id()));
