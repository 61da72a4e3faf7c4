alter table share_change enable row level security;
