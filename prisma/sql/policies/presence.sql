alter table presence enable row level security;
