alter table membership enable row level security;

create policy auth on membership for select to waymark_auth using (true);
