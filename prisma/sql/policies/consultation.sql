alter table consultation enable row level security;

create policy tells on consultation for insert to waymark_app
  with check (not (account_id is distinct from ( select app.account_id() as account_id)));

create policy matched on consultation as restrictive for insert to waymark_app
  with check (outcome <> 'matched'::text);

create policy tried on consultation as restrictive for insert to waymark_app
  with check (outcome <> 'tried'::text);

create policy taken_out on consultation as restrictive for insert to waymark_app
  with check (outcome <> all (app.taken_out()));
