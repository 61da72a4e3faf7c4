alter table looking_threshold enable row level security;
