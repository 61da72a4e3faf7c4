create function app.agency_disclosures(wanted jsonb, most integer, skipped integer) returns table (reference text,
    id text, kind text, at timestamp with time zone, last_at timestamp with time zone, times integer, person_id uuid,
  episode_id uuid, from_team uuid, by_account uuid, to_team uuid, how text, sections text[], bases text[],
  legal_basis text, reason text, receiver_basis text, condition text, agreed boolean, agreement text, count integer,
  cut boolean, withheld boolean)
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
  ours uuid := (select t.agency_id from team t where t.id = app.team_id());
  begins timestamptz := (wanted ->> 'from')::timestamptz;
  ends timestamptz := (wanted ->> 'to')::timestamptz;
begin
  if not app.may('audit.read') then raise exception 'not allowed' using errcode = '42501'; end if;
  return query
  with teams as materialized (select t.id from team t where t.agency_id = ours),
  looked as materialized (
    select c.* from (select distinct m.account_id from membership m where m.team_id in (select id from teams)) a
      cross join lateral (select c.id, c.at, c.account_id, c.team_id, c.ids[1] as of_id, c.sections, c.bases
          from access_log c
        where c.account_id = a.account_id and c.at >= begins and c.at < ends and c.outcome = 'shown'
          and cardinality(c.ids) = 1 and cardinality(c.sections) > 0 order by c.at desc limit 20001) c
    where c.team_id in (select id from teams) limit 20001),
  seen as (
    select l.*, e.person_id, e.id as episode_id, e.lead_team
      from looked l join episode e on e.id = l.of_id join team t on t.id = e.lead_team where t.agency_id <> ours
    union all
    select l.*, p.id, null, null from looked l join person p on p.id = l.of_id
    where not exists (select from episode e join team t on t.id = e.lead_team
        where e.person_id = p.id and t.agency_id = ours)),
  every as (
    select min(s.id)::text as id, 'view' as kind, min(s.at) as at, max(s.at) as last_at,
      count(distinct s.id)::int as times, s.person_id, s.episode_id, s.lead_team as from_team,
      s.account_id as by_account,
      s.team_id as to_team, null::text as how, array_agg(distinct section) as sections,
        coalesce(array_agg(distinct why) filter (where why is not null), '{}') as bases, null::text as legal_basis,
        null::text as reason, null::text as receiver_basis, null::text as condition, null::boolean as agreed,
        null::text as agreement
    from seen s cross join lateral unnest(s.sections) section left join lateral unnest(s.bases) why on true
    group by s.person_id, s.episode_id, s.lead_team, s.team_id, s.account_id,
      (s.at at time zone 'Europe/London')::date
    union all
    select q.id || ' answer', 'answer', q.ended_at, q.ended_at, 1, q.person_id, q.episode_id, q.to_team, q.ended_by,
      q.from_team, null, '{}', '{}', null, 'question', null, null, null, null
    from question q join team o on o.id = q.from_team
      where q.to_team in (select id from teams) and q.status = 'answered' and o.agency_id <> ours
    union all
    select d.id::text, d.kind, d.disclosed_at, d.disclosed_at, 1, d.person_id, d.episode_id, d.recorded_team,
      d.recorded_by, d.to_team, d.how, d.sections, '{}', d.legal_basis, null, null, null, null, null
    from disclosure d where d.recorded_team in (select id from teams) and d.recorded_at >= begins
    union all
    select case when x.kind = 'shareChanged' then x.id::text
      else h.id || ' ' || x.kind end, x.kind, x.at, x.at, 1, e.person_id, h.episode_id, h.given_by_team, case
      when x.by_team in (select id from teams)
      then x.by_account end, h.to_team, null, x.sections, '{}', h.legal_basis,
      x.reason, h.receiver_basis, h.condition, h.agreement_id is not null, a.title
    from share h join episode e on e.id = h.episode_id left join agreement a on a.id = h.agreement_id
      cross join lateral (
        select c.id, case when c.kind <> 'given' then 'shareChanged' when h.referral_id is null then 'share'
          else 'referral' end as kind, c.recorded_at as at, case c.kind when 'given' then h.purpose
          else 'share.' || c.kind end as reason, c.sections,
          c.recorded_by as by_account, c.recorded_team as by_team from share_change c where c.share_id = h.id
        union all select null, 'shareEnded', h.ended_at, h.end_reason, h.sections, null, null
          where h.ended_at is not null) x
    where h.given_by_team in (select id from teams)
    union all
    select r.id || ' preview', 'preview', r.sent_at, r.sent_at, 1, r.person_id, r.episode_id, r.from_team,
      r.recorded_by, r.to_team, null, '{}', '{}', r.legal_basis, null, null, null, null, null
    from referral r where r.from_team in (select id from teams) and r.sent_at is not null),
  chosen as (
    select y.*, w.of_to, w.of_from
      from every y left join team g on g.id = y.to_team left join agency ga on ga.id = g.agency_id
      left join person_protection pg on pg.person_id = y.person_id and pg.whereabouts <> 'full'
      cross join lateral (select case when pg.person_id is null then false
          else app.names_a_place(y.person_id, y.episode_id, y.to_team, y.last_at) end as of_to,
        case when pg.person_id is null then false
          else app.names_a_place(y.person_id, y.episode_id, y.from_team, y.last_at) end as of_from) w
    where y.last_at >= begins and y.at < ends and y.person_id <> all (app.excluded_persons())
      and y.kind = coalesce(wanted ->> 'kind', y.kind)
      and (wanted ->> 'section' is null or wanted ->> 'section' = any (y.sections))
        and (wanted ->> 'agency' is null or (ga.name = wanted ->> 'agency' and not w.of_to)))
  select case when k.known then (select e.reference from episode e where e.id = c.episode_id) end, c.id, c.kind, c.at,
    c.last_at, c.times, case when k.known then c.person_id end, case when k.known then c.episode_id end, case
    when not c.of_from then c.from_team end, c.by_account, case
    when not c.of_to then c.to_team end, c.how, c.sections, c.bases, c.legal_basis, case
    when not (c.of_to or c.of_from) then c.reason end,
    c.receiver_basis, c.condition, c.agreed, case when not (c.of_to or c.of_from) then c.agreement end,
    count(*) over ()::int, (select count(*) > 20000 from looked), c.of_to or c.of_from
  from chosen c cross join lateral (select c.kind <> 'answer' or app.agency_knows(ours, c.episode_id) as known) k
    order by c.last_at desc, c.id limit most offset skipped;
