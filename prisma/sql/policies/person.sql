alter table person enable row level security;

create policy reads on person for select to waymark_app
  using (exists ( select from access_grant s
        where ((s.person_id = person.id)
      and ((('summary'::text = any (s.sections))
        and ('summary'::text = any (( select app.read_sections() as read_sections)::text[])))
    or ((person.recorded_team = ( select app.own_team() as own_team))
      and ('summary'::text = any (( select app.read_own_sections() as read_own_sections)::text[]))
    and false))) offset 0));

create policy writes on person for insert to waymark_app
  with check (exists ( select from access_grant s
        where ((s.person_id = person.id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis),
        s.basis) <> all (array['retained'::text, 'break-glass'::text]))) offset 0));

create policy changes on person for update to waymark_app
  using (exists ( select from access_grant s
        where ((s.person_id = person.id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis),
        s.basis) <> all (array['retained'::text, 'break-glass'::text]))) offset 0));

create policy seen on person as restrictive for update to waymark_app
  using (exists ( select from access_grant s
        where ((s.person_id = person.id)
      and ((('summary'::text = any (s.sections))
        and ('summary'::text = any (( select app.read_sections() as read_sections)::text[])))
    or ((person.recorded_team = ( select app.own_team() as own_team))
      and ('summary'::text = any (( select app.read_own_sections() as read_own_sections)::text[]))
    and false))) offset 0));
