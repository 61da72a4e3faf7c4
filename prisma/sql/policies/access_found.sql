alter table access_found enable row level security;

create policy reads on access_found for select to waymark_app
  using (exists ( select from sight s
        where ((s.episode_id = access_found.episode_id)
      and (((coalesce((( select app.seen_reasons() as seen_reasons) ->> s.reason), s.reason) = 'lead'::text)
        and (( select app.role() as role)
      = any (array['sergeant'::text, 'inspector'::text, 'police-coordinator'::text])))
    or ((coalesce((( select app.seen_reasons() as seen_reasons) ->> s.reason), s.reason) = 'national'::text)
      and (( select app.role() as role) = 'national'::text))
    or ((coalesce((( select app.seen_reasons() as seen_reasons) ->> s.reason), s.reason)
        = any (array['area'::text, 'placing'::text]))
    and (( select app.role() as role) = 'council-coordinator'::text)))) offset 0));

create policy of_places on access_found as restrictive for select to waymark_app
  using (exists ( select from sight s
        where ((s.episode_id = access_found.episode_id)
      and ((not s.withheld)
      or (coalesce((( select app.seen_reasons() as seen_reasons) ->> s.reason), s.reason) = 'lead'::text)
    or (s.person_id = any (( select app.safe_listed() as safe_listed)::uuid[])))) offset 0));
