alter table break_glass_review enable row level security;

create policy reads on break_glass_review for select to waymark_app
  using (exists (select from break_glass b where b.id = break_glass_review.break_glass_id));
