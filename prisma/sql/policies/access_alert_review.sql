alter table access_alert_review enable row level security;
