create function app.audited_accounts() returns table (id uuid, name text)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select a.id, a.name from account a
    where exists (select from membership m join team t on t.id = m.team_id
      where m.account_id = a.id and t.agency_id = app.audited_agency()) order by a.name limit 2000
$$;

create function app.audited_agency() returns uuid
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select t.agency_id from team t where t.id = app.team_id() and app.may('audit.read')
$$;

create function app.count_access_alerts() returns integer
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select count(*)::int from access_alert u
    where u.agency_id = app.audited_agency() and u.status = 'open' and u.account_id <> app.account_id()
    and u.about <> all (app.excluded_persons())
$$;

create function app.is_night(at timestamp with time zone, t jsonb) returns boolean
  language sql immutable set search_path = pg_catalog, pg_temp as $$
  select extract(hour from at at time zone 'Europe/London') >= (t ->> 'nightFrom')::int
    or extract(hour from at at time zone 'Europe/London') < (t ->> 'nightTo')::int
$$;

create function app.list_access_alerts(wanted text, before_at timestamp with time zone, before_id uuid,
    at_most integer) returns table (id uuid, account_id uuid, account text, team text, about uuid, person text,
  episode text, first_at timestamp with time zone, last_at timestamp with time zone, times integer, reasons text[],
  most integer, status text, reviews jsonb)
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare agency uuid := app.audited_agency();
begin
  if agency is null then raise exception 'not allowed' using errcode = '42501'; end if;
  return query
    select u.id, u.account_id, a.name, case when not app.names_a_place(u.about, u.episode, u.team_id, u.last_at)
      then t.name end, u.about, p.reference, e.reference, u.first_at, u.last_at, u.times, u.reasons, u.most, u.status,
      coalesce((select jsonb_agg(jsonb_build_object('outcome', r.outcome, 'note', r.note, 'at', r.recorded_at, 'by',
              b.name) order by r.recorded_at) from access_alert_review r left join account b on b.id = r.recorded_by
        where r.access_alert_id = u.id), '[]')
    from access_alert u left join account a on a.id = u.account_id left join team t on t.id = u.team_id
      left join person p on p.id = u.about left join episode e on e.id = u.episode
    where u.agency_id = agency and u.status = wanted and u.account_id <> app.account_id()
      and u.about <> all (app.excluded_persons())
      and (before_at is null or (u.last_at, u.id) < (before_at, before_id))
    order by u.last_at desc, u.id desc limit least(at_most, 100);
end
$$;

create function app.look_over() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin insert into access_alert_queue select unnest(new.log_entries) on conflict do nothing; return null; end
$$;

create function app.read_access_log(who uuid, person_ref text, episode_ref text, kinds text[], outcomes text[],
    since timestamp with time zone, until_at timestamp with time zone, before_id bigint,
  most integer) returns table (id bigint, at timestamp with time zone, account_id uuid, account text, team text,
  role text, action text, outcome text, bases text[], sections text[], terms text, ids uuid[], refs jsonb,
  shown_in_all integer, tasks text[])
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
  agency uuid := app.audited_agency();
  excluded uuid[] := app.excluded_ids();
  wanted uuid[];
