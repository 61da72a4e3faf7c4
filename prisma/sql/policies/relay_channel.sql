alter table relay_channel enable row level security;
