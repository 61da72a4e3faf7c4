-- Access is a row of access_grant. Here stands, once, which rows count for the actor; policies, lists and functions
-- start from it.

-- The rows of access_grant that count for the actor now: of the acting team or account, begun and not ended, on a
-- basis that counts for the
-- role and behind a seal, of nobody from whom the account is excluded. Runs as the owner, as a function would; the
-- only view that does.
create view live_grant with (security_barrier) as
  select g.*, me.actor
  from (select (select app.actor()) as actor offset 0) me -- found once a query
    join access_grant g on g.team_id = (me.actor).team_id
  where (g.account_id is null or g.account_id = (me.actor).account_id)
    and g.from_at <= (me.actor).now and (g.until is null or g.until > (me.actor).now)
    and uuid_hash_extended(g.person_id, (me.actor).moment) <> all ((me.actor).excluded)
    and g.basis = any ((me.actor).bases)
    and (not g.sealed or g.basis = any ((me.actor).sealed_bases));

-- The same for functions that run as the owner: in view-as nothing is granted.
create view my_grant with (security_invoker) as
  select * from live_grant where (actor).view_episode is null;

-- Teams that had access before the person was found, and those that lead or cover the place missing from: their names
-- tell no place.
create function app.teams_before_find(of_episode uuid) returns uuid[]
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(distinct s.team_id), '{}') from access_grant s join episode e on e.id = s.episode_id
  where s.episode_id = of_episode and s.because_of is distinct from s.episode_id
    and (s.basis in ('lead', 'national', 'area', 'placing') or e.located_at is null or s.from_at < e.located_at)
    and exists (select from live_grant m where m.episode_id = of_episode and m.basis <> 'retained')
$$;

-- What the actor may read of an episode and its person, a row for each grant. Every policy of a record starts from
-- it:
--   basis                effective basis: in view-as the one that the other has
--   summary … whereabouts    whether the grant and the role open the section
--   own_summary …        the acting team, where it reads what itself recorded of the section
--   granted, readable    sections of the grant and of the role, for rows that name their section: both must hold it
--   opened               granted, less what view-as takes away
--   writes               not retained, not break-glass
--   leads                lead or national
--   sees_all_grants      lead, area, placing or national: sees who else has access
--   may_know_whereabouts no restriction keeps from the actor where the person may be
--   known_teams          null where a grant on the episode lets the actor know the whereabouts, this one or another;
--                        else teams that had access before the find: their names tell no place
create view my_access with (security_invoker) as
  select g.id, g.episode_id, g.person_id, g.team_id, g.account_id, g.share_id, g.status, g.withheld, g.basis,
    (g.actor).role, (g.actor).own_team, g.open, g.risk, g.reported_at, g.last_seen_at,
    g.area_code, g.review_due, g.until,
    g.sections as granted, (g.actor).sections as readable,
    case when (g.actor).view_sections is null then g.sections
      else array(select unnest(g.sections) intersect select unnest((g.actor).view_sections)) end as opened,
    'summary' = any (g.sections) and 'summary' = any ((g.actor).sections) as summary,
    'description' = any (g.sections) and 'description' = any ((g.actor).sections) as description,
    'care' = any (g.sections) and 'care' = any ((g.actor).sections) as care,
    'health' = any (g.sections) and 'health' = any ((g.actor).sections) as health,
    'enquiries' = any (g.sections) and 'enquiries' = any ((g.actor).sections) as enquiries,
    'returnDiscussion' = any (g.sections) and 'returnDiscussion' = any ((g.actor).sections) as return_discussion,
    'support' = any (g.sections) and 'support' = any ((g.actor).sections) as support,
    'plan' = any (g.sections) and 'plan' = any ((g.actor).sections) as plan,
    'whereabouts' = any (g.sections) and 'whereabouts' = any ((g.actor).sections)
      and g.may_know_whereabouts as whereabouts,
    case when 'summary' = any ((g.actor).own_sections) then (g.actor).own_team end as own_summary,
    case when 'description' = any ((g.actor).own_sections) then (g.actor).own_team end as own_description,
    case when 'care' = any ((g.actor).own_sections) then (g.actor).own_team end as own_care,
    case when 'health' = any ((g.actor).own_sections) then (g.actor).own_team end as own_health,
    case when 'enquiries' = any ((g.actor).own_sections) then (g.actor).own_team end as own_enquiries,
    case when 'returnDiscussion' = any ((g.actor).own_sections) then (g.actor).own_team end as own_return_discussion,
    case when 'support' = any ((g.actor).own_sections) then (g.actor).own_team end as own_support,
    case when 'plan' = any ((g.actor).own_sections) then (g.actor).own_team end as own_plan,
    case when 'whereabouts' = any ((g.actor).own_sections) and g.may_know_whereabouts
      then (g.actor).own_team end as own_whereabouts,
    g.basis not in ('retained', 'break-glass') as writes,
    g.basis in ('lead', 'national') as leads,
    g.basis in ('lead', 'area', 'placing', 'national') as sees_all_grants,
    g.may_know_whereabouts,
    case when not g.may_know_whereabouts and ((g.actor).view_episode is not null
        or not exists (select from live_grant k where k.episode_id = g.episode_id and k.basis = 'lead'))
      then coalesce((g.actor).own_team, '00000000-0000-0000-0000-000000000000')
        || app.teams_before_find(g.episode_id) end as known_teams -- never empty, so a row of no team stays
  from (
    select l.id, l.episode_id, l.person_id, l.team_id, l.account_id, l.share_id, l.sections, l.actor, e.basis,
      l.open, l.status, l.risk, l.reported_at, l.last_seen_at, l.area_code, l.review_due, l.until, l.withheld,
      not l.withheld or e.basis = 'lead' or l.person_id = any ((l.actor).allow_list) as may_know_whereabouts
    from live_grant l cross join lateral (
      select case when (l.actor).view_basis is null or l.basis in ('retained', 'break-glass') then l.basis
        when l.basis in ('lead', 'national') then (l.actor).view_basis else 'share' end as basis) e
    where (l.actor).view_episode is null
      or (l.episode_id = (l.actor).view_episode and (not l.sealed or (l.actor).view_sealed))) g;

