alter table person_protection enable row level security;

create policy reads on person_protection for select to waymark_app
  using (exists (select from my_access a
    where a.person_id = person_protection.person_id and 'summary' = any (a.granted) offset 0));
