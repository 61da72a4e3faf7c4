alter table information enable row level security;

create policy access on information for all to waymark_app
  using (exists (select from my_access a
    where a.episode_id = information.episode_id and (a.description or recorded_team = a.own_description)
      and (recorded_team = any (a.known_teams)) is not false offset 0))
  with check (true);

-- An emergency opening may add information, and change none.
create policy adds on information as restrictive for insert to waymark_app
  with check (exists (select from my_access a
    where a.episode_id = information.episode_id and a.basis <> 'retained' offset 0));
