alter table reference_counter enable row level security;
