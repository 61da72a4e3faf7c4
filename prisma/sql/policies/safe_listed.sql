alter table safe_listed enable row level security;
