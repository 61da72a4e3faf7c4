alter table return_discussion_assignee enable row level security;

create policy reads on return_discussion_assignee for select to waymark_app
  using (exists ( select from access_grant s
        where ((s.episode_id = return_discussion_assignee.episode_id)
      and ((('summary'::text = any (s.sections))
        and ('summary'::text = any (( select app.read_sections() as read_sections)::text[])) and true)
    or ((return_discussion_assignee.recorded_team = ( select app.own_team() as own_team))
      and ('summary'::text = any (( select app.read_own_sections() as read_own_sections)::text[]))))
    and true) offset 0));

create policy of_places on return_discussion_assignee as restrictive for select to waymark_app
  using (exists ( select from access_grant s
        where ((s.episode_id = return_discussion_assignee.episode_id)
      and ((not s.withheld)
      or (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis) = 'lead'::text)
    or (s.person_id = any (( select app.allow_listed() as whereabouts_allow_list)::uuid[]))
    or (return_discussion_assignee.team_id = ( select app.own_team() as own_team))
    or (return_discussion_assignee.team_id = any (app.usual_teams(s.episode_id))))) offset 0));
