alter table dead_letter enable row level security;
