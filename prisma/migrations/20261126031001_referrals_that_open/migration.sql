-- A referral goes out only where accepting it would open something.

-- ---------------------------------------------------------------- What stands in the way of it, asked for the team that would answer for it. No word: nothing does.
-- Somebody of the receiving team has to be let in to somebody sealed, as the wall of referrals asks it.
create function app.hinders_referral(of_episode uuid, receiver uuid, opened text[], basis text, of_referral uuid) returns text language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not exists (select from app.live_sight() l where l.episode_id = of_episode and l.reason not in ('own', 'break-glass'))
    or (of_referral is not null and not exists (select from referral r where r.id = of_referral and r.episode_id = of_episode and r.to_team = receiver
      and (r.from_team = app.team_id() or app.may_share(of_episode) <> '{}')))
  then raise exception 'not allowed' using errcode = '42501'; end if;
  if app.consent_gone(of_referral, app.team_id(), opened) then return 'consentWithdrawn'; end if;
  if exists (select from episode e join person_guard g on g.person_id = e.person_id and g.sealed where e.id = of_episode
    and not exists (select from sight s join membership m on m.team_id = receiver and (m.until is null or m.until > now())
      where s.episode_id = of_episode and s.team_id = receiver and s.from_at <= app.now() and (s.until is null or s.until > app.now())
        and not exists (select from exclusion x where x.account_id = m.account_id and x.person_id = e.person_id)
        and ((s.reason = 'named' and s.account_id = m.account_id) or s.reason = 'national' or (s.reason = 'lead' and m.role in ('sergeant', 'inspector', 'police-coordinator')))))
  then return 'sealed'; end if;
  if basis <> 'vitalInterests' and app.agreed_until(app.team_id(), receiver, 'referral', opened) is null then
    return case when app.agreed_until(app.team_id(), receiver, 'referral', array['summary']) is null then 'notAgreed' else 'agreedToLess' end;
  end if;
  return null;
end $$;
grant execute on function app.hinders_referral to waymark_app;

-- ---------------------------------------------------------------- Accepting: what its last day has passed for is told as that, and opens nothing.
select app.amend_function('app.accept_referral',
  $was$  select coalesce(array_agg(p.section), '{}'), min(p.until) into opened, rests_until$was$,
  $is$  if r.share_until <= app.now() then raise exception 'its last day has passed' using errcode = 'WMDAY'; end if;
  select coalesce(array_agg(p.section), '{}'), min(p.until) into opened, rests_until$is$);

-- ---------------------------------------------------------------- A later last day is given by whoever offers it again, in that act alone.
grant update (share_until) on referral to waymark_app;
select app.amend_function('app.check_referral_state',
  $was$  if new.status = old.status
    or$was$,
  $is$  if new.share_until is distinct from old.share_until
    and not (old.status in ('declined', 'notEngaged') and new.status in ('sent', 'draft') and new.share_until > app.now())
  then raise exception 'not allowed' using errcode = '42501'; end if;
  if new.status = old.status
    or$is$);
