alter table return_discussion_record enable row level security;

create policy access on return_discussion_record for all to waymark_app
  using (exists (select from my_access a
    where a.episode_id = return_discussion_record.episode_id
      and (a.return_discussion or recorded_team = a.own_return_discussion)
      and (recorded_team = any (a.known_teams)) is not false offset 0))
  with check (true);

create policy adds on return_discussion_record as restrictive for insert to waymark_app
  with check (exists (select from my_access a
    where a.episode_id = return_discussion_record.episode_id and a.writes offset 0));