end
$$;

create function app.agency_knows(agency uuid, of_record uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from access_grant s join team t on t.id = s.team_id
      where t.agency_id = agency and s.from_at <= app.now() and s.episode_id = of_record)
    or exists (select from access_grant s join team t on t.id = s.team_id
        where t.agency_id = agency and s.from_at <= app.now() and s.person_id = of_record)
    or exists (select from referral r join team t on t.id = any (array[r.from_team, r.to_team])
        where r.id = of_record and r.sent_at is not null and t.agency_id = agency)
$$;

create function app.disclosures(of_person uuid, wanted jsonb, most integer, skipped integer) returns table (id text,
    kind text, at timestamp with time zone, last_at timestamp with time zone, times integer, episode_id uuid,
  reference text, from_team uuid, by_account uuid, to_team uuid, to_account uuid, to_whom text, how text,
  sections text[], bases text[], legal_basis text, reason text, withheld boolean, receiver_basis text,
  condition text, agreed boolean, agreement text, version integer, count integer, cut boolean)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with mine as materialized (select * from app.disclosure_log_access(of_person)),
  teams as materialized (select * from app.disclosure_log_teams(of_person)),
  me as materialized (select t.id as team_id, t.agency_id from team t where t.id = app.team_id()),
  looked as materialized (
    select c.id, c.at, c.account_id, c.team_id, c.ids, c.sections, c.bases from access_log c
    where c.ids && (array[of_person] || array(select m.episode_id from mine m)) and c.outcome = 'shown'
      and c.team_id is not null and cardinality(c.sections) > 0
      and c.at >= coalesce((wanted ->> 'from')::timestamptz, '-infinity')
        and c.at < coalesce((wanted ->> 'to')::timestamptz, 'infinity')
      and coalesce(wanted ->> 'kind', 'view') in ('view', 'list')
    order by c.id desc limit 20001),
  seen as (
    select l.*, m.episode_id, m.lead_team, t.agency_id
      from looked l join mine m on m.episode_id = any (l.ids)
      join teams k on k.episode_id = m.episode_id and k.team_id = l.team_id
      join team t on t.id = l.team_id cross join me
    where t.agency_id <> m.agency_id
      and (m.leads or l.team_id = me.team_id or cardinality(l.bases) = 0
        or not l.bases <@ array['break-glass', 'retained'])
    union all
    select l.*, null, null, t.agency_id from looked l join team t on t.id = l.team_id cross join me
    where of_person = any (l.ids) and not l.ids && array(select m.episode_id from mine m)
      and l.team_id in (select k.team_id from teams k)
      and t.agency_id not in (select m.agency_id from mine m)
        and (l.team_id = me.team_id or cardinality(l.bases) = 0 or not l.bases <@ array['break-glass', 'retained']
          or exists (select from mine m where m.leads))),
  every as (
    select min(s.id)::text || '-' || coalesce(s.episode_id, of_person) as id, case when s.bases = '{}' then 'list'
      else 'view' end as kind, min(s.at) as at, max(s.at) as last_at, count(distinct s.id)::int as times,
      s.episode_id, s.lead_team as from_team, case
        when s.agency_id = me.agency_id
        then s.account_id end as by_account, s.team_id as to_team, null::uuid as to_account, null::text as to_whom,
        null::text as how,
      array_agg(distinct section) as sections,
        coalesce(array_agg(distinct why) filter (where why <> 'break-glass' or s.team_id = me.team_id
            or exists (select from mine m where m.leads and m.episode_id = coalesce(s.episode_id, m.episode_id))),
        '{}') as bases, null::text as legal_basis, null::text as reason, false as withheld,
      null::text as receiver_basis, null::text as condition, null::boolean as agreed, null::text as agreement
    from seen s cross join me cross join lateral unnest(s.sections) section
      left join lateral unnest(s.bases) why on true
    group by s.episode_id, s.lead_team, s.team_id, me.team_id, me.agency_id, s.agency_id, case
      when s.bases = '{}' then 'list' else 'view' end, case
      when s.agency_id = me.agency_id then s.account_id end, (s.at at time zone 'Europe/London')::date
    union all
    select case when x.kind = 'shareChanged' then x.id::text
      else h.id || ' ' || x.kind end, x.kind, x.at, x.at, 1, h.episode_id, h.given_by_team, case
      when t.agency_id = me.agency_id
      then x.by_account end, h.to_team, h.to_account, null, null, x.sections, '{}', h.legal_basis,
      x.reason, false, h.receiver_basis, h.condition, h.agreement_id is not null, case
        when me.agency_id in (a.agency_id, a.with_agency) then a.title end
    from share h join mine m on m.episode_id = h.episode_id cross join me
      left join agreement a on a.id = h.agreement_id
      cross join lateral (
        select c.id, case when c.kind <> 'given' then 'shareChanged' when h.referral_id is null then 'share'
          else 'referral' end as kind, c.recorded_at as at, case c.kind when 'given' then h.purpose
          else 'share.' || c.kind end as reason, c.sections,
          c.recorded_by as by_account, c.recorded_team as by_team from share_change c where c.share_id = h.id
        union all
        select null, 'shareEnded', h.ended_at, h.end_reason, h.sections, v.account_id, v.team_id
          from (select) x left join lateral (select v.account_id, v.team_id from event v
          where v.subject_id = h.episode_id and v.at = h.ended_at and v.kind = 'share.ended'
            and v.data ->> 'teamId' = h.to_team::text limit 1) v on true where h.ended_at is not null) x
      left join team t on t.id = x.by_team
    where me.team_id in (h.to_team, h.given_by_team)
      or exists (select from teams k where k.episode_id = h.episode_id and k.team_id = h.to_team)
    union all
    select r.id || ' preview', 'preview', r.sent_at, r.sent_at, 1, r.episode_id, r.from_team, case
      when t.agency_id = me.agency_id
      then r.recorded_by end, r.to_team, null, null, null, '{}', '{}', r.legal_basis, r.type, false, null, null, null,
      null
    from referral r join mine m on m.episode_id = r.episode_id join team t on t.id = r.from_team cross join me
    where r.sent_at is not null and app.may('referral.read')
      and (m.nationally or me.team_id in (r.from_team, r.to_team, r.approved_by_team))
    union all
    select q.id || ' answer', 'answer', q.ended_at, q.ended_at, 1, q.episode_id, q.to_team, case
      when t.agency_id = me.agency_id then q.ended_by end, q.from_team, null,
      null, null, '{}', '{}', null, case
        when m.may_know_whereabouts then 'question' end, not m.may_know_whereabouts, null, null, null, null
    from question q join mine m on m.episode_id = q.episode_id join team t on t.id = q.to_team
      join team o on o.id = q.from_team cross join me
    where q.status = 'answered' and t.agency_id <> o.agency_id and (m.leads or me.team_id in (q.from_team, q.to_team))
    union all
    select d.id::text, d.kind, d.disclosed_at, d.disclosed_at, 1, d.episode_id, d.recorded_team, case
      when t.agency_id = me.agency_id then d.recorded_by end, d.to_team, null,
      case when x.may_know_whereabouts then d.to_whom end, d.how, d.sections, '{}', d.legal_basis, case
        when x.may_know_whereabouts then d.reason end, not x.may_know_whereabouts, null, null, null, null
    from disclosure d join team t on t.id = d.recorded_team cross join me
      cross join lateral (select bool_or(m.may_know_whereabouts) as may_know_whereabouts from mine m
          where d.episode_id is null or m.episode_id = d.episode_id) x
    where d.person_id = of_person and x.may_know_whereabouts is not null
      and (me.team_id in (d.recorded_team, d.to_team)
          or exists (select from teams k
          where (d.episode_id is null or k.episode_id = d.episode_id) and k.team_id = d.recorded_team))),
  chosen as (
    select y.* from every y left join team f on f.id = y.from_team left join agency fa on fa.id = f.agency_id
      left join team g on g.id = y.to_team left join agency ga on ga.id = g.agency_id
    where exists (select from mine m
        where (y.episode_id is null or m.episode_id = y.episode_id) and (m.may_know_whereabouts
        or (coalesce(y.to_team = any (app.teams_before_find(m.episode_id) || app.team_id()), true)
            and coalesce(y.from_team = any (app.teams_before_find(m.episode_id) || app.team_id()), true))))
      and y.last_at >= coalesce((wanted ->> 'from')::timestamptz, '-infinity')
        and y.at < coalesce((wanted ->> 'to')::timestamptz, 'infinity')
      and y.kind = coalesce(wanted ->> 'kind', y.kind)
        and (wanted ->> 'section' is null or wanted ->> 'section' = any (y.sections))
      and (wanted ->> 'agency' is null or wanted ->> 'agency' in (ga.name, fa.name))),
  page as (select c.*, count(*) over ()::int as count from chosen c
      order by c.last_at desc, c.id limit most offset skipped)
  select p.id, p.kind, p.at, p.last_at, p.times, p.episode_id, m.reference, p.from_team, p.by_account, p.to_team,
    p.to_account, p.to_whom, p.how, p.sections, p.bases, p.legal_basis, p.reason, p.withheld, p.receiver_basis,
    p.condition, p.agreed, p.agreement,
    (select count(*)::int from event v
        where v.subject_id in (of_person, p.episode_id) and v.at <= p.last_at and v.audience = 'section'
      and v.section in ('summary', 'description', 'care', 'health')
      and v.kind !~ '^(share|referral|access_grant|breakGlass|task|handover|disclosure|correction)\.'),
    p.count, (select count(*) > 20000 from looked)
  from page p left join mine m on m.episode_id = p.episode_id order by p.last_at desc, p.id
