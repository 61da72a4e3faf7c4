alter table membership enable row level security;

create policy gate on membership for select to waymark_gate
  using (true);
