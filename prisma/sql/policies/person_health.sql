alter table person_health enable row level security;

create policy access on person_health for all to waymark_app
  using (exists (select from my_access a
    where a.person_id = person_health.person_id and (a.health or recorded_team = a.own_health) offset 0))
  with check (true);

create policy adds on person_health as restrictive for insert to waymark_app
  with check (exists (select from my_access a
    where a.person_id = person_health.person_id and a.writes offset 0));

create policy changes on person_health as restrictive for update to waymark_app
  using (exists (select from my_access a
    where a.person_id = person_health.person_id and a.writes offset 0));