$$;

create function app.disclosure_log_access(of_person uuid) returns table (episode_id uuid, whole boolean,
    leads boolean,
    nationally boolean, may_know_whereabouts boolean, places boolean, lead_team uuid, agency_id uuid, reference text)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select s.episode_id, bool_or(s.basis in ('lead', 'area', 'placing', 'national')),
    bool_or(s.basis in ('lead', 'national')), bool_or(s.basis = 'national'),
    bool_or(not s.withheld or s.basis = 'lead' or s.person_id = any (app.allow_listed())),
    bool_or('whereabouts' = any (s.sections)
        and (not s.withheld or s.basis = 'lead' or s.person_id = any (app.allow_listed())))
      and 'whereabouts' = any (app.read_sections()),
    e.lead_team, t.agency_id, e.reference
  from my_grant s join episode e on e.id = s.episode_id join team t on t.id = e.lead_team
  where s.person_id = of_person and s.basis <> 'retained' group by s.episode_id, e.lead_team, t.agency_id, e.reference
$$;

create function app.disclosure_log_teams(of_person uuid) returns table (episode_id uuid, team_id uuid)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with mine as materialized (select * from app.disclosure_log_access(of_person))
  select m.episode_id, s.team_id from mine m join access_grant s on s.episode_id = m.episode_id
  where m.whole and (s.basis <> 'break-glass' or m.leads)
    and (s.because_of is null or (s.because_of = s.episode_id and m.places)
        or (s.because_of <> s.episode_id and exists (select from mine n where n.episode_id = s.because_of)))
  union select m.episode_id, app.team_id() from mine m
