alter table referral_outcome enable row level security;

create policy reads on referral_outcome for select to waymark_app
  using ((select app.may('referral.read'))
      and exists (select from referral r
      where r.id = referral_outcome.referral_id and ((select app.own_team()) in (r.from_team, r.to_team)
      or exists (select from my_access a where a.episode_id = r.episode_id and a.basis = 'national' offset 0))));

create policy adds on referral_outcome for insert to waymark_app
  with check (exists (select from referral r
        where r.id = referral_outcome.referral_id and r.to_team = (select app.own_team())
    and r.status in ('accepted', 'active')));
