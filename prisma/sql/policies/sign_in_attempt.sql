alter table sign_in_attempt enable row level security;

create policy gate on sign_in_attempt for all to waymark_gate
  using (true)
  with check (true);
