alter table referral_session enable row level security;

create policy reads on referral_session for select to waymark_app
  using ((recorded_team = ( select app.own_team() as own_team))
      and ('support'::text = any (( select app.read_own_sections() as read_own_sections)::text[]))
    and (exists ( select from access_grant s where (s.episode_id = referral_session.episode_id) offset 0)));

create policy writes on referral_session for insert to waymark_app
  with check ((exists ( select from referral r
          where ((r.id = referral_session.referral_id) and (r.episode_id = referral_session.episode_id)
      and (r.to_team = ( select app.own_team() as own_team))
    and (r.status = any (array['accepted'::text, 'active'::text])))))
    and (exists ( select from access_grant s
        where ((s.episode_id = referral_session.episode_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis),
        s.basis) <> all (array['retained'::text, 'break-glass'::text]))) offset 0)));

create policy changes on referral_session for update to waymark_app
  using ((recorded_team = ( select app.own_team() as own_team)) and (status = 'planned'::text)
      and (exists ( select from access_grant s
        where ((s.episode_id = referral_session.episode_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis),
        s.basis) <> all (array['retained'::text, 'break-glass'::text]))) offset 0)))
  with check (status <> 'planned'::text);

create policy seen on referral_session as restrictive for update to waymark_app
  using ((recorded_team = ( select app.own_team() as own_team))
      and ('support'::text = any (( select app.read_own_sections() as read_own_sections)::text[]))
    and (exists ( select from access_grant s where (s.episode_id = referral_session.episode_id) offset 0)));
