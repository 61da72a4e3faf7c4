alter table return_discussion enable row level security;

create policy access on return_discussion for all to waymark_app
  using (exists (select from my_access a
    where a.episode_id = return_discussion.episode_id and (a.summary or recorded_team = a.own_summary) offset 0))
  with check (true);

create policy adds on return_discussion as restrictive for insert to waymark_app
  with check (exists (select from my_access a
    where a.episode_id = return_discussion.episode_id and a.writes offset 0));

create policy changes on return_discussion as restrictive for update to waymark_app
  using (exists (select from my_access a
    where a.episode_id = return_discussion.episode_id and a.writes offset 0));
