alter table idempotency_key enable row level security;

create policy own on idempotency_key for all to waymark_app
  using (account_id = (select app.account_id()));
