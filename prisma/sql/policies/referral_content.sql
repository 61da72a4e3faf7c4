alter table referral_content enable row level security;

create policy reads on referral_content for select to waymark_app
  using (exists (select from referral_with_words r where r.id = referral_content.referral_id
    and (r.from_team = (select app.own_team())
      or r.to_team = (select app.own_team()) and r.status in ('accepted', 'active', 'completed', 'notEngaged')
        and exists (select from my_access a where a.episode_id = r.episode_id offset 0)
      or exists (select from my_access a where a.episode_id = r.episode_id and a.basis = 'national' offset 0))));

create policy adds on referral_content for insert to waymark_app
  with check (exists (select from referral r
        where r.id = referral_content.referral_id and r.episode_id = referral_content.episode_id
    and r.from_team = (select app.own_team())));
