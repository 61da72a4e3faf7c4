alter table unusual_looking enable row level security;
