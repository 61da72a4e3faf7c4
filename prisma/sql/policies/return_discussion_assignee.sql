alter table return_discussion_assignee enable row level security;

create policy reads on return_discussion_assignee for select to waymark_app
  using (exists (select from my_access a
    where a.episode_id = return_discussion_assignee.episode_id
      and (a.summary or recorded_team = a.own_summary)
      and (return_discussion_assignee.team_id = any (a.known_teams)) is not false offset 0));
