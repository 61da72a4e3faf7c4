alter table person_care enable row level security;

create policy access on person_care for all to waymark_app
  using (exists (select from my_access a
    where a.person_id = person_care.person_id and (a.care or recorded_team = a.own_care) offset 0))
  with check (true);

create policy adds on person_care as restrictive for insert to waymark_app
  with check (exists (select from my_access a
    where a.person_id = person_care.person_id and a.writes offset 0));

create policy changes on person_care as restrictive for update to waymark_app
  using (exists (select from my_access a
    where a.person_id = person_care.person_id and a.writes offset 0));
