alter table role_basis enable row level security;
