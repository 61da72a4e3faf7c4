alter table access_alert_queue enable row level security;
