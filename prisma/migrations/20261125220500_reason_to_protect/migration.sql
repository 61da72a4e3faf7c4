-- The reason to share without an agreement is for whoever gave it and for those who judge it: one wall says so, where two did and the first let
-- those in whom the second kept out.
drop policy of_givers on share_urgent;
alter policy reads on share_urgent using (exists (select from sight s join share h on h.id = share_urgent.share_id
  where s.episode_id = share_urgent.episode_id and 'summary' = any (s.sections) and (s.reason in ('lead', 'national') or h.given_by_team = (select app.team_id())) offset 0));
select app.narrow_walls();
