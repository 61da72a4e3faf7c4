alter table return_discussion_refusal enable row level security;

create policy reads on return_discussion_refusal for select to waymark_app
  using (exists ( select from access_grant s
        where ((s.episode_id = return_discussion_refusal.episode_id)
      and ((('returnDiscussion'::text = any (s.sections))
        and ('returnDiscussion'::text = any (( select app.read_sections() as read_sections)::text[])))
    or ((return_discussion_refusal.recorded_team = ( select app.own_team() as own_team))
      and ('returnDiscussion'::text = any (( select app.read_own_sections() as read_own_sections)::text[]))
    and true))) offset 0));

create policy writes on return_discussion_refusal for insert to waymark_app
  with check (exists ( select from access_grant s
        where ((s.episode_id = return_discussion_refusal.episode_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis),
        s.basis) <> all (array['retained'::text, 'break-glass'::text]))) offset 0));

create policy changes on return_discussion_refusal for update to waymark_app
  using (exists ( select from access_grant s
        where ((s.episode_id = return_discussion_refusal.episode_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis),
        s.basis) <> all (array['retained'::text, 'break-glass'::text]))) offset 0));

create policy of_places on return_discussion_refusal as restrictive for select to waymark_app
  using (exists ( select from access_grant s
        where ((s.episode_id = return_discussion_refusal.episode_id)
      and ((not s.withheld)
      or (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis) = 'lead'::text)
    or (s.person_id = any (( select app.allow_listed() as whereabouts_allow_list)::uuid[]))
    or coalesce(((return_discussion_refusal.recorded_team = ( select app.own_team() as own_team))
        or (return_discussion_refusal.recorded_team = any (app.usual_teams(s.episode_id)))), true))) offset 0));

create policy seen on return_discussion_refusal as restrictive for update to waymark_app
  using ((exists ( select from access_grant s
          where ((s.episode_id = return_discussion_refusal.episode_id)
      and ((('returnDiscussion'::text = any (s.sections))
        and ('returnDiscussion'::text = any (( select app.read_sections() as read_sections)::text[])))
    or ((return_discussion_refusal.recorded_team = ( select app.own_team() as own_team))
      and ('returnDiscussion'::text = any (( select app.read_own_sections() as read_own_sections)::text[]))
    and true))) offset 0))
    and (exists ( select from access_grant s
        where ((s.episode_id = return_discussion_refusal.episode_id)
      and ((not s.withheld)
      or (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis) = 'lead'::text)
    or (s.person_id = any (( select app.allow_listed() as whereabouts_allow_list)::uuid[]))
    or coalesce(((return_discussion_refusal.recorded_team = ( select app.own_team() as own_team))
        or (return_discussion_refusal.recorded_team = any (app.usual_teams(s.episode_id)))), true))) offset 0)));
