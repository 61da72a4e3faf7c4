alter table referral_session enable row level security;

create policy access on referral_session for all to waymark_app
  using (exists (select from my_access a
    where a.episode_id = referral_session.episode_id and recorded_team = a.own_support offset 0))
  with check (true);

create policy adds on referral_session as restrictive for insert to waymark_app
  with check (exists (select from my_access a
    where a.episode_id = referral_session.episode_id and a.writes offset 0));

create policy changes on referral_session as restrictive for update to waymark_app
  using (exists (select from my_access a
    where a.episode_id = referral_session.episode_id and a.writes offset 0));

create policy begins on referral_session as restrictive for insert to waymark_app
  with check (exists (select from referral r where r.id = referral_session.referral_id
    and r.episode_id = referral_session.episode_id and r.to_team = (select app.own_team())
    and r.status in ('accepted', 'active')));

create policy ends on referral_session as restrictive for update to waymark_app
  using (status = 'planned') with check (status <> 'planned');
