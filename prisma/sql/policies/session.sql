alter table session enable row level security;

create policy gate on session for all to waymark_gate
  using (true)
  with check (true);
