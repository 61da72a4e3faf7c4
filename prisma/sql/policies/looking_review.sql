alter table looking_review enable row level security;
