alter table person_description enable row level security;

create policy access on person_description for all to waymark_app
  using (exists (select from my_access a
    where a.person_id = person_description.person_id
      and (a.description or recorded_team = a.own_description) offset 0))
  with check (true);

create policy adds on person_description as restrictive for insert to waymark_app
  with check (exists (select from my_access a
    where a.person_id = person_description.person_id and a.writes offset 0));

create policy changes on person_description as restrictive for update to waymark_app
  using (exists (select from my_access a
    where a.person_id = person_description.person_id and a.writes offset 0));
