alter table referral_outcome enable row level security;

create policy reads on referral_outcome for select to waymark_app
  using ((( select app.role() as role) <> all (array['call-handler'::text, 'notifier'::text]))
      and (exists ( select from referral r
        where ((r.id = referral_outcome.referral_id)
      and ((( select app.own_team() as own_team) = r.from_team) or (( select app.own_team() as own_team) = r.to_team)
      or (exists ( select from access_grant s
        where ((s.episode_id = r.episode_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis)
      = 'national'::text)))))) offset 0)));

create policy writes on referral_outcome for insert to waymark_app
  with check (exists ( select from referral r
        where ((r.id = referral_outcome.referral_id) and (r.to_team = ( select app.own_team() as own_team))
      and (r.status = any (array['accepted'::text, 'active'::text])))));
