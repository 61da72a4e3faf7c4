alter table risk_assessment enable row level security;

create policy reads on risk_assessment for select to waymark_app
  using (exists ( select from access_grant s
        where ((s.episode_id = risk_assessment.episode_id)
      and ((('description'::text = any (s.sections))
        and ('description'::text = any (( select app.read_sections() as read_sections)::text[])))
    or ((risk_assessment.recorded_team = ( select app.own_team() as own_team))
      and ('description'::text = any (( select app.read_own_sections() as read_own_sections)::text[]))
    and true))) offset 0));

create policy writes on risk_assessment for insert to waymark_app
  with check (exists ( select from access_grant s
        where ((s.episode_id = risk_assessment.episode_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis),
        s.basis) <> all (array['retained'::text, 'break-glass'::text]))) offset 0));

create policy changes on risk_assessment for update to waymark_app
  using (exists ( select from access_grant s
        where ((s.episode_id = risk_assessment.episode_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis),
        s.basis) <> all (array['retained'::text, 'break-glass'::text]))) offset 0));

create policy of_places on risk_assessment as restrictive for select to waymark_app
  using (exists ( select from access_grant s
        where ((s.episode_id = risk_assessment.episode_id)
      and ((not s.withheld)
      or (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis) = 'lead'::text)
    or (s.person_id = any (( select app.allow_listed() as whereabouts_allow_list)::uuid[]))
    or coalesce(((risk_assessment.recorded_team = ( select app.own_team() as own_team))
        or (risk_assessment.recorded_team = any (app.usual_teams(s.episode_id)))), true))) offset 0));

create policy seen on risk_assessment as restrictive for update to waymark_app
  using ((exists ( select from access_grant s
          where ((s.episode_id = risk_assessment.episode_id)
      and ((('description'::text = any (s.sections))
        and ('description'::text = any (( select app.read_sections() as read_sections)::text[])))
    or ((risk_assessment.recorded_team = ( select app.own_team() as own_team))
      and ('description'::text = any (( select app.read_own_sections() as read_own_sections)::text[]))
    and true))) offset 0))
    and (exists ( select from access_grant s
        where ((s.episode_id = risk_assessment.episode_id)
      and ((not s.withheld)
      or (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis) = 'lead'::text)
    or (s.person_id = any (( select app.allow_listed() as whereabouts_allow_list)::uuid[]))
    or coalesce(((risk_assessment.recorded_team = ( select app.own_team() as own_team))
        or (risk_assessment.recorded_team = any (app.usual_teams(s.episode_id)))), true))) offset 0)));
