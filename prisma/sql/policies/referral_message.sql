alter table referral_message enable row level security;

create policy reads on referral_message for select to waymark_app
  using ((( select app.role() as role) <> all (array['call-handler'::text, 'notifier'::text]))
      and (exists ( select from referral r
        where ((r.id = referral_message.referral_id)
      and ((( select app.own_team() as own_team) = r.from_team) or (( select app.own_team() as own_team) = r.to_team)
      or (exists ( select from access_grant s
        where ((s.episode_id = r.episode_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis)
      = 'national'::text)))))) offset 0)));

create policy writes on referral_message for insert to waymark_app
  with check (exists ( select from referral r
        where ((r.id = referral_message.referral_id) and (r.sent_at is not null)
      and (( select app.own_team() as own_team) = case referral_message.kind when 'answer'::text then r.from_team
      else r.to_team end))));

create policy of_places on referral_message as restrictive for select to waymark_app
  using (exists ( select from referral r
        where ((r.id = referral_message.referral_id)
      and ((not r.withheld) or (r.person_id = any (( select app.allow_listed() as whereabouts_allow_list)::uuid[]))
      or (exists ( select from access_grant s
        where ((s.episode_id = r.episode_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis)
      = 'lead'::text)) offset 0)))) offset 0));
