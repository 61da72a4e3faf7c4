alter table looking_waiting enable row level security;
