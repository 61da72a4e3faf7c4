alter table job_run enable row level security;
