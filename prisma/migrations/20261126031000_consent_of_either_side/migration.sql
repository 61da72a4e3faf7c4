-- A consent that was withdrawn opens nothing of a referral made before it, whichever side rests on it: whoever sends it, or its receiver, as the agreement says that covers it.
create function app.consent_gone(of_referral uuid, giver uuid, opened text[]) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from referral r join consent_withdrawal w on w.episode_id = r.episode_id and w.recorded_at >= r.recorded_at
    where r.id = of_referral and 'consent' in (r.legal_basis, (select a.receiver_basis from agreement a where a.id = app.agreement_for(giver, r.to_team, 'referral', opened)))) $$;
select app.amend_function('app.accept_referral',
  $was$  if r.legal_basis = 'consent' and exists (select from consent_withdrawal w where w.episode_id = r.episode_id and w.recorded_at >= r.recorded_at) then return '{}'; end if;
$was$, '');
select app.amend_function('app.accept_referral',
  $was$return '{}'; end if; -- the sender may no longer pass it on$was$,
  $is$return '{}'; end if; -- the sender may no longer pass it on
  if app.consent_gone(r.id, coalesce(r.approved_by_team, r.from_team), opened) then return '{}'; end if;$is$);
