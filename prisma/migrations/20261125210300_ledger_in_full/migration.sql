-- The ledger tells of a share what it opened each time that it was given or changed, by whom, on what basis of each side, with which condition and by which agreement. (Tables as Prisma writes them.)

-- CreateTable
CREATE TABLE "share_change" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "share_id" UUID NOT NULL,
    "episode_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "sections" TEXT[],
    "until" TIMESTAMPTZ(3),
    "recorded_by" UUID DEFAULT app.account_id(),
    "recorded_team" UUID DEFAULT app.team_id(),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),

    CONSTRAINT "share_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "share_change_share_id_idx" ON "share_change"("share_id");

-- CreateIndex
CREATE INDEX "share_change_episode_id_idx" ON "share_change"("episode_id");

-- AddForeignKey
ALTER TABLE "share_change" ADD CONSTRAINT "share_change_share_id_fkey" FOREIGN KEY ("share_id") REFERENCES "share"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What is there: as it was given, as far as that is known; and what events tell of changes.
insert into share_change (share_id, episode_id, kind, sections, until, recorded_by, recorded_team, recorded_at)
  select h.id, h.episode_id, 'given', h.sections, h.until, h.given_by, coalesce((select v.team_id from event v where v.subject_id = h.episode_id and v.at = h.from_at and v.account_id = h.given_by limit 1), h.given_by_team), h.from_at from share h;
insert into share_change (share_id, episode_id, kind, sections, until, recorded_by, recorded_team, recorded_at)
  select h.id, h.episode_id, split_part(v.kind, '.', 2), h.sections, h.until, v.account_id, v.team_id, v.at from event v
    cross join lateral (select * from share h where h.episode_id = v.subject_id and h.to_team::text = v.data ->> 'teamId' and h.from_at <= v.at order by h.from_at desc limit 1) h
  where v.kind in ('share.extended', 'share.narrowed');

-- Nobody reads or writes it: the trigger does, and the ledger.
alter table share_change enable row level security;
alter table share_change add constraint kind check (kind in ('given', 'extended', 'narrowed'));
create constraint trigger audited after insert or update or delete on share_change deferrable initially deferred for each row execute function app.require_event('episode_id');
create function app.keep_share_change() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into share_change (share_id, episode_id, kind, sections, until)
  values (new.id, new.episode_id, case when tg_op = 'INSERT' then 'given' when new.sections is distinct from old.sections or new.until < coalesce(old.until, 'infinity') then 'narrowed' else 'extended' end, new.sections, new.until);
  return null;
end $$;
create trigger keeps_change after insert on share for each row execute function app.keep_share_change();
create trigger keeps_changes after update of sections, until on share for each row when (new.sections is distinct from old.sections or new.until is distinct from old.until) execute function app.keep_share_change();

