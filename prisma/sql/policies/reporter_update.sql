alter table reporter_update enable row level security;

create policy reads on reporter_update for select to waymark_app
  using (exists ( select from access_grant s
        where ((s.episode_id = reporter_update.episode_id) and ('enquiries'::text = any (s.sections))
      and ('enquiries'::text = any (( select app.read_sections() as read_sections)::text[]))) offset 0));

create policy writes on reporter_update for insert to waymark_app
  with check (exists ( select from access_grant s
        where ((s.episode_id = reporter_update.episode_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis)
      = any (array['lead'::text, 'area'::text, 'national'::text]))
    and ('enquiries'::text = any (s.sections))) offset 0));

create policy of_places on reporter_update as restrictive for select to waymark_app
  using (exists ( select from access_grant s
        where ((s.episode_id = reporter_update.episode_id)
      and ((not s.withheld)
      or (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis) = 'lead'::text)
    or (s.person_id = any (( select app.allow_listed() as whereabouts_allow_list)::uuid[]))
    or coalesce(((reporter_update.recorded_team = ( select app.own_team() as own_team))
        or (reporter_update.recorded_team = any (app.usual_teams(s.episode_id)))), true))) offset 0));
