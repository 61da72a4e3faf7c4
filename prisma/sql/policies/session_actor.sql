alter table session_actor enable row level security;
