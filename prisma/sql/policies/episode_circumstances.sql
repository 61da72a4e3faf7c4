alter table episode_circumstances enable row level security;

create policy access on episode_circumstances for all to waymark_app
  using (exists (select from my_access a
    where a.episode_id = episode_circumstances.episode_id
      and (a.description or recorded_team = a.own_description) offset 0))
  with check (true);

create policy adds on episode_circumstances as restrictive for insert to waymark_app
  with check (exists (select from my_access a
    where a.episode_id = episode_circumstances.episode_id and a.writes offset 0));

create policy changes on episode_circumstances as restrictive for update to waymark_app
  using (exists (select from my_access a
    where a.episode_id = episode_circumstances.episode_id and a.writes offset 0));
