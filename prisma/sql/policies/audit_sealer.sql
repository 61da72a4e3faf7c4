alter table audit_sealer enable row level security;
