-- What a share took over from a referral is the referral's: for whoever may read that. And the reason of an urgent share, with what its review came to, is for who gave it and who leads.
create policy of_referral on share_consent as restrictive for select to waymark_app using (exists (select from share h where h.id = share_consent.share_id and (h.referral_id is null
  or ((select app.role()) not in ('call-handler', 'notifier') and exists (select from referral_content c where c.referral_id = h.referral_id)))));
create policy of_givers on share_urgent as restrictive for select to waymark_app using (exists (select from share h join sight s on s.episode_id = h.episode_id
  where h.id = share_urgent.share_id and (s.reason in ('lead', 'national') or h.given_by_team = (select app.team_id())) offset 0));
select app.narrow_walls();
