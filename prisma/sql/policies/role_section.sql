alter table role_section enable row level security;
