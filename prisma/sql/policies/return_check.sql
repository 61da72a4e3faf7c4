alter table return_check enable row level security;

create policy access on return_check for all to waymark_app
  using (exists (select from my_access a
    where a.episode_id = return_check.episode_id and (a.health or recorded_team = a.own_health)
      and (recorded_team = any (a.known_teams)) is not false offset 0))
  with check (true);

create policy adds on return_check as restrictive for insert to waymark_app
  with check (exists (select from my_access a
    where a.episode_id = return_check.episode_id and a.writes offset 0));
