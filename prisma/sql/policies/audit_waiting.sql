alter table audit_waiting enable row level security;
