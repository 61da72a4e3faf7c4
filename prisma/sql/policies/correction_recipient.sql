alter table correction_recipient enable row level security;
