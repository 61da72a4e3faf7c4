alter table episode_closing enable row level security;

create policy access on episode_closing for all to waymark_app
  using (exists (select from my_access a
    where a.episode_id = episode_closing.episode_id and (a.enquiries or recorded_team = a.own_enquiries) offset 0))
  with check (exists (select from my_access a
    where a.episode_id = episode_closing.episode_id and a.writes offset 0));
