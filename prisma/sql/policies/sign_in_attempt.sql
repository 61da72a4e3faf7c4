alter table sign_in_attempt enable row level security;

create policy auth on sign_in_attempt for all to waymark_auth using (true);
