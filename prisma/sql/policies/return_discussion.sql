alter table return_discussion enable row level security;

create policy reads on return_discussion for select to waymark_app
  using (exists ( select from access_grant s
        where ((s.episode_id = return_discussion.episode_id)
      and ((('summary'::text = any (s.sections))
        and ('summary'::text = any (( select app.read_sections() as read_sections)::text[])))
    or ((return_discussion.recorded_team = ( select app.own_team() as own_team))
      and ('summary'::text = any (( select app.read_own_sections() as read_own_sections)::text[]))
    and true))) offset 0));

create policy writes on return_discussion for insert to waymark_app
  with check (exists ( select from access_grant s
        where ((s.episode_id = return_discussion.episode_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis),
        s.basis) <> all (array['retained'::text, 'break-glass'::text]))) offset 0));

create policy changes on return_discussion for update to waymark_app
  using (exists ( select from access_grant s
        where ((s.episode_id = return_discussion.episode_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis),
        s.basis) <> all (array['retained'::text, 'break-glass'::text]))) offset 0));

create policy seen on return_discussion as restrictive for update to waymark_app
  using (exists ( select from access_grant s
        where ((s.episode_id = return_discussion.episode_id)
      and ((('summary'::text = any (s.sections))
        and ('summary'::text = any (( select app.read_sections() as read_sections)::text[])))
    or ((return_discussion.recorded_team = ( select app.own_team() as own_team))
      and ('summary'::text = any (( select app.read_own_sections() as read_own_sections)::text[]))
    and true))) offset 0));
