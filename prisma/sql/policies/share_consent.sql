alter table share_consent enable row level security;

create policy reads on share_consent for select to waymark_app
  using (exists (select from my_access a join share h on h.id = share_consent.share_id
    where a.episode_id = share_consent.episode_id
    and a.summary and a.may_know_whereabouts and (a.leads or a.own_team in (h.to_team, h.given_by_team))
    and (h.referral_id is null or (select app.may('referral.read')) and exists (select from referral_content c
      where c.referral_id = h.referral_id)) offset 0));
