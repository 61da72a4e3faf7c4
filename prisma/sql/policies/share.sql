alter table share enable row level security;

create policy reads on share for select to waymark_app
  using (exists ( select from access_grant s
        where ((s.episode_id = share.episode_id)
      and ((coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis)
        = any (array['lead'::text, 'area'::text, 'placing'::text, 'national'::text]))
    or (share.to_team = ( select app.own_team() as own_team))
    or (share.given_by_team = ( select app.own_team() as own_team)))) offset 0));

create policy of_places on share as restrictive for select to waymark_app
  using ((to_team = ( select app.own_team() as own_team))
      or (exists ( select from access_grant s
        where ((s.episode_id = share.episode_id)
      and ((not s.withheld)
      or (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis) = 'lead'::text)
    or (s.person_id = any (( select app.allow_listed() as whereabouts_allow_list)::uuid[])))) offset 0))
    or (not app.since_found(episode_id, from_at)));
