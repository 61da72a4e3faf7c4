alter table episode_reporter enable row level security;

create policy access on episode_reporter for all to waymark_app
  using (exists (select from my_access a
    where a.episode_id = episode_reporter.episode_id and (a.enquiries or recorded_team = a.own_enquiries) offset 0))
  with check (true);

create policy adds on episode_reporter as restrictive for insert to waymark_app
  with check (exists (select from my_access a
    where a.episode_id = episode_reporter.episode_id and a.writes offset 0));
