alter table reporter_update enable row level security;

create policy access on reporter_update for all to waymark_app
  using (exists (select from my_access a
    where a.episode_id = reporter_update.episode_id and a.enquiries
      and (recorded_team = any (a.known_teams)) is not false offset 0))
  with check (true);

create policy adds on reporter_update as restrictive for insert to waymark_app
  with check (exists (select from my_access a
    where a.episode_id = reporter_update.episode_id and a.basis in ('lead', 'area', 'national')
      and 'enquiries' = any (a.granted) offset 0));
