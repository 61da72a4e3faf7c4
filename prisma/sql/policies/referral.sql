alter table referral enable row level security;

create policy access on referral for all to waymark_app
  using ((select app.own_team()) in (from_team, approved_by_team)
    or to_team = (select app.own_team()) and sent_at is not null
    or exists (select from my_access a
    where a.episode_id = referral.episode_id and a.basis = 'national' offset 0))
  with check (true);

-- A draft is read by those who may agree to it.
create policy drafts on referral for select to waymark_app
  using (status = 'draft' and exists (select
        from my_access a join role_action r on r.role = a.role and r.basis = a.basis
    where a.episode_id = referral.episode_id and r.action = 'share.give' offset 0));

create policy drafts_change on referral for update to waymark_app
  using (status = 'draft' and exists (select
        from my_access a join role_action r on r.role = a.role and r.basis = a.basis
    where a.episode_id = referral.episode_id and r.action = 'share.give' offset 0))
  with check (true);

create policy people on referral as restrictive for all to waymark_app
  using ((select app.sees_people())
      and uuid_hash_extended(person_id, (select app.moment())) <> all ((select app.excluded_marks())::bigint[])
    and (not sealed or exists (select from my_access a
    where a.episode_id = referral.episode_id offset 0)));

-- Under a restriction a referral since the find may name an agency near the place.
create policy places on referral as restrictive for all to waymark_app
  using (not withheld or to_team = (select app.own_team()) or recorded_by = (select app.account_id())
    or exists (select from my_access a
    where a.episode_id = referral.episode_id and a.may_know_whereabouts offset 0)
    or id not in (select app.referrals_since_found()));

create policy adds on referral as restrictive for insert to waymark_app
  with check (from_team = (select app.own_team()) and exists (select from my_access a
    where a.episode_id = referral.episode_id and a.person_id = referral.person_id and a.writes offset 0));

create policy changes on referral as restrictive for update to waymark_app
  using ((select app.own_team()) in (from_team, to_team)
    or exists (select from my_access a
    where a.episode_id = referral.episode_id and a.sees_all_grants offset 0));
