alter table episode enable row level security;

create policy access on episode for all to waymark_app
  using (exists (select from my_access a
    where a.episode_id = episode.id and a.summary offset 0))
  with check (true);

create policy changes on episode as restrictive for update to waymark_app
  using (exists (select from my_access a
    where a.episode_id = episode.id and a.writes offset 0));
