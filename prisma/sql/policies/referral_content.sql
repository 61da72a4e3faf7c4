alter table referral_content enable row level security;

create policy reads on referral_content for select to waymark_app
  using (exists ( select from referral r
        where ((r.id = referral_content.referral_id)
      and ((r.from_team = ( select app.own_team() as own_team))
      or ((r.to_team = ( select app.own_team() as own_team))
      and (r.status = any (array['accepted'::text, 'active'::text, 'completed'::text, 'notEngaged'::text]))
    and (exists ( select from access_grant s where (s.episode_id = r.episode_id))))
    or (exists ( select from access_grant s
        where ((s.episode_id = r.episode_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis) = 'national'::text))))))));

create policy writes on referral_content for insert to waymark_app
  with check (exists ( select from referral r
        where ((r.id = referral_content.referral_id) and (r.episode_id = referral_content.episode_id)
      and (r.from_team = ( select app.own_team() as own_team)))));

create policy of_places on referral_content as restrictive for select to waymark_app
  using (exists ( select from referral r
        where ((r.id = referral_content.referral_id)
      and ((not r.withheld) or (r.person_id = any (( select app.allow_listed() as whereabouts_allow_list)::uuid[]))
      or (exists ( select from access_grant s
        where ((s.episode_id = r.episode_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis)
      = 'lead'::text)) offset 0)))) offset 0));
