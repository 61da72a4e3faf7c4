alter table audit_block enable row level security;
