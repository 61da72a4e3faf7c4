alter table found_place enable row level security;

create policy access on found_place for all to waymark_app
  using (exists (select from my_access a
    where a.episode_id = found_place.episode_id and (a.whereabouts or recorded_team = a.own_whereabouts) offset 0))
  with check (true);

create policy adds on found_place as restrictive for insert to waymark_app
  with check (exists (select from my_access a
    where a.episode_id = found_place.episode_id and a.writes offset 0));
