alter table person enable row level security;

create policy access on person for all to waymark_app
  using (exists (select from my_access a
    where a.person_id = person.id and a.summary offset 0))
  with check (true);

create policy changes on person as restrictive for update to waymark_app
  using (exists (select from my_access a
    where a.person_id = person.id and a.writes offset 0));
