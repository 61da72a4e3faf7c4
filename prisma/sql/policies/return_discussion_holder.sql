alter table return_discussion_holder enable row level security;

create policy reads on return_discussion_holder for select to waymark_app
  using (exists ( select from sight s
        where ((s.episode_id = return_discussion_holder.episode_id)
      and ((('summary'::text = any (s.sections))
        and ('summary'::text = any (( select app.read_sections() as read_sections)::text[])) and true)
    or ((return_discussion_holder.recorded_team = ( select app.own_team() as own_team))
      and ('summary'::text = any (( select app.read_own_sections() as read_own_sections)::text[]))))
    and true) offset 0));

create policy of_places on return_discussion_holder as restrictive for select to waymark_app
  using (exists ( select from sight s
        where ((s.episode_id = return_discussion_holder.episode_id)
      and ((not s.withheld)
      or (coalesce((( select app.seen_reasons() as seen_reasons) ->> s.reason), s.reason) = 'lead'::text)
    or (s.person_id = any (( select app.safe_listed() as safe_listed)::uuid[]))
    or (return_discussion_holder.team_id = ( select app.own_team() as own_team))
    or (return_discussion_holder.team_id = any (app.usual_teams(s.episode_id))))) offset 0));
