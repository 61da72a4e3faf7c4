-- Who of the receiving team may be given a referral.

-- Whether somebody of the team that received it would see it: not excluded from the person; of a sealed person only who sees them all the same.
-- Who is of the team, and what their role may do, is asked beside this (app.colleagues).
create function app.may_hold_referral(of_referral uuid, wanted uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (select from referral r join membership m on m.account_id = wanted and m.team_id = r.to_team and (m.until is null or m.until > now())
    where r.id = of_referral and r.to_team = app.team_id() and r.sent_at is not null
      and not exists (select from exclusion x where x.account_id = wanted and x.person_id = r.person_id)
      and (not r.sealed or exists (select from sight s where s.episode_id = r.episode_id and s.team_id = r.to_team and (s.until is null or s.until > app.now())
        and (s.account_id = wanted or s.reason = 'national' or (s.reason = 'lead' and m.role in ('sergeant', 'inspector', 'police-coordinator')))))) $$;
grant execute on function app.may_hold_referral to waymark_app;