begin
  if agency is null then raise exception 'not allowed' using errcode = '42501'; end if;
  if episode_ref is not null then
    wanted := array(select e.id from episode e where e.reference = upper(btrim(episode_ref))
        union select e.person_id from episode e
      where e.reference = upper(btrim(episode_ref)) and person_ref is not null);
  elsif person_ref is not null then
    wanted := array(select p.id from person p where p.reference = upper(btrim(person_ref))
        union select e.id from episode e join person p on p.id = e.person_id
      where p.reference = upper(btrim(person_ref)));
  end if;
  if wanted = '{}' then wanted := array[gen_random_uuid()]; end if;
  return query
    with page as (
      select c.* from team t cross join lateral (
        select * from access_log c where c.team_id = t.id and (before_id is null or c.id < before_id)
          and (who is null or c.account_id = who)
          and (kinds is null or c.action = any (kinds)) and (outcomes is null or c.outcome = any (outcomes))
            and (since is null or c.at >= since) and (until_at is null or c.at < until_at)
          and (wanted is null
              or (c.ids && wanted
              and (c.outcome not in ('forbidden', 'not-found', 'tried') or app.agency_knows(agency, c.ids[1]))))
            and not c.ids && excluded
        order by c.id desc limit least(most, 100)) c
      where t.agency_id = agency order by c.id desc limit least(most, 100))
    select p.id, p.at, p.account_id, a.name, case
      when not exists (select from unnest(p.ids[1:4]) x left join referral r on r.id = x
        left join episode e on e.id = coalesce(r.episode_id, x)
        where app.names_a_place(coalesce(e.person_id, x), e.id, p.team_id, p.at))
          then t.name end, p.role, p.action, p.outcome, p.bases, p.sections, p.terms, p.ids[1:4],
      (select jsonb_agg(jsonb_build_object('kind', r.kind, 'reference', r.reference)) from (
        select 'episode' as kind, e.reference, e.id from episode e where e.id = any (p.ids[1:4])
        union all select 'person', n.reference, n.id from person n where n.id = any (p.ids[1:4])
        union all select 'referral', f.reference, f.id from referral f where f.id = any (p.ids[1:4])) r
          where p.outcome not in ('forbidden', 'not-found', 'tried') or app.agency_knows(agency, r.id)),
      case when p.outcome = 'tried' and not exists (select from unnest(p.ids) x where app.agency_knows(agency, x))
        then 0 else cardinality(p.ids) end,
      array(select distinct k.kind from task k
          where cardinality(p.ids) <= 2 and k.episode_id = any (p.ids) and k.owner_team = p.team_id
        and (k.owner_account is null or k.owner_account = p.account_id)
        and k.recorded_at <= p.at and (k.ended_at is null or k.ended_at >= p.at))
    from page p left join account a on a.id = p.account_id left join team t on t.id = p.team_id order by p.id desc;
end
$$;

create function app.review_access_alert(of_alert uuid, verdict text, words text) returns text
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare u access_alert;
begin
  select * into u from access_alert where id = of_alert for update;
  if u.id is null or u.agency_id is distinct from app.audited_agency() or u.account_id = app.account_id()
    or u.about = any (app.excluded_persons()) then return 'none'; end if;
  if u.status = 'cleared' then return 'cleared'; end if;
  insert into access_alert_review (access_alert_id, outcome, note) values (u.id, verdict, words);
  update access_alert set status = verdict where id = u.id;
  return 'done';
end
$$;

create function app.notify_auditors() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into event (kind, subject, subject_id)
    select distinct 'accessAlert.found', 'account', m.account_id from membership m join team t on t.id = m.team_id
    where t.agency_id = new.agency_id and m.role = any (app.roles_that_may('audit.read', null))
      and (m.until is null or m.until > now())
      and m.account_id <> new.account_id
      and not exists (select from exclusion x where x.account_id = m.account_id and x.person_id = new.about);
  return null;
end
$$;

create function app.who_accessed(of_episode uuid) returns table (account_id uuid, team_id uuid, agency_id uuid,
    action text, times integer, last_at timestamp with time zone)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with mine as (select array_agg(distinct m.basis) as bases,
      bool_or(not m.withheld or m.basis = 'lead' or m.person_id = any (app.allow_listed())) as may_know_whereabouts
      from my_grant m where m.episode_id = of_episode and m.basis <> 'retained'),
    usual as (select app.teams_before_find(of_episode) || app.team_id() as teams),
    looks as (
      select c.account_id, c.team_id, t.agency_id, c.action, c.at, t.agency_id = (select o.agency_id from team o
          where o.id = app.team_id()) as own
      from access_log c join team t on t.id = c.team_id
      where c.ids && array[of_episode] and c.outcome = 'shown'
        and c.action not in ('work.read', 'board.read', 'person.search', 'access.explain')
        and (select bases from mine) is not null
        and ((select may_know_whereabouts from mine) or c.team_id = any ((select teams from usual)::uuid[])))
  select case when own then l.account_id end, case when own then l.team_id end, l.agency_id, case
    when own then l.action end, count(*)::int, max(l.at)
  from looks l where own or (select bases from mine) && array['lead', 'national'] group by 1, 2, 3, 4
    order by max(l.at) desc limit 300
$$;

create trigger looked_over after insert on audit_block for each row execute function app.look_over();

create trigger knew_when_found after insert on access_alert for each row execute function app.notify_auditors();

create trigger knew_when_opened after update of status on access_alert
  for each row when (((new.status = 'open'::text) and (old.status <> 'open'::text)))
  execute function app.notify_auditors();

-- Alerts of the auditor's agency, about nobody from whom the auditor is excluded.
create function app.readable_alerts() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select u.id from access_alert u where u.agency_id = app.audited_agency() and u.about <> all (app.excluded_persons())
$$;
