create function app.accept_referral(of_referral uuid, new_share uuid) returns text[]
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare r referral; opened text[]; rests_until timestamptz; -- no longer than what it rests on
begin
  select * into r from referral where id = of_referral for update;
  if r.id is null or r.to_team is distinct
    from app.team_id() or r.status not in ('sent', 'received', 'moreInfoAsked', 'waitingList')
    or not app.may('referral.decide')
    or r.person_id = any (app.excluded_persons())
      or (r.sealed and not exists (select from my_grant l where l.episode_id = r.episode_id))
  then raise exception 'not allowed' using errcode = '42501'; end if;
  if r.share_until <= app.now() then raise exception 'its last day has passed' using errcode = 'WMDAY'; end if;
  select coalesce(array_agg(p.section), '{}'), min(p.until) into opened, rests_until
  from app.may_pass_on(r.episode_id, coalesce(r.approved_by_team, r.from_team), app.sender_of(r.id)) p
    where p.section = any (r.sections);
  if not 'summary' = any (opened) then return '{}'; end if; -- the sender may no longer pass it on
  if app.consent_gone(r.id, coalesce(r.approved_by_team, r.from_team), opened) then return '{}'; end if;
  rests_until := least(rests_until,
      nullif(app.agreed_until(coalesce(r.approved_by_team, r.from_team), r.to_team, 'referral', opened), 'infinity'));
  insert into share (id, episode_id, referral_id, to_team, given_by_team, sections, purpose, legal_basis, onward,
      until, review_at)
  values (new_share, r.episode_id, r.id, r.to_team, coalesce(r.approved_by_team, r.from_team), opened, 'referral',
      r.legal_basis, r.onward, least(r.share_until, rests_until),
    app.review_before(least(r.share_until, rests_until)));
  perform app.begin_review(new_share);
  perform app.add_grant(r.episode_id, r.to_team, 'share', opened, new_share, least(r.share_until, rests_until));
  update referral set status = 'accepted' where id = r.id;
  return opened;
end
$$;

create function app.begin_referral() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  new.sealed := coalesce((select sealed from person_protection where person_id = new.person_id), false);
  new.withheld := coalesce((select whereabouts <> 'full' from person_protection where person_id = new.person_id),
      false);
  return new;
end
$$;

create function app.change_safety(of_referral uuid, of_version integer, the_safety text, the_contact text,
    no_text boolean, no_family boolean, the_times text, who_answers text) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare r referral;
begin
  select * into r from referral where id = of_referral for update;
  if r.id is null or r.from_team is distinct
    from app.team_id() or r.status not in ('sent', 'received', 'moreInfoAsked', 'waitingList', 'accepted', 'active')
    or not app.may('referral.answer')
    or not exists (select from my_grant s
        where s.episode_id = r.episode_id and s.basis not in ('retained', 'break-glass')
      and (not r.withheld or s.basis = 'lead' or r.person_id = any (app.allow_listed())))
  then raise exception 'not allowed' using errcode = '42501'; end if;
  update referral_content set safety = the_safety, contact = the_contact, do_not_text = no_text,
    do_not_tell_family = no_family, safe_times = the_times, may_answer = who_answers,
    safety_version = safety_version + 1, safety_changed_at = app.now()
  where referral_id = r.id and safety_version = of_version;
  return found;
end
$$;

create function app.check_approval() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.approved_by_team <> app.team_id()
    and (tg_op = 'INSERT' or new.approved_by_team is distinct from old.approved_by_team) then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  return new;
end
$$;

create function app.check_offer() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if app.account_id() is null
    or (tg_op = 'UPDATE' and (new.status <> 'sent' or old.status = 'sent')
      and ((new.approved_by_team is null and new.sent_at is null)
      or (new.approved_by_team is not distinct from old.approved_by_team and new.sent_at is not distinct
      from old.sent_at))) then return new; end if;
  if exists (select from unnest(new.sections) wanted
      where not wanted = any (app.read_sections()) or not exists (select from my_grant s
      where s.episode_id = new.episode_id and s.basis not in ('retained', 'break-glass') and wanted = any (s.sections)
        and (wanted <> 'whereabouts' or not s.withheld or s.basis = 'lead'
            or s.person_id = any (app.allow_listed()))))
    or (new.service_id is not null
        and not exists (select from service v where v.id = new.service_id and v.receiving_team = new.to_team))
    or app.is_member_of(new.to_team)
    or (new.sent_at is not null and new.approved_by_team = new.from_team
        and not app.my_bases(new.episode_id) && array['lead', 'area', 'placing', 'national']
      and not array_remove(new.sections, 'whereabouts') <@ array(select p.section
          from app.may_pass_on(new.episode_id, new.from_team, app.account_id()) p))
  then raise exception 'not allowed' using errcode = '42501'; end if;
  return new;
end
$$;

create function app.check_referral_state() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  sender boolean := new.from_team = app.team_id();
  receiver boolean := new.to_team = app.team_id();
  undecided constant text[] := array['sent', 'received', 'moreInfoAsked', 'waitingList'];
