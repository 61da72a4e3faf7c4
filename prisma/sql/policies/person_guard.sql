alter table person_guard enable row level security;

create policy reads on person_guard for select to waymark_app
  using (exists ( select from sight s
        where ((s.person_id = person_guard.person_id) and ('summary'::text = any (s.sections))) offset 0));
