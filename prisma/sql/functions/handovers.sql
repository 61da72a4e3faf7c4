create function app.accept_handover(of_handover uuid) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  h handover;
  e episode;
  everything constant text[] := array['summary', 'description', 'care', 'health', 'enquiries', 'returnDiscussion',
      'support', 'plan', 'whereabouts'];
  of_area constant text[] := array['summary', 'description', 'care', 'health', 'enquiries', 'plan', 'whereabouts'];
begin
  select * into h from handover where id = of_handover and status = 'pushed' for update;
  if h.id is null or h.to_team is distinct from app.team_id()
    or not exists (select from handover_turn
        where handover_id = h.id and asked_account = app.account_id() and passed_at is null)
    or not app.may_take(h.episode_id, h.to_team, app.account_id()) then return false; end if;
  select * into e from episode where id = h.episode_id for update;
  update handover_turn set seen_at = coalesce(seen_at, app.now())
    where handover_id = h.id and asked_account = app.account_id() and passed_at is null;
  update handover set status = 'accepted', accepted_by = app.account_id(), accepted_at = app.now() where id = h.id;
  update task set ended_at = app.now(), outcome = 'done'
    where kind = 'acceptHandover' and about = h.id and ended_at is null;
  perform app.end_turns(h.id);
  update episode set assigned_to = app.account_id(), lead_team = h.to_team, version = version + 1 where id = e.id;
  if h.to_team <> e.lead_team then
    update access_grant set until = app.now(), ended_at = app.now()
      where episode_id = e.id and basis = 'lead' and (until is null or until > app.now());
    perform app.add_grant(e.id, h.to_team, 'lead', everything);
    if exists (select from team_area where team_id = e.lead_team and area_code = e.area_code) then
      if not exists (select from access_grant
          where episode_id = e.id and team_id = e.lead_team and basis = 'area' and because_of is null
        and (until is null or until > app.now())) then
        perform app.add_grant(e.id, e.lead_team, 'area', of_area);
      end if;
    else
      perform app.add_grant(e.id, e.lead_team, 'retained', '{}');
    end if;
    -- what the leading division sees of the person's earlier episodes goes with the lead
    update access_grant set until = app.now()
      where because_of = e.id and episode_id <> e.id and (until is null or until > app.now());
    perform app.add_grant(x.id, h.to_team, 'area', of_area, null, null, e.id) from episode x
      where x.person_id = e.person_id and x.id <> e.id
      and not exists (select from access_grant s
          where s.episode_id = x.id and s.team_id = h.to_team and s.basis in ('lead', 'area')
        and (s.until is null or s.until > app.now()));
    update task set owner_team = h.to_team, owner_account = null, given_at = app.now()
      where episode_id = e.id and ended_at is null and owner_team = e.lead_team;
    -- what the former lead offered and nobody decided yet rests on the new one
    insert into event (kind, subject, subject_id) select 'referral.approved', 'referral', id from referral
      where episode_id = e.id and coalesce(approved_by_team, from_team) = e.lead_team
        and status in ('sent', 'received', 'moreInfoAsked', 'waitingList');
    update referral set approved_by_team = h.to_team
      where episode_id = e.id and coalesce(approved_by_team, from_team) = e.lead_team
      and status in ('sent', 'received', 'moreInfoAsked', 'waitingList');
  end if;
  return true;
end
$$;

