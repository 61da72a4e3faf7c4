alter table information enable row level security;

create policy reads on information for select to waymark_app
  using (exists ( select from access_grant s
        where ((s.episode_id = information.episode_id)
      and ((('description'::text = any (s.sections))
        and ('description'::text = any (( select app.read_sections() as read_sections)::text[])))
    or ((information.recorded_team = ( select app.own_team() as own_team))
      and ('description'::text = any (( select app.read_own_sections() as read_own_sections)::text[]))
    and true))) offset 0));

create policy writes on information for insert to waymark_app
  with check (exists ( select from access_grant s
        where ((s.episode_id = information.episode_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis),
        s.basis) <> 'retained'::text)) offset 0));

create policy changes on information for update to waymark_app
  using (exists ( select from access_grant s
        where ((s.episode_id = information.episode_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis),
        s.basis) <> all (array['retained'::text, 'break-glass'::text]))) offset 0));

create policy of_places on information as restrictive for select to waymark_app
  using (exists ( select from access_grant s
        where ((s.episode_id = information.episode_id)
      and ((not s.withheld)
      or (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis) = 'lead'::text)
    or (s.person_id = any (( select app.allow_listed() as whereabouts_allow_list)::uuid[]))
    or coalesce(((information.recorded_team = ( select app.own_team() as own_team))
        or (information.recorded_team = any (app.usual_teams(s.episode_id)))), true))) offset 0));

create policy seen on information as restrictive for update to waymark_app
  using ((exists ( select from access_grant s
          where ((s.episode_id = information.episode_id)
      and ((('description'::text = any (s.sections))
        and ('description'::text = any (( select app.read_sections() as read_sections)::text[])))
    or ((information.recorded_team = ( select app.own_team() as own_team))
      and ('description'::text = any (( select app.read_own_sections() as read_own_sections)::text[]))
    and true))) offset 0))
    and (exists ( select from access_grant s
        where ((s.episode_id = information.episode_id)
      and ((not s.withheld)
      or (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis) = 'lead'::text)
    or (s.person_id = any (( select app.allow_listed() as whereabouts_allow_list)::uuid[]))
    or coalesce(((information.recorded_team = ( select app.own_team() as own_team))
        or (information.recorded_team = any (app.usual_teams(s.episode_id)))), true))) offset 0)));
