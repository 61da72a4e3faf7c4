alter table access_found enable row level security;

create policy reads on access_found for select to waymark_app
  using (exists ( select from access_grant s
        where ((s.episode_id = access_found.episode_id)
      and (((coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis) = 'lead'::text)
        and (( select app.role() as role)
      = any (array['sergeant'::text, 'inspector'::text, 'police-coordinator'::text])))
    or ((coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis) = 'national'::text)
      and (( select app.role() as role) = 'national'::text))
    or ((coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis)
        = any (array['area'::text, 'placing'::text]))
    and (( select app.role() as role) = 'council-coordinator'::text)))) offset 0));

create policy of_places on access_found as restrictive for select to waymark_app
  using (exists ( select from access_grant s
        where ((s.episode_id = access_found.episode_id)
      and ((not s.withheld)
      or (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis) = 'lead'::text)
    or (s.person_id = any (( select app.allow_listed() as whereabouts_allow_list)::uuid[])))) offset 0));
