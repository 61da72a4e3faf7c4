alter table person_contact enable row level security;

create policy reads on person_contact for select to waymark_app
  using (exists ( select from access_grant s
        where ((s.person_id = person_contact.person_id)
      and ((('care'::text = any (s.sections))
        and ('care'::text = any (( select app.read_sections() as read_sections)::text[])))
    or ((person_contact.recorded_team = ( select app.own_team() as own_team))
      and ('care'::text = any (( select app.read_own_sections() as read_own_sections)::text[]))))
    and ((not s.withheld)
      or (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis) = 'lead'::text)
    or (s.person_id = any (( select app.allow_listed() as whereabouts_allow_list)::uuid[])))) offset 0));

create policy writes on person_contact for insert to waymark_app
  with check (exists ( select from access_grant s
        where ((s.person_id = person_contact.person_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis),
        s.basis) <> all (array['retained'::text, 'break-glass'::text]))
    and ((not s.withheld)
      or (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis) = 'lead'::text)
    or (s.person_id = any (( select app.allow_listed() as whereabouts_allow_list)::uuid[])))) offset 0));

create policy changes on person_contact for update to waymark_app
  using (exists ( select from access_grant s
        where ((s.person_id = person_contact.person_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis),
        s.basis) <> all (array['retained'::text, 'break-glass'::text]))
    and ((not s.withheld)
      or (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis) = 'lead'::text)
    or (s.person_id = any (( select app.allow_listed() as whereabouts_allow_list)::uuid[])))) offset 0));

create policy seen on person_contact as restrictive for update to waymark_app
  using (exists ( select from access_grant s
        where ((s.person_id = person_contact.person_id)
      and ((('care'::text = any (s.sections))
        and ('care'::text = any (( select app.read_sections() as read_sections)::text[])))
    or ((person_contact.recorded_team = ( select app.own_team() as own_team))
      and ('care'::text = any (( select app.read_own_sections() as read_own_sections)::text[]))))
    and ((not s.withheld)
      or (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis) = 'lead'::text)
    or (s.person_id = any (( select app.allow_listed() as whereabouts_allow_list)::uuid[])))) offset 0));