begin
  if current_user not in ('waymark_app', 'waymark_demo') then return new; end if;
  if new.sent_at is not null and new.approved_by_team is null
    and (tg_op = 'INSERT' or (new.sent_at, new.approved_by_team) is distinct from (old.sent_at, old.approved_by_team))
  then raise exception 'not allowed' using errcode = '42501'; end if; -- nothing goes out for which no team answers
  if tg_op = 'INSERT' then
    if new.status not in ('draft', 'sent') or (new.status = 'sent') is distinct
      from (new.sent_at is not null) then raise exception 'not allowed' using errcode = '42501'; end if;
    return new;
  end if;
  if new.share_until is distinct from old.share_until
    and not (old.status in ('declined', 'notEngaged') and new.status in ('sent', 'draft')
        and new.share_until > app.now())
  then raise exception 'not allowed' using errcode = '42501'; end if;
  if new.status = old.status
    or ((sender or app.can('referral.withdraw', new.episode_id))
      and new.status = 'withdrawn' and old.status = any (undecided || array['draft']))
    or (sender and new.status = 'received' and old.status = 'moreInfoAsked')
    or (sender and new.status in ('sent', 'draft') and old.status in ('declined', 'notEngaged'))
    or (receiver and new.status = 'received' and old.status = 'sent')
    or (receiver and new.status = 'moreInfoAsked' and old.status in ('sent', 'received'))
    or (receiver and new.status in ('waitingList', 'declined') and old.status = any (undecided))
    or (receiver and new.status = 'active' and old.status = 'accepted')
    or (receiver and new.status in ('completed', 'notEngaged') and old.status in ('accepted', 'active'))
    or (new.status in ('sent', 'withdrawn') and old.status = 'draft' and new.approved_by_team = app.team_id()
        and app.may_share(new.episode_id) <> '{}')
  then return new; end if;
  raise exception 'not allowed' using errcode = '42501';
end
$$;

create function app.consent_gone(of_referral uuid, giver uuid, opened text[]) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from referral r
      join consent_withdrawal w on w.episode_id = r.episode_id and w.recorded_at >= r.recorded_at
    where r.id = of_referral and 'consent'
      in (r.legal_basis, (select a.receiver_basis from agreement a
          where a.id = app.agreement_for(giver, r.to_team, 'referral', opened))))
$$;

create function app.giver_of(of_referral uuid) returns uuid
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce((select e.account_id from event e
        where e.subject = 'referral' and e.subject_id = of_referral
    and e.kind in ('referral.sent', 'referral.approved', 'referral.offeredAgain') order by e.id desc limit 1),
    (select r.recorded_by from referral r where r.id = of_referral))
$$;

create function app.hinders_referral(of_episode uuid, receiver uuid, opened text[], basis text,
    of_referral uuid) returns text
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not exists (select from my_grant l
      where l.episode_id = of_episode and l.basis not in ('retained', 'break-glass'))
    or (of_referral is not null and not exists (select from referral r
          where r.id = of_referral and r.episode_id = of_episode and r.to_team = receiver
      and (r.from_team = app.team_id() or app.may_share(of_episode) <> '{}')))
  then raise exception 'not allowed' using errcode = '42501'; end if;
  if app.consent_gone(of_referral, app.team_id(), opened) then return 'consentWithdrawn'; end if;
  if exists (select from episode e join person_protection g on g.person_id = e.person_id and g.sealed
      where e.id = of_episode
    and not exists (select from access_grant s
        join membership m on m.team_id = receiver and (m.until is null or m.until > now())
      where s.episode_id = of_episode and s.team_id = receiver and s.from_at <= app.now()
        and (s.until is null or s.until > app.now())
        and not exists (select from exclusion x where x.account_id = m.account_id and x.person_id = e.person_id)
        and (s.account_id is null or s.account_id = m.account_id) and app.reads_sealed(m.role, s.basis)))
  then return 'sealed'; end if;
  if basis <> 'vitalInterests' and app.agreed_until(app.team_id(), receiver, 'referral', opened) is null then
    return case when app.agreed_until(app.team_id(), receiver, 'referral', array['summary']) is null then 'notAgreed'
      else 'agreedToLess' end;
  end if;
  return null;
end
$$;

create function app.may_be_assigned_referral(of_referral uuid, wanted uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from referral r join membership m on m.account_id = wanted and m.team_id = r.to_team
      and (m.until is null or m.until > now())
    where r.id = of_referral and r.to_team = app.team_id() and r.sent_at is not null
      and r.person_id <> all (app.excluded_persons())
      and (not r.sealed or exists (select from my_grant l where l.episode_id = r.episode_id))
      and not exists (select from exclusion x where x.account_id = wanted and x.person_id = r.person_id)
      and (not r.sealed or exists (select from access_grant s
            where s.episode_id = r.episode_id and s.team_id = r.to_team and s.from_at <= app.now()
        and (s.until is null or s.until > app.now())
        and (s.account_id is null or s.account_id = wanted) and app.reads_sealed(m.role, s.basis))))
$$;

create function app.sender_of(of_referral uuid) returns uuid
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select case when r.approved_by_team = r.from_team then r.recorded_by end from referral r where r.id = of_referral
$$;

create trigger begins before insert on referral for each row execute function app.begin_referral();

create trigger checks_approval before insert or update of approved_by_team on referral for each row
  execute function app.check_approval();

create trigger checks_offer before insert or update on referral for each row execute function app.check_offer();

create trigger checks_state before insert or update on referral for each row
  execute function app.check_referral_state();

-- Referrals whose words the actor may read: under a restriction those who lead, and accounts on the whereabouts
-- allow-list.
create view referral_with_words with (security_invoker) as
  select r.id, r.episode_id, r.from_team, r.to_team, r.status from referral r
  where not r.withheld or r.person_id = any ((select app.allow_listed())::uuid[])
    or exists (select from my_access a where a.episode_id = r.episode_id and a.basis = 'lead' offset 0);