drop function app.disclosures, app.agency_disclosures;
create function app.disclosures(of_person uuid, wanted jsonb, most integer, skipped integer)
 RETURNS TABLE(id text, kind text, at timestamp with time zone, last_at timestamp with time zone, times integer, episode_id uuid, reference text, from_team uuid, by_account uuid, to_team uuid, to_account uuid, to_whom text, how text, sections text[], reasons text[], legal_basis text, reason text, withheld boolean, receiver_basis text, condition text, agreed boolean, agreement text, version integer, count integer, cut boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  with mine as materialized (select * from app.ledger_sight(of_person)),
  teams as materialized (select * from app.ledger_teams(of_person)),
  me as materialized (select t.id as team_id, t.agency_id from team t where t.id = app.team_id()),
  looked as materialized (
    select c.id, c.at, c.account_id, c.team_id, c.ids, c.sections, c.reasons from consultation c
    where c.ids && (array[of_person] || array(select m.episode_id from mine m)) and c.outcome = 'shown' and c.team_id is not null and cardinality(c.sections) > 0
      and c.at >= coalesce((wanted ->> 'from')::timestamptz, '-infinity') and c.at < coalesce((wanted ->> 'to')::timestamptz, 'infinity')
      and coalesce(wanted ->> 'kind', 'view') in ('view', 'list')
    order by c.id desc limit 20001),
  seen as (
    select l.*, m.episode_id, m.lead_team, t.agency_id from looked l join mine m on m.episode_id = any (l.ids) join teams k on k.episode_id = m.episode_id and k.team_id = l.team_id
      join team t on t.id = l.team_id cross join me
    where t.agency_id <> m.agency_id and (m.leads or l.team_id = me.team_id or cardinality(l.reasons) = 0 or not l.reasons <@ array['break-glass', 'own'])
    union all
    select l.*, null, null, t.agency_id from looked l join team t on t.id = l.team_id cross join me
    where of_person = any (l.ids) and not l.ids && array(select m.episode_id from mine m) and l.team_id in (select k.team_id from teams k)
      and t.agency_id not in (select m.agency_id from mine m) and (l.team_id = me.team_id or cardinality(l.reasons) = 0 or not l.reasons <@ array['break-glass', 'own'] or exists (select from mine m where m.leads))),
  every as (
    select min(s.id)::text || '-' || coalesce(s.episode_id, of_person) as id, case when s.reasons = '{}' then 'list' else 'view' end as kind, min(s.at) as at, max(s.at) as last_at, count(distinct s.id)::int as times,
      s.episode_id, s.lead_team as from_team, case when s.agency_id = me.agency_id then s.account_id end as by_account, s.team_id as to_team, null::uuid as to_account, null::text as to_whom, null::text as how,
      array_agg(distinct section) as sections, coalesce(array_agg(distinct why) filter (where why <> 'break-glass' or s.team_id = me.team_id or exists (select from mine m where m.leads and m.episode_id = coalesce(s.episode_id, m.episode_id))), '{}') as reasons, null::text as legal_basis, null::text as reason, false as withheld,
      null::text as receiver_basis, null::text as condition, null::boolean as agreed, null::text as agreement
    from seen s cross join me cross join lateral unnest(s.sections) section left join lateral unnest(s.reasons) why on true
    group by s.episode_id, s.lead_team, s.team_id, me.team_id, me.agency_id, s.agency_id, case when s.reasons = '{}' then 'list' else 'view' end, case when s.agency_id = me.agency_id then s.account_id end, (s.at at time zone 'Europe/London')::date
    union all
    select case when x.kind = 'shareChanged' then x.id::text else h.id || ' ' || x.kind end, x.kind, x.at, x.at, 1, h.episode_id, h.given_by_team, case when t.agency_id = me.agency_id then x.by_account end, h.to_team, h.to_account, null, null, x.sections, '{}', h.legal_basis,
      x.reason, false, h.receiver_basis, h.condition, h.agreement_id is not null, case when me.agency_id in (a.agency_id, a.with_agency) then a.title end
    from share h join mine m on m.episode_id = h.episode_id cross join me left join agreement a on a.id = h.agreement_id
      cross join lateral (
        select c.id, case when c.kind <> 'given' then 'shareChanged' when h.referral_id is null then 'share' else 'referral' end as kind, c.recorded_at as at, case c.kind when 'given' then h.purpose else 'share.' || c.kind end as reason, c.sections,
          c.recorded_by as by_account, c.recorded_team as by_team from share_change c where c.share_id = h.id
        union all
        select null, 'shareEnded', h.ended_at, h.end_reason, h.sections, v.account_id, v.team_id from (select) x left join lateral (select v.account_id, v.team_id from event v
          where v.subject_id = h.episode_id and v.at = h.ended_at and v.kind = 'share.ended' and v.data ->> 'teamId' = h.to_team::text limit 1) v on true where h.ended_at is not null) x
      left join team t on t.id = x.by_team
    where me.team_id in (h.to_team, h.given_by_team) or exists (select from teams k where k.episode_id = h.episode_id and k.team_id = h.to_team)
    union all
    select r.id || ' preview', 'preview', r.sent_at, r.sent_at, 1, r.episode_id, r.from_team, case when t.agency_id = me.agency_id then r.recorded_by end, r.to_team, null, null, null, '{}', '{}', r.legal_basis, r.type, false, null, null, null, null
    from referral r join mine m on m.episode_id = r.episode_id join team t on t.id = r.from_team cross join me
    where r.sent_at is not null and app.role() not in ('call-handler', 'notifier') and (m.nationally or me.team_id in (r.from_team, r.to_team, r.approved_by_team))
    union all
    select d.id::text, d.kind, d.disclosed_at, d.disclosed_at, 1, d.episode_id, d.recorded_team, case when t.agency_id = me.agency_id then d.recorded_by end, d.to_team, null,
      case when x.told then d.to_whom end, d.how, d.sections, '{}', d.legal_basis, case when x.told then d.reason end, not x.told, null, null, null, null
    from disclosure d join team t on t.id = d.recorded_team cross join me
      cross join lateral (select bool_or(m.told) as told from mine m where d.episode_id is null or m.episode_id = d.episode_id) x
    where d.person_id = of_person and x.told is not null
      and (me.team_id in (d.recorded_team, d.to_team) or exists (select from teams k where (d.episode_id is null or k.episode_id = d.episode_id) and k.team_id = d.recorded_team))),
  chosen as (
    select y.* from every y left join team f on f.id = y.from_team left join agency fa on fa.id = f.agency_id left join team g on g.id = y.to_team left join agency ga on ga.id = g.agency_id
    where exists (select from mine m where (y.episode_id is null or m.episode_id = y.episode_id) and (m.told
        or (coalesce(y.to_team = any (app.usual_teams(m.episode_id) || app.team_id()), true) and coalesce(y.from_team = any (app.usual_teams(m.episode_id) || app.team_id()), true))))
      and y.last_at >= coalesce((wanted ->> 'from')::timestamptz, '-infinity') and y.at < coalesce((wanted ->> 'to')::timestamptz, 'infinity')
      and y.kind = coalesce(wanted ->> 'kind', y.kind) and (wanted ->> 'section' is null or wanted ->> 'section' = any (y.sections))
      and (wanted ->> 'agency' is null or wanted ->> 'agency' in (ga.name, fa.name))),
  page as (select c.*, count(*) over ()::int as count from chosen c order by c.last_at desc, c.id limit most offset skipped)
  select p.id, p.kind, p.at, p.last_at, p.times, p.episode_id, m.reference, p.from_team, p.by_account, p.to_team, p.to_account, p.to_whom, p.how, p.sections, p.reasons, p.legal_basis, p.reason, p.withheld, p.receiver_basis, p.condition, p.agreed, p.agreement,
    (select count(*)::int from event v where v.subject_id in (of_person, p.episode_id) and v.at <= p.last_at and v.audience = 'section' and v.section in ('summary', 'description', 'care', 'health')
      and v.kind !~ '^(share|referral|sight|breakGlass|task|handOver|disclosure|correction)\.'),
    p.count, (select count(*) > 20000 from looked)
  from page p left join mine m on m.episode_id = p.episode_id order by p.last_at desc, p.id $function$
;
create function app.agency_disclosures(wanted jsonb, most integer, skipped integer)
 RETURNS TABLE(id text, kind text, at timestamp with time zone, last_at timestamp with time zone, times integer, person_id uuid, episode_id uuid, from_team uuid, by_account uuid, to_team uuid, how text, sections text[], reasons text[], legal_basis text, reason text, receiver_basis text, condition text, agreed boolean, agreement text, count integer, cut boolean)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
#variable_conflict use_column
declare
  ours uuid := (select t.agency_id from team t where t.id = app.team_id());
  begins timestamptz := (wanted ->> 'from')::timestamptz;
  ends timestamptz := (wanted ->> 'to')::timestamptz;
begin
  if app.role() is distinct from 'auditor' then raise exception 'not allowed' using errcode = '42501'; end if;
  return query
  with teams as materialized (select t.id from team t where t.agency_id = ours),
  looked as materialized (
    select c.* from (select distinct m.account_id from membership m where m.team_id in (select id from teams)) a
      cross join lateral (select c.id, c.at, c.account_id, c.team_id, c.ids[1] as of_id, c.sections, c.reasons from consultation c
        where c.account_id = a.account_id and c.at >= begins and c.at < ends and c.outcome = 'shown' and cardinality(c.ids) = 1 and cardinality(c.sections) > 0 order by c.at desc limit 20001) c
    where c.team_id in (select id from teams) limit 20001),
  seen as (
    select l.*, e.person_id, e.id as episode_id, e.lead_team from looked l join episode e on e.id = l.of_id join team t on t.id = e.lead_team where t.agency_id <> ours
    union all
    select l.*, p.id, null, null from looked l join person p on p.id = l.of_id
    where not exists (select from episode e join team t on t.id = e.lead_team where e.person_id = p.id and t.agency_id = ours)),
  every as (
    select min(s.id)::text as id, 'view' as kind, min(s.at) as at, max(s.at) as last_at, count(distinct s.id)::int as times, s.person_id, s.episode_id, s.lead_team as from_team, s.account_id as by_account,
      s.team_id as to_team, null::text as how, array_agg(distinct section) as sections, coalesce(array_agg(distinct why) filter (where why is not null), '{}') as reasons, null::text as legal_basis, null::text as reason, null::text as receiver_basis, null::text as condition, null::boolean as agreed, null::text as agreement
    from seen s cross join lateral unnest(s.sections) section left join lateral unnest(s.reasons) why on true
    group by s.person_id, s.episode_id, s.lead_team, s.team_id, s.account_id, (s.at at time zone 'Europe/London')::date
    union all
    select d.id::text, d.kind, d.disclosed_at, d.disclosed_at, 1, d.person_id, d.episode_id, d.recorded_team, d.recorded_by, d.to_team, d.how, d.sections, '{}', d.legal_basis, null, null, null, null, null
    from disclosure d where d.recorded_team in (select id from teams) and d.recorded_at >= begins
    union all
    select case when x.kind = 'shareChanged' then x.id::text else h.id || ' ' || x.kind end, x.kind, x.at, x.at, 1, e.person_id, h.episode_id, h.given_by_team, case when x.by_team in (select id from teams) then x.by_account end, h.to_team, null, x.sections, '{}', h.legal_basis,
      x.reason, h.receiver_basis, h.condition, h.agreement_id is not null, a.title
    from share h join episode e on e.id = h.episode_id left join agreement a on a.id = h.agreement_id
      cross join lateral (
        select c.id, case when c.kind <> 'given' then 'shareChanged' when h.referral_id is null then 'share' else 'referral' end as kind, c.recorded_at as at, case c.kind when 'given' then h.purpose else 'share.' || c.kind end as reason, c.sections,
          c.recorded_by as by_account, c.recorded_team as by_team from share_change c where c.share_id = h.id
        union all select null, 'shareEnded', h.ended_at, h.end_reason, h.sections, null, null where h.ended_at is not null) x
    where h.given_by_team in (select id from teams)
    union all
    select r.id || ' preview', 'preview', r.sent_at, r.sent_at, 1, r.person_id, r.episode_id, r.from_team, r.recorded_by, r.to_team, null, '{}', '{}', r.legal_basis, null, null, null, null, null
    from referral r where r.from_team in (select id from teams) and r.sent_at is not null),
  chosen as (
    select y.* from every y left join team g on g.id = y.to_team left join agency ga on ga.id = g.agency_id
    where y.last_at >= begins and y.at < ends and y.person_id <> all (app.excluded_persons()) and y.kind = coalesce(wanted ->> 'kind', y.kind)
      and (wanted ->> 'section' is null or wanted ->> 'section' = any (y.sections)) and (wanted ->> 'agency' is null or ga.name = wanted ->> 'agency'))
  select c.id, c.kind, c.at, c.last_at, c.times, c.person_id, c.episode_id, c.from_team, c.by_account, c.to_team, c.how, c.sections, c.reasons, c.legal_basis, c.reason, c.receiver_basis, c.condition, c.agreed, c.agreement,
    count(*) over ()::int, (select count(*) > 20000 from looked)
  from chosen c order by c.last_at desc, c.id limit most offset skipped;
end $function$
;
grant execute on function app.disclosures, app.agency_disclosures to waymark_app;
