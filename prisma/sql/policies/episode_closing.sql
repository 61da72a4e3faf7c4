alter table episode_closing enable row level security;

create policy access on episode_closing for all to waymark_app
  using (exists (select from my_access a
    where a.episode_id = episode_closing.episode_id and (a.enquiries or recorded_team = a.own_enquiries) offset 0))
  with check (true);

create policy adds on episode_closing as restrictive for insert to waymark_app
  with check (exists (select from my_access a
    where a.episode_id = episode_closing.episode_id and a.writes offset 0));

create policy changes on episode_closing as restrictive for update to waymark_app
  using (exists (select from my_access a
    where a.episode_id = episode_closing.episode_id and a.writes offset 0));
