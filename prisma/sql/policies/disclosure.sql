alter table disclosure enable row level security;
