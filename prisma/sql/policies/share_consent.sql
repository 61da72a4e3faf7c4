alter table share_consent enable row level security;

create policy reads on share_consent for select to waymark_app
  using (exists ( select from (access_grant s join share h on ((h.id = share_consent.share_id)))
        where ((s.episode_id = share_consent.episode_id) and ('summary'::text = any (s.sections))
      and ((coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis)
        = any (array['lead'::text, 'national'::text])) or (h.to_team = ( select app.own_team() as own_team))
    or (h.given_by_team = ( select app.own_team() as own_team)))) offset 0));

create policy of_referral on share_consent as restrictive for select to waymark_app
  using (exists ( select from share h
        where ((h.id = share_consent.share_id)
      and ((h.referral_id is null)
      or ((( select app.role() as role) <> all (array['call-handler'::text, 'notifier'::text]))
      and (exists ( select from referral_content c where (c.referral_id = h.referral_id))))))));

create policy of_places on share_consent as restrictive for select to waymark_app
  using (exists ( select from access_grant s
        where ((s.episode_id = share_consent.episode_id)
      and ((not s.withheld)
      or (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis) = 'lead'::text)
    or (s.person_id = any (( select app.allow_listed() as whereabouts_allow_list)::uuid[])))) offset 0));