-- What was made since the person was found, of people under a restriction and of the acting team: an agency near the
-- place may be in it.
create function app.referrals_since_found() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select r.id from referral r join episode e on e.id = r.episode_id and r.recorded_at >= e.located_at
  where r.withheld and (app.team_id() in (r.from_team, r.to_team, r.approved_by_team)
    or exists (select from live_grant g where g.episode_id = e.id))
$$;

create function app.questions_since_found() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select q.id from question q join episode e on e.id = q.episode_id and q.recorded_at >= e.located_at
  where q.withheld and app.team_id() in (q.from_team, q.to_team)
$$;

create function app.shares_since_found() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select h.id from live_grant g join episode e on e.id = g.episode_id
    join share h on h.episode_id = e.id and h.from_at >= e.located_at
  where g.withheld
$$;

-- Whether a role reads the records of somebody sealed on this basis.
create function app.reads_sealed(wanted_role text, on_basis text) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from role_action r
    where r.role = wanted_role and r.action = 'person.readSealed' and r.basis = on_basis)
$$;

-- How much a role may do, for choosing among colleagues: the number of its entries in the permission matrix.
create function app.seniority(wanted_role text) returns bigint
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select count(*) from role_action r where r.role = wanted_role
$$;

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
    and exists (select from my_grant m where m.episode_id = of_episode and m.basis <> 'retained'
      and (m.basis in ('lead', 'area', 'placing', 'national') or s.team_id = m.team_id)
      and (s.team_id = m.team_id or not m.withheld or m.basis = 'lead' or m.person_id = any (app.allow_listed())
        or s.team_id = any (app.teams_before_find(of_episode)))
      and (s.because_of is null or s.team_id = m.team_id
        or (s.because_of <> s.episode_id
            and exists (select from my_grant n where n.episode_id = s.because_of and n.basis <> 'retained'))
        or (s.because_of = s.episode_id and 'whereabouts' = any (app.read_sections())
            and 'whereabouts' = any (m.sections)
          and (not m.withheld or m.basis = 'lead' or m.person_id = any (app.allow_listed())))))
  order by s.from_at, s.id
$$;

create function app.my_bases(wanted uuid) returns text[]
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(distinct basis), '{}') from my_grant where episode_id = wanted
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
  where e.id = of_episode and exists (select from my_grant s where s.episode_id = e.id)
$$;

create function app.reads_restricted(of_episode uuid, of_team uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from episode e
      where e.id = of_episode
    and (e.lead_team = of_team
        or exists (select from whereabouts_allow_list l join membership m on m.account_id = l.account_id
    where l.person_id = e.person_id and m.team_id = of_team and (m.until is null or m.until > now()))))
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
      where s.from_at <= app.now() and exists (select from role_basis b where b.role = m.role and b.basis = s.basis)
        and not exists (select from exclusion e where e.account_id = a.id and e.person_id = s.person_id)
        and (not s.sealed or s.basis = 'national' or s.account_id is not null
            or (s.basis = 'lead' and app.reads_sealed(m.role, s.basis))))
  select distinct id, case when named then account_id end, case when named then name end, role, sections from seeing
    order by 1, 3, 4 limit 2000
$$;
