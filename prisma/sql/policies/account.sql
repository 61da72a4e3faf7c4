alter table account enable row level security;

create policy gate on account for select to waymark_gate
  using (true);
