create function app.add_grant(of_episode uuid, to_team uuid, why text, opened text[],
    of_share uuid default NULL::uuid, until_at timestamp with time zone default NULL::timestamp with time zone,
  because uuid default NULL::uuid, to_account uuid default NULL::uuid) returns void
  language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  insert into access_grant (episode_id, person_id, team_id, account_id, sections, basis, share_id, because_of, until,
      sealed, withheld, open, risk, status, reported_at)
  select e.id, e.person_id, to_team, to_account, opened, why, of_share, because, until_at, coalesce(g.sealed, false),
    coalesce(g.whereabouts, 'full') <> 'full',
    e.status in ('reported', 'missing', 'located', 'afterReturn'), e.risk, e.status, e.reported_at
  from episode e left join person_protection g on g.person_id = e.person_id where e.id = of_episode
$$;

create function app.explain_access(of_episode uuid) returns table (id uuid, team_id uuid, account_id uuid,
    account text, basis text, sections text[], from_at timestamp with time zone, until timestamp with time zone,
  share_id uuid, given_by_team uuid)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select s.id, s.team_id, s.account_id, a.name, s.basis, s.sections, s.from_at, s.until, s.share_id, h.given_by_team
  from access_grant s left join account a on a.id = s.account_id left join share h on h.id = s.share_id
  where s.episode_id = of_episode and (s.from_at <= app.now() or s.share_id is not null)
    and (s.until is null or s.until > greatest(app.now(), s.from_at))
    and exists (select from app.live_access() m where m.episode_id = of_episode and m.basis <> 'retained'
      and (m.basis in ('lead', 'area', 'placing', 'national') or s.team_id = m.team_id)
      and (s.team_id = m.team_id or not m.withheld or m.basis = 'lead' or m.person_id = any (app.allow_listed())
          or s.team_id = any (app.usual_teams(of_episode)))
      and (s.because_of is null or s.team_id = m.team_id
        or (s.because_of <> s.episode_id
            and exists (select from app.live_access() n where n.episode_id = s.because_of and n.basis <> 'retained'))
        or (s.because_of = s.episode_id and 'whereabouts' = any (app.read_sections())
            and 'whereabouts' = any (m.sections)
          and (not m.withheld or m.basis = 'lead' or m.person_id = any (app.allow_listed())))))
  order by s.from_at, s.id
$$;

create function app.is_concerned(of_episode uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from access_grant m
      where m.episode_id = of_episode and m.team_id = app.access_team()
    and (m.account_id is null or m.account_id = app.account_id())
      and m.from_at <= app.now() and (m.until is null or m.until > app.now())
        and m.person_id <> all (app.excluded_persons()))
    or exists (select from referral r
        where r.episode_id = of_episode and app.team_id() in (r.from_team, r.to_team, r.approved_by_team)
      and r.person_id <> all (app.excluded_persons()))
$$;

create function app.live_access() returns setof access_grant
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select * from access_grant where app.view_as() is null and
    team_id = (select app.access_team())
    and (account_id is null or account_id = (select app.account_id()))
    and from_at <= (select app.now()) and (until is null or until > (select app.now()))
    and person_id <> all ((select app.excluded_persons())::uuid[])
    and (not sealed or basis = 'national' or basis = 'individual'
         or (basis = 'lead' and (select app.role()) in ('sergeant', 'inspector', 'police-coordinator')))
$$;

create function app.live_access_on(people uuid[]) returns setof access_grant
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select * from access_grant where app.view_as() is null and
    team_id = (select app.access_team())
    and (account_id is null or account_id = (select app.account_id()))
    and from_at <= (select app.now()) and (until is null or until > (select app.now()))
    and person_id <> all ((select app.excluded_persons())::uuid[])
    and (not sealed or basis = 'national' or basis = 'individual'
         or (basis = 'lead' and (select app.role()) in ('sergeant', 'inspector', 'police-coordinator')))
           and person_id = any (people)
$$;

create function app.my_bases(wanted uuid) returns text[]
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(distinct basis), '{}') from app.live_access() where episode_id = wanted
$$;

create function app.names_a_place(of_person uuid, of_episode uuid, of_team uuid,
    at timestamp with time zone) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select of_team is not null and exists (select
      from person_protection g join episode e on e.person_id = g.person_id and e.id = coalesce(of_episode, e.id)
    where g.person_id = of_person and g.whereabouts <> 'full' and at >= e.located_at
      and not exists (select from access_grant s
          where s.episode_id = e.id and s.team_id = of_team and s.because_of is distinct from s.episode_id
        and (s.basis in ('lead', 'national', 'area', 'placing') or s.from_at < e.located_at)))
