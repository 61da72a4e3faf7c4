alter table access_log enable row level security;

create policy adds on access_log for insert to waymark_app
  with check (not (account_id is distinct from ( select app.account_id() as account_id)));

create policy matched on access_log as restrictive for insert to waymark_app
  with check (outcome <> 'matched'::text);

create policy tried on access_log as restrictive for insert to waymark_app
  with check (outcome <> 'tried'::text);

create policy taken_out on access_log as restrictive for insert to waymark_app
  with check (outcome <> all (app.taken_out()));
