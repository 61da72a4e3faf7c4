alter table access_alert_threshold enable row level security;
