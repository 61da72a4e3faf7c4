alter table outbox enable row level security;
