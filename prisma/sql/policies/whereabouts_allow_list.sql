alter table whereabouts_allow_list enable row level security;
