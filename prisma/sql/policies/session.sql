alter table session enable row level security;

create policy auth on session for all to waymark_auth using (true);