$$;

create function app.retained_card(of_episode uuid) returns table (reference text, given_name text, family_name text)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select e.reference, p.given_name, p.family_name from episode e join person p on p.id = e.person_id
  where e.id = of_episode and exists (select from app.live_access() s where s.episode_id = e.id)
$$;

create function app.reads_restricted(of_episode uuid, of_team uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from episode e
      where e.id = of_episode
    and (e.lead_team = of_team
        or exists (select from whereabouts_allow_list l join membership m on m.account_id = l.account_id
    where l.person_id = e.person_id and m.team_id = of_team and (m.until is null or m.until > now()))))
$$;

create function app.since_found(of_episode uuid, at timestamp with time zone) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from episode e where e.id = of_episode and at >= e.located_at)
    and app.is_concerned(of_episode)
    and (exists (select from referral r where r.episode_id = of_episode and r.recorded_at = at)
        or exists (select from question q where q.episode_id = of_episode and q.recorded_at = at)
      or exists (select from share h where h.episode_id = of_episode and h.from_at = at))
$$;

create function app.stands(of_person uuid, roles text[], why text[]) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce((select bool_or((app.role() = 'national' and s.basis = 'national')
          or (app.role() = any (roles) and s.basis = any (why))) from app.live_access_on(array[of_person]) s), false)
$$;

create function app.usual_teams(of_episode uuid) returns uuid[]
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(distinct s.team_id), '{}') from access_grant s join episode e on e.id = s.episode_id
  where s.episode_id = of_episode and s.because_of is distinct from s.episode_id
    and (s.basis in ('lead', 'national', 'area', 'placing') or e.located_at is null or s.from_at < e.located_at)
    and exists (select from access_grant m
        where m.episode_id = of_episode and m.basis <> 'retained' and m.team_id = app.access_team()
      and (m.account_id is null or m.account_id = app.account_id())
      and m.from_at <= app.now() and (m.until is null or m.until > app.now())
        and m.person_id <> all (app.excluded_persons())
      and (not m.sealed or m.basis in ('national', 'individual')
          or (m.basis = 'lead' and app.role() in ('sergeant', 'inspector', 'police-coordinator'))))
$$;

create function app.grant_sources(of_episode uuid) returns table (grant_id uuid, found boolean, other boolean,
    purpose text, asked_by_team uuid)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select s.id, s.because_of = s.episode_id, s.because_of <> s.episode_id, h.purpose,
    (select o.from_team from handover_turn t join handover o on o.id = t.handover_id
      where t.grant_id = s.id limit 1)
  from app.explain_access(of_episode) x join access_grant s on s.id = x.id left join share h on h.id = s.share_id
$$;

create function app.who_sees(of_episode uuid) returns table (grant_id uuid, account_id uuid, name text, role text,
    sections text[])
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with mine as (select t.agency_id from team t where t.id = app.team_id()),
    seeing as (
      select s.id, a.id as account_id, a.name, m.role, t.agency_id = (select agency_id from mine)
        or s.account_id is not null as named,
        array(select rs.section from role_section rs
            where rs.role = m.role and rs.reach = 'yes' and rs.section = any (s.sections)
          and (rs.section <> 'whereabouts' or not s.withheld or s.basis = 'lead'
              or exists (select from whereabouts_allow_list l
                  where l.account_id = a.id and l.person_id = s.person_id)))
            as sections
      from app.explain_access(of_episode) x join access_grant s on s.id = x.id join team t on t.id = s.team_id
        join membership m on m.team_id = s.team_id and (m.until is null or m.until > now())
          and (s.account_id is null or m.account_id = s.account_id)
        join account a on a.id = m.account_id and a.disabled_at is null
      where s.from_at <= app.now() and exists (select from role_section rs where rs.role = m.role)
        and not exists (select from exclusion e where e.account_id = a.id and e.person_id = s.person_id)
        and (not s.sealed or s.basis = 'national' or s.account_id is not null
            or (s.basis = 'lead' and m.role in ('sergeant', 'inspector', 'police-coordinator'))))
  select distinct id, case when named then account_id end, case when named then name end, role, sections from seeing
    order by 1, 3, 4 limit 2000
$$;
