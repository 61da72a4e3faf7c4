alter table account enable row level security;

create policy auth on account for select to waymark_auth using (true);