$$;

create function app.record_disclosure(new_id uuid, of_person uuid, of_episode uuid, what text,
    wanted jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare opened text[];
begin
  select coalesce(array_agg(distinct x), '{}') into opened
    from my_grant s cross join lateral unnest(s.sections) x
    where s.person_id = of_person and s.basis <> 'retained' and (of_episode is null or s.episode_id = of_episode)
      and x = any (app.read_sections())
      and (x <> 'whereabouts' or not s.withheld or s.basis = 'lead' or s.person_id = any (app.allow_listed()));
  if cardinality(opened) = 0 or not array(select jsonb_array_elements_text(wanted -> 'sections')) <@ opened
    then raise exception 'not allowed' using errcode = '42501'; end if;
  insert into disclosure (id, person_id, episode_id, kind, to_team, to_whom, how, sections, legal_basis, reason,
      disclosed_at)
  values (new_id, of_person, of_episode, what, (wanted ->> 'toTeam')::uuid, wanted ->> 'toWhom', wanted ->> 'how',
      array(select jsonb_array_elements_text(wanted -> 'sections')),
    wanted ->> 'legalBasis', wanted ->> 'reason', coalesce((wanted ->> 'at')::timestamptz, app.now()));
  if what = any (app.taken_out()) then
    insert into access_log (action, outcome, ids, sections, bases)
    select wanted ->> 'action', what, array[coalesce(of_episode, of_person)],
      array(select jsonb_array_elements_text(wanted -> 'sections')),
      array(select distinct s.basis from my_grant s
          where s.person_id = of_person and s.basis <> 'retained'
        and (of_episode is null or s.episode_id = of_episode));
  end if;
  if what = 'export' then -- taken out by a read, which tells of nothing itself
    insert into event (kind, subject, subject_id, audience, data)
      values ('disclosure.exported', 'person', of_person, 'lead', json_build_object('id', new_id));
  end if;
end
$$;

create function app.taken_out() returns text[]
  language sql immutable set search_path = pg_catalog, pg_temp as $$
  select array['print', 'export']
$$;
