alter table person_protection enable row level security;

create policy reads on person_protection for select to waymark_app
  using (exists ( select from access_grant s
        where ((s.person_id = person_protection.person_id) and ('summary'::text = any (s.sections))) offset 0));
