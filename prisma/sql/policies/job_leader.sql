alter table job_leader enable row level security;
