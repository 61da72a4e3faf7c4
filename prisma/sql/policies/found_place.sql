alter table found_place enable row level security;

create policy reads on found_place for select to waymark_app
  using (exists ( select from access_grant s
        where ((s.episode_id = found_place.episode_id)
      and ((('whereabouts'::text = any (s.sections))
        and ('whereabouts'::text = any (( select app.read_sections() as read_sections)::text[])))
    or ((found_place.recorded_team = ( select app.own_team() as own_team))
      and ('whereabouts'::text = any (( select app.read_own_sections() as read_own_sections)::text[])) and true))
    and ((not s.withheld)
      or (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis) = 'lead'::text)
    or (s.person_id = any (( select app.allow_listed() as whereabouts_allow_list)::uuid[])))) offset 0));

create policy writes on found_place for insert to waymark_app
  with check (exists ( select from access_grant s
        where ((s.episode_id = found_place.episode_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis),
        s.basis) <> all (array['retained'::text, 'break-glass'::text]))) offset 0));

create policy changes on found_place for update to waymark_app
  using (exists ( select from access_grant s
        where ((s.episode_id = found_place.episode_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis),
        s.basis) <> all (array['retained'::text, 'break-glass'::text]))) offset 0));

create policy seen on found_place as restrictive for update to waymark_app
  using (exists ( select from access_grant s
        where ((s.episode_id = found_place.episode_id)
      and ((('whereabouts'::text = any (s.sections))
        and ('whereabouts'::text = any (( select app.read_sections() as read_sections)::text[])))
    or ((found_place.recorded_team = ( select app.own_team() as own_team))
      and ('whereabouts'::text = any (( select app.read_own_sections() as read_own_sections)::text[])) and true))
    and ((not s.withheld)
      or (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis) = 'lead'::text)
    or (s.person_id = any (( select app.allow_listed() as whereabouts_allow_list)::uuid[])))) offset 0));
