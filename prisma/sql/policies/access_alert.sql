alter table access_alert enable row level security;
