alter table referral_line enable row level security;

create policy reads on referral_line for select to waymark_app
  using (exists ( select from referral r
        where ((r.id = referral_line.referral_id)
      and ((not r.withheld) or (r.person_id = any (( select app.safe_listed() as safe_listed)::uuid[]))
      or (exists ( select from sight s
        where ((s.episode_id = r.episode_id)
      and (coalesce((( select app.seen_reasons() as seen_reasons) ->> s.reason), s.reason)
      = 'lead'::text)) offset 0)))) offset 0));

create policy writes on referral_line for insert to waymark_app
  with check (exists ( select from referral r
        where ((r.id = referral_line.referral_id) and (r.from_team = ( select app.own_team() as own_team))
      and (r.recorded_by = ( select app.account_id() as account_id)))));
