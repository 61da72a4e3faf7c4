alter table referral_line enable row level security;

create policy reads on referral_line for select to waymark_app
  using (exists ( select from referral r
        where ((r.id = referral_line.referral_id)
      and ((not r.withheld) or (r.person_id = any (( select app.allow_listed() as whereabouts_allow_list)::uuid[]))
      or (exists ( select from access_grant s
        where ((s.episode_id = r.episode_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis)
      = 'lead'::text)) offset 0)))) offset 0));

create policy writes on referral_line for insert to waymark_app
  with check (exists ( select from referral r
        where ((r.id = referral_line.referral_id) and (r.from_team = ( select app.own_team() as own_team))
      and (r.recorded_by = ( select app.account_id() as account_id)))));