create function app.ask_to_take(h handover, wanted uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare row_id uuid; due timestamptz := app.now() + make_interval(mins => h.minutes);
begin
  if h.to_team <> h.from_team then
    row_id := gen_random_uuid();
    insert into access_grant (id, episode_id, person_id, team_id, account_id, sections, basis, sealed, withheld, open,
        risk,
        status, reported_at)
    select row_id, e.id, e.person_id, h.to_team, wanted,
      array['summary', 'description', 'care', 'health', 'enquiries', 'plan', 'whereabouts'], 'individual',
      coalesce(g.sealed, false), coalesce(g.whereabouts, 'full') <> 'full',
      e.status in ('reported', 'missing', 'located', 'afterReturn'), e.risk, e.status, e.reported_at
    from episode e left join person_protection g on g.person_id = e.person_id where e.id = h.episode_id;
  end if;
  insert into handover_turn (handover_id, episode_id, asked_account, due_at, grant_id)
    values (h.id, h.episode_id, wanted, due, row_id);
  update task set ended_at = app.now(), outcome = 'dropped'
    where kind = 'acceptHandover' and about = h.id and ended_at is null;
  insert into task (id, kind, episode_id, about, section, owner_team, owner_account, started_at, due_at)
  values (gen_random_uuid(), 'acceptHandover', h.episode_id, h.id, 'enquiries', h.to_team, wanted, app.now(), due);
end
$$;

create function app.end_handover() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare h handover;
begin
  for h in select * from handover where episode_id = new.id and status = 'pushed' loop
    update handover set status = 'withdrawn' where id = h.id;
    perform app.end_turns(h.id);
  end loop;
  return null;
end
$$;

create function app.end_turns(of_handover uuid) returns void
  language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  update access_grant set until = app.now()
    where id in (select grant_id from handover_turn where handover_id = of_handover)
    and (until is null or until > app.now())
$$;

create function app.hasten_handover(of_episode uuid, within_minutes integer) returns void
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare h handover; sooner timestamptz := app.now() + make_interval(mins => within_minutes);
begin
  if not app.can('risk.assess', of_episode) or within_minutes < 5
  then raise exception 'not allowed' using errcode = '42501'; end if;
  select * into h from handover where episode_id = of_episode and status = 'pushed' for update;
  if h.id is null then return; end if;
  update handover set minutes = within_minutes where id = h.id and minutes > within_minutes;
  update handover_turn set due_at = sooner where handover_id = h.id and passed_at is null and due_at > sooner;
  update task set due_at = sooner
    where kind = 'acceptHandover' and about = h.id and ended_at is null and due_at > sooner;
end
$$;

create function app.may_take(of_episode uuid, in_team uuid, wanted uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from membership m join account a on a.id = m.account_id join team t on t.id = m.team_id
      join agency g on g.id = t.agency_id join episode e on e.id = of_episode
    where m.account_id = wanted and m.team_id = in_team and a.disabled_at is null
      and (m.until is null or m.until > now()) and g.kind = 'police'
      and m.role = any (case when exists (select from person_protection p
            where p.person_id = e.person_id and p.sealed)
          then app.roles_that_may('person.readSealed', 'lead')
        else app.roles_that_may('handover.accept', null) end)
      and not exists (select from exclusion x where x.account_id = wanted and x.person_id = e.person_id))
$$;

create function app.push_handover(new_id uuid, of_episode uuid, in_team uuid, wanted uuid, words text,
    within_minutes integer) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare h handover; leads uuid;
begin
  select lead_team into leads from episode where id = of_episode;
  perform app.assert_can('episode.handover', of_episode);
  if wanted = app.account_id() or not app.may_take(of_episode, in_team, wanted) then return false; end if;
  insert into handover (id, episode_id, from_team, to_team, note, minutes, status)
    values (new_id, of_episode, leads, in_team, words, within_minutes, 'pushed') returning * into h;
  perform app.ask_to_take(h, wanted);
  return true;
end
$$;

create function app.see_handover(of_handover uuid) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update handover_turn t set seen_at = app.now() from handover h
    where h.id = t.handover_id and h.id = of_handover and h.status = 'pushed'
    and t.asked_account = app.account_id() and app.may_take(h.episode_id, h.to_team, app.account_id())
      and t.passed_at is null and t.seen_at is null;
  return found;
end
$$;

create function app.withdraw_handover(of_handover uuid) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare h handover;
begin
  select * into h from handover where id = of_handover and status = 'pushed' for update;
  if h.id is null or app.my_bases(h.episode_id) = '{}' then return false; end if;
  perform app.assert_can('episode.handover', h.episode_id);
  update handover set status = 'withdrawn' where id = h.id;
  update task set ended_at = app.now(), outcome = 'dropped'
    where kind = 'acceptHandover' and about = h.id and ended_at is null;
  perform app.end_turns(h.id);
  return true;
end
$$;

create trigger ends_handover after update of status on episode
  for each row
  when (((new.status = ANY (ARRAY['closed'::text, 'void'::text, 'notMissing'::text, 'deceased'::text]))
      and (old.status is distinct from new.status))) execute function app.end_handover();
