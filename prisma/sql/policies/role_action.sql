alter table role_action enable row level security;

create policy reads on role_action for select to waymark_app, waymark_auth using (true);
