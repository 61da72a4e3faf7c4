alter table exclusion enable row level security;
