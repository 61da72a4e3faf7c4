alter table service enable row level security;

create policy reads on service for select to waymark_app
  using (( select app.account_id() as account_id) is not null);

create policy writes on service for insert to waymark_app
  with check ((( select app.role() as role) = any (array['council-coordinator'::text, 'admin'::text]))
      and (agency_id = ( select t.agency_id from team t where (t.id = ( select app.own_team() as own_team))))
    and (exists ( select from team t where ((t.id = service.receiving_team) and (t.agency_id = service.agency_id)))));

create policy changes on service for update to waymark_app
  using ((( select app.role() as role) = any (array['council-coordinator'::text, 'admin'::text]))
      and (agency_id = ( select t.agency_id from team t where (t.id = ( select app.own_team() as own_team))))
    and (exists ( select from team t where ((t.id = service.receiving_team) and (t.agency_id = service.agency_id)))))
  with check ((( select app.role() as role) = any (array['council-coordinator'::text, 'admin'::text]))
      and (agency_id = ( select t.agency_id from team t where (t.id = ( select app.own_team() as own_team))))
    and (exists ( select from team t where ((t.id = service.receiving_team) and (t.agency_id = service.agency_id)))));

create policy seen on service as restrictive for update to waymark_app
  using (( select app.account_id() as account_id) is not null);
