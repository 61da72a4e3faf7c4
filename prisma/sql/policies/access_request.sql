alter table access_request enable row level security;

create policy reads on access_request for select to waymark_app
  using (recorded_by = (select app.account_id()) and recorded_team = (select app.own_team())
    or exists (select from access_found f where f.request_id = access_request.id));
