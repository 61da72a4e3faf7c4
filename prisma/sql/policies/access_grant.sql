alter table access_grant enable row level security;
