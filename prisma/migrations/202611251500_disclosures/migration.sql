-- The disclosure ledger, and corrections that reach whoever had what was wrong. (Tables as Prisma writes them, then who may read and write.)

-- CreateTable
CREATE TABLE "disclosure" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "episode_id" UUID,
    "kind" TEXT NOT NULL,
    "to_team" UUID,
    "to_whom" TEXT,
    "how" TEXT,
    "sections" TEXT[],
    "legal_basis" TEXT,
    "reason" TEXT NOT NULL,
    "disclosed_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" UUID DEFAULT app.account_id(),
    "recorded_team" UUID DEFAULT app.team_id(),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),

    CONSTRAINT "disclosure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "correction" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "episode_id" UUID,
    "field" TEXT NOT NULL,
    "section" TEXT NOT NULL,
    "erased" BOOLEAN NOT NULL,
    "why" TEXT NOT NULL,
    "means" TEXT NOT NULL,
    "recorded_by" UUID DEFAULT app.account_id(),
    "recorded_team" UUID DEFAULT app.team_id(),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),

    CONSTRAINT "correction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "correction_recipient" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "correction_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "episode_id" UUID NOT NULL,
    "team_id" UUID,
    "disclosure_id" UUID,
    "by_hand" BOOLEAN NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "acknowledged_at" TIMESTAMPTZ(3),
    "acknowledged_by" UUID,
    "acknowledged_team" UUID,

    CONSTRAINT "correction_recipient_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "disclosure_person_id_idx" ON "disclosure"("person_id");

-- CreateIndex
CREATE INDEX "disclosure_episode_id_idx" ON "disclosure"("episode_id");

-- CreateIndex
CREATE INDEX "disclosure_recorded_team_recorded_at_idx" ON "disclosure"("recorded_team", "recorded_at");

-- CreateIndex
CREATE INDEX "correction_person_id_idx" ON "correction"("person_id");

-- CreateIndex
CREATE INDEX "correction_episode_id_idx" ON "correction"("episode_id");

-- CreateIndex
CREATE INDEX "correction_recipient_correction_id_idx" ON "correction_recipient"("correction_id");

-- CreateIndex
CREATE INDEX "correction_recipient_person_id_idx" ON "correction_recipient"("person_id");

-- CreateIndex
CREATE INDEX "correction_recipient_episode_id_idx" ON "correction_recipient"("episode_id");

-- CreateIndex
CREATE INDEX "share_given_by_team_from_at_idx" ON "share"("given_by_team", "from_at");

-- AddForeignKey
ALTER TABLE "correction_recipient" ADD CONSTRAINT "correction_recipient_correction_id_fkey" FOREIGN KEY ("correction_id") REFERENCES "correction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------- Values. The unions are in shared/; a test keeps them one.
alter table disclosure add constraint kind check (kind in ('print', 'export', 'recorded')),
  add constraint how check (how in ('phone', 'inPerson', 'email', 'letter')),
  add constraint to_somebody check ((kind = 'recorded') = ((to_team is null) <> (to_whom is null)) and (kind = 'recorded') = (how is not null and legal_basis is not null));
do $kinds$ -- the list as it stands, and two more
declare listed text := (select pg_get_constraintdef(oid) from pg_constraint where conrelid = 'task'::regclass and conname = 'kind');
begin
  alter table task drop constraint kind;
  execute 'alter table task add constraint kind ' || replace(listed, 'ARRAY[', $$ARRAY['acknowledgeCorrection'::text, 'tellCorrection'::text, $$);
end $kinds$;

-- ---------------------------------------------------------------- Walls.
-- The two tables of who had what are read and written by the functions below alone.
alter table disclosure enable row level security;
alter table correction_recipient enable row level security;
-- Why something was put right is in the section of what was wrong; of an address, withheld with the whereabouts.
alter table correction enable row level security;
create policy reads on correction for select to waymark_app using (exists (select from sight s
  where (s.episode_id = correction.episode_id or (correction.episode_id is null and s.person_id = correction.person_id))
    and correction.section = any (s.sections) and correction.section = any ((select app.read_sections())::text[])
    and (correction.field not in ('homeAddress', 'phone') or not s.withheld or s.reason = 'lead' or s.person_id = any ((select app.safe_listed())::uuid[])) offset 0));
grant select on correction to waymark_app;

-- Who is asked to acknowledge a correction says with whom it was shared: that is theirs to know, and the lead's.
create policy of_correction on task as restrictive for select to waymark_app using (kind not in ('acknowledgeCorrection', 'tellCorrection')
  or owner_team = (select app.team_id())
  or exists (select from sight s where s.episode_id = task.episode_id and s.reason in ('lead', 'national') offset 0));
create policy of_correction on event as restrictive for select to waymark_app using (
  (kind not in ('correction.asked', 'correction.acknowledged') and coalesce(data ->> 'task', '') not in ('acknowledgeCorrection', 'tellCorrection'))
  or data ->> 'teamId' = (select app.team_id())::text or team_id = (select app.team_id())
  or exists (select from sight s where s.episode_id = event.subject_id and s.reason in ('lead', 'national') offset 0)
  or exists (select from task t where t.id::text = event.data ->> 'id' and t.owner_team = (select app.team_id())));

do $audit$
declare noun text;
begin
  foreach noun in array array['disclosure', 'correction', 'correction_recipient'] loop
    execute format('create constraint trigger audited after insert or update or delete on %I deferrable initially deferred for each row execute function app.require_event(''episode_id'', ''person_id'')', noun);
  end loop;
end $audit$;

-- ---------------------------------------------------------------- How somebody stands to the ledger of a person (access.md, rule 10).
-- One row an episode in sight. `whole`: they see whatever was disclosed of it; else what their own team did or was given. `told`: no restriction keeps places from them.
create function app.ledger_sight(of_person uuid) returns table (episode_id uuid, whole boolean, leads boolean, nationally boolean, told boolean, places boolean, lead_team uuid, agency_id uuid, reference text)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select s.episode_id, bool_or(s.reason in ('lead', 'area', 'placing', 'national')), bool_or(s.reason in ('lead', 'national')), bool_or(s.reason = 'national'),
    bool_or(not s.withheld or s.reason = 'lead' or s.person_id = any (app.safe_listed())),
    bool_or('whereabouts' = any (s.sections) and (not s.withheld or s.reason = 'lead' or s.person_id = any (app.safe_listed()))) and 'whereabouts' = any (app.read_sections()),
    e.lead_team, t.agency_id, e.reference
  from app.live_sight_on(array[of_person]) s join episode e on e.id = s.episode_id join team t on t.id = e.lead_team
  where s.reason <> 'own' group by s.episode_id, e.lead_team, t.agency_id, e.reference $$;

-- The teams that they may know to have had to do with each: as in app.explain_sight, whenever that was. An emergency opening is the lead's to know.
create function app.ledger_teams(of_person uuid) returns table (episode_id uuid, team_id uuid) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with mine as materialized (select * from app.ledger_sight(of_person))
  select m.episode_id, s.team_id from mine m join sight s on s.episode_id = m.episode_id
  where m.whole and (s.reason <> 'break-glass' or m.leads)
    and (s.because_of is null or (s.because_of = s.episode_id and m.places) or (s.because_of <> s.episode_id and exists (select from mine n where n.episode_id = s.because_of)))
  union select m.episode_id, app.team_id() from mine m $$;

-- ---------------------------------------------------------------- The ledger of a person: what was kept, and what follows from consultations, shares and referrals.
-- Views of one team (of one's own agency: of one person) on one day are one row. `version`: how many things had been recorded then in the sections that everyone reads.
-- A day's views are looked for among the newest 20,000 that touch the person; `cut` says that there were more.
create function app.disclosures(of_person uuid, wanted jsonb, most int, skipped int) returns table (id text, kind text, at timestamptz, last_at timestamptz, times int, episode_id uuid, reference text,
  from_team uuid, by_account uuid, to_team uuid, to_account uuid, to_whom text, how text, sections text[], reasons text[], legal_basis text, reason text, withheld boolean, version int, count int, cut boolean)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
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
      array_agg(distinct section) as sections, coalesce(array_agg(distinct why) filter (where why <> 'break-glass' or s.team_id = me.team_id or exists (select from mine m where m.leads and m.episode_id = coalesce(s.episode_id, m.episode_id))), '{}') as reasons, null::text as legal_basis, null::text as reason, false as withheld
    from seen s cross join me cross join lateral unnest(s.sections) section left join lateral unnest(s.reasons) why on true
    group by s.episode_id, s.lead_team, s.team_id, me.team_id, me.agency_id, s.agency_id, case when s.reasons = '{}' then 'list' else 'view' end, case when s.agency_id = me.agency_id then s.account_id end, (s.at at time zone 'Europe/London')::date
    union all
    select h.id || ' ' || x.kind, x.kind, x.at, x.at, 1, h.episode_id, h.given_by_team, case when told.agency_id = me.agency_id then told.account_id end, h.to_team, h.to_account, null, null, h.sections, '{}', h.legal_basis, x.reason, false
    from share h join mine m on m.episode_id = h.episode_id cross join me
      cross join lateral (values (case when h.referral_id is null then 'share' else 'referral' end, h.from_at, h.purpose), ('shareEnded', h.ended_at, h.end_reason)) x (kind, at, reason)
      left join lateral (select v.account_id, t.agency_id from event v join team t on t.id = v.team_id where v.subject_id = h.episode_id and v.at = x.at
        and v.kind = case x.kind when 'shareEnded' then 'share.ended' else 'share.given' end and v.data ->> 'teamId' = h.to_team::text limit 1) told on true
    where x.at is not null and (me.team_id in (h.to_team, h.given_by_team) or exists (select from teams k where k.episode_id = h.episode_id and k.team_id = h.to_team))
    union all
    select 'event ' || v.id, 'shareChanged', v.at, v.at, 1, v.subject_id, v.team_id, case when t.agency_id = me.agency_id then v.account_id end, (v.data ->> 'teamId')::uuid, null, null, null, '{}', '{}', null, v.kind, false
    from mine m join event v on v.subject_id = m.episode_id join team t on t.id = v.team_id cross join me
    where v.subject = 'episode' and v.kind in ('share.extended', 'share.narrowed')
      and (me.team_id in (v.team_id, (v.data ->> 'teamId')::uuid) or exists (select from teams k where k.episode_id = v.subject_id and k.team_id = (v.data ->> 'teamId')::uuid))
    union all
    select r.id || ' preview', 'preview', r.sent_at, r.sent_at, 1, r.episode_id, r.from_team, case when t.agency_id = me.agency_id then r.recorded_by end, r.to_team, null, null, null, '{}', '{}', r.legal_basis, r.type, false
    from referral r join mine m on m.episode_id = r.episode_id join team t on t.id = r.from_team cross join me
    where r.sent_at is not null and app.role() not in ('call-handler', 'notifier') and (m.nationally or me.team_id in (r.from_team, r.to_team, r.approved_by_team))
    union all
    select d.id::text, d.kind, d.disclosed_at, d.disclosed_at, 1, d.episode_id, d.recorded_team, case when t.agency_id = me.agency_id then d.recorded_by end, d.to_team, null,
      case when x.told then d.to_whom end, d.how, d.sections, '{}', d.legal_basis, case when x.told then d.reason end, not x.told
    from disclosure d join team t on t.id = d.recorded_team cross join me
      cross join lateral (select bool_or(m.told) as told from mine m where d.episode_id is null or m.episode_id = d.episode_id) x
    where d.person_id = of_person and x.told is not null
      and (me.team_id in (d.recorded_team, d.to_team) or exists (select from teams k where (d.episode_id is null or k.episode_id = d.episode_id) and k.team_id = d.recorded_team))),
  chosen as (
    select y.* from every y left join team f on f.id = y.from_team left join agency fa on fa.id = f.agency_id left join team g on g.id = y.to_team left join agency ga on ga.id = g.agency_id
    where y.last_at >= coalesce((wanted ->> 'from')::timestamptz, '-infinity') and y.at < coalesce((wanted ->> 'to')::timestamptz, 'infinity')
      and y.kind = coalesce(wanted ->> 'kind', y.kind) and (wanted ->> 'section' is null or wanted ->> 'section' = any (y.sections))
      and (wanted ->> 'agency' is null or wanted ->> 'agency' in (ga.name, fa.name))),
  page as (select c.*, count(*) over ()::int as count from chosen c order by c.last_at desc, c.id limit most offset skipped)
  select p.id, p.kind, p.at, p.last_at, p.times, p.episode_id, m.reference, p.from_team, p.by_account, p.to_team, p.to_account, p.to_whom, p.how, p.sections, p.reasons, p.legal_basis, p.reason, p.withheld,
    (select count(*)::int from event v where v.subject_id in (of_person, p.episode_id) and v.at <= p.last_at and v.audience = 'section' and v.section in ('summary', 'description', 'care', 'health')
      and v.kind !~ '^(share|referral|sight|breakGlass|task|handOver|disclosure|correction)\.'),
    p.count, (select count(*) > 20000 from looked)
  from page p left join mine m on m.episode_id = p.episode_id order by p.last_at desc, p.id $$;

-- ---------------------------------------------------------------- The ledger of an agency, for its auditors: what its own people looked at of others', gave, printed and told. Ids and sections, no text.
create function app.agency_disclosures(wanted jsonb, most int, skipped int) returns table (id text, kind text, at timestamptz, last_at timestamptz, times int, person_id uuid, episode_id uuid,
  from_team uuid, by_account uuid, to_team uuid, how text, sections text[], reasons text[], legal_basis text, count int, cut boolean)
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
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
      s.team_id as to_team, null::text as how, array_agg(distinct section) as sections, coalesce(array_agg(distinct why) filter (where why is not null), '{}') as reasons, null::text as legal_basis
    from seen s cross join lateral unnest(s.sections) section left join lateral unnest(s.reasons) why on true
    group by s.person_id, s.episode_id, s.lead_team, s.team_id, s.account_id, (s.at at time zone 'Europe/London')::date
    union all
    select d.id::text, d.kind, d.disclosed_at, d.disclosed_at, 1, d.person_id, d.episode_id, d.recorded_team, d.recorded_by, d.to_team, d.how, d.sections, '{}', d.legal_basis
    from disclosure d where d.recorded_team in (select id from teams) and d.recorded_at >= begins
    union all
    select h.id || ' ' || x.kind, x.kind, x.at, x.at, 1, e.person_id, h.episode_id, h.given_by_team, null, h.to_team, null, h.sections, '{}', h.legal_basis
    from share h join episode e on e.id = h.episode_id cross join lateral (values (case when h.referral_id is null then 'share' else 'referral' end, h.from_at), ('shareEnded', h.ended_at)) x (kind, at)
    where h.given_by_team in (select id from teams) and x.at is not null
    union all
    select r.id || ' preview', 'preview', r.sent_at, r.sent_at, 1, r.person_id, r.episode_id, r.from_team, r.recorded_by, r.to_team, null, '{}', '{}', r.legal_basis
    from referral r where r.from_team in (select id from teams) and r.sent_at is not null),
  chosen as (
    select y.* from every y left join team g on g.id = y.to_team left join agency ga on ga.id = g.agency_id
    where y.last_at >= begins and y.at < ends and y.person_id <> all (app.excluded_persons()) and y.kind = coalesce(wanted ->> 'kind', y.kind)
      and (wanted ->> 'section' is null or wanted ->> 'section' = any (y.sections)) and (wanted ->> 'agency' is null or ga.name = wanted ->> 'agency'))
  select c.id, c.kind, c.at, c.last_at, c.times, c.person_id, c.episode_id, c.from_team, c.by_account, c.to_team, c.how, c.sections, c.reasons, c.legal_basis,
    count(*) over ()::int, (select count(*) > 20000 from looked)
  from chosen c order by c.last_at desc, c.id limit most offset skipped;
end $$;

-- ---------------------------------------------------------------- Writing down what was disclosed outside of sight.
-- By whoever sees the record, of sections that they read. A print is of an episode; an export may be of a person.
create function app.record_disclosure(new_id uuid, of_person uuid, of_episode uuid, what text, wanted jsonb) returns void language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare opened text[];
begin
  select coalesce(array_agg(distinct x), '{}') into opened from app.live_sight_on(array[of_person]) s cross join lateral unnest(s.sections) x
    where s.reason <> 'own' and (of_episode is null or s.episode_id = of_episode) and x = any (app.read_sections())
      and (x <> 'whereabouts' or not s.withheld or s.reason = 'lead' or s.person_id = any (app.safe_listed()));
  if cardinality(opened) = 0 or not array(select jsonb_array_elements_text(wanted -> 'sections')) <@ opened then raise exception 'not allowed' using errcode = '42501'; end if;
  insert into disclosure (id, person_id, episode_id, kind, to_team, to_whom, how, sections, legal_basis, reason, disclosed_at)
  values (new_id, of_person, of_episode, what, (wanted ->> 'toTeam')::uuid, wanted ->> 'toWhom', wanted ->> 'how', array(select jsonb_array_elements_text(wanted -> 'sections')),
    wanted ->> 'legalBasis', wanted ->> 'reason', coalesce((wanted ->> 'at')::timestamptz, app.now()));
  if what = 'export' then -- taken out by a read, which tells of nothing itself
    insert into event (kind, subject, subject_id, audience, data) values ('disclosure.exported', 'person', of_person, 'lead', json_build_object('id', new_id));
  end if;
end $$;

-- ---------------------------------------------------------------- Correcting.
-- Writes down that something was wrong and asks everybody who had it to say that they know: whoever looked at the section or had it shared, of other agencies than
-- the corrector's, on their own task while they see the person; whom Waymark does not reach is told by hand, by who told them or by the lead.
create function app.begin_correction(new_id uuid, of_person uuid, of_episode uuid, of_field text, of_section text, is_erased boolean, the_why text, the_means text, due timestamptz)
  returns int language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  mine text[];
  me text := app.role();
  ours uuid := (select agency_id from team where id = app.team_id());
  touched uuid[];
  asked record;
  at_episode uuid; -- where the corrector stands
  leads uuid;
  reached record;
  row_id uuid;
  n int := 0;
begin
  select coalesce(array_agg(distinct s.reason), '{}'), (array_agg(s.episode_id order by s.reported_at desc) filter (where s.reason <> 'own'))[1] into mine, at_episode
    from app.live_sight_on(array[of_person]) s where of_episode is null or s.episode_id = of_episode;
  if not coalesce((mine && array['national'] and me = 'national')
    or (me in ('call-handler', 'officer', 'sergeant', 'inspector', 'police-coordinator') and mine && case when of_episode is null then array['lead', 'area'] else array['lead'] end)
    or (of_episode is null and me in ('council-coordinator', 'social-worker') and mine && array['area', 'placing']), false)
  then raise exception 'not allowed' using errcode = '42501'; end if;
  insert into correction (id, person_id, episode_id, field, section, erased, why, means) values (new_id, of_person, of_episode, of_field, of_section, is_erased, the_why, the_means);

  touched := case when of_episode is null then array[of_person] || array(select id from episode where person_id = of_person) else array[of_episode] end;
  for asked in
    select x.team_id, null::uuid as disclosure_id, null::uuid as told_by, null::uuid as told_by_account from (
      select c.team_id from consultation c where c.ids && touched and c.outcome = 'shown' and of_section = any (c.sections)
      union select h.to_team from share h where h.episode_id = any (touched) and of_section = any (h.sections)
      union select d.to_team from disclosure d where d.person_id = of_person and (of_episode is null or d.episode_id = of_episode) and of_section = any (d.sections) and d.to_team is not null) x
      join team t on t.id = x.team_id where t.agency_id <> ours
    union all select null, d.id, d.recorded_team, d.recorded_by from disclosure d
      where d.person_id = of_person and (of_episode is null or d.episode_id = of_episode) and of_section = any (d.sections) and d.to_whom is not null
  loop
    n := n + 1;
    row_id := gen_random_uuid();
    select s.episode_id, s.account_id into reached from sight s
      where s.person_id = of_person and (of_episode is null or s.episode_id = of_episode) and s.team_id = coalesce(asked.team_id, asked.told_by) and s.reason not in ('own', 'break-glass')
        and 'summary' = any (s.sections) and s.from_at <= app.now() and (s.until is null or s.until > app.now()) and (not s.sealed or s.reason in ('lead', 'national') or s.account_id is not null)
      order by s.account_id nulls first, s.reported_at desc limit 1;
    if reached.episode_id is null then -- whoever leads tells them
      select lead_team into leads from episode where id = at_episode;
      reached.episode_id := at_episode; reached.account_id := null;
    else leads := coalesce(asked.team_id, asked.told_by); end if;
    insert into correction_recipient (id, correction_id, person_id, episode_id, team_id, disclosure_id, by_hand, due_at)
      values (row_id, new_id, of_person, reached.episode_id, asked.team_id, asked.disclosure_id, asked.team_id is distinct from leads, due);
    insert into task (id, kind, episode_id, about, section, owner_team, owner_account, started_at, due_at)
      values (gen_random_uuid(), case when asked.team_id is not distinct from leads then 'acknowledgeCorrection' else 'tellCorrection' end, reached.episode_id, row_id, 'summary', leads,
        coalesce(reached.account_id, case when leads = asked.told_by and exists (select from membership m where m.account_id = asked.told_by_account and m.team_id = leads and (m.until is null or m.until > now())) then asked.told_by_account end), app.now(), due);
    insert into event (kind, subject, subject_id, section, data) values ('correction.asked', 'episode', reached.episode_id, 'summary', json_build_object('id', new_id, 'teamId', leads));
  end loop;
  return n;
end $$;

-- Somebody of the team that was asked says that they know, or that they have told who could not be reached. False: it was said already.
create function app.acknowledge_correction(of_recipient uuid, of_episode uuid) returns boolean language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare t task;
begin
  select * into t from task where about = of_recipient and episode_id = of_episode and kind in ('acknowledgeCorrection', 'tellCorrection') order by ended_at nulls first limit 1 for update;
  if t.id is null or t.owner_team is distinct from app.team_id()
    or not exists (select from app.live_sight() s where s.episode_id = of_episode and s.reason not in ('own', 'break-glass'))
  then raise exception 'not allowed' using errcode = '42501'; end if;
  if t.ended_at is not null then return false; end if;
  update correction_recipient set acknowledged_at = app.now(), acknowledged_by = app.account_id(), acknowledged_team = app.team_id() where id = of_recipient;
  update task set ended_at = app.now(), outcome = 'done' where id = t.id;
  return true;
end $$;

-- Who was asked, of the corrections that one reads: their own team's row, and for whoever sees the whole list every team that they may know of.
create function app.correction_recipients(of_person uuid, of_corrections uuid[]) returns table (id uuid, correction_id uuid, team_id uuid, to_whom text, withheld boolean, by_hand boolean, due_at timestamptz,
  acknowledged_at timestamptz, acknowledged_by uuid, acknowledged_team uuid, yours boolean, episode_id uuid)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with mine as materialized (select * from app.ledger_sight(of_person)), teams as materialized (select * from app.ledger_teams(of_person)),
  known as (
    select r.*, t.owner_team = app.team_id() and t.ended_at is null as yours, t.owner_team,
      exists (select from mine m where m.told) as told, d.to_whom as words
    from correction_recipient r left join task t on t.about = r.id and t.kind in ('acknowledgeCorrection', 'tellCorrection') left join disclosure d on d.id = r.disclosure_id
    where r.person_id = of_person and r.correction_id = any (of_corrections))
  select k.id, k.correction_id, k.team_id, case when k.told then k.words end, k.words is not null and not k.told, k.by_hand, k.due_at, k.acknowledged_at, k.acknowledged_by, k.acknowledged_team,
    coalesce(k.yours, false), k.episode_id
  from known k where exists (select from mine) and (k.owner_team = app.team_id() or k.team_id = app.team_id()
    or (exists (select from mine m where m.whole) and (k.team_id is null or k.team_id in (select x.team_id from teams x))))
  order by k.acknowledged_at nulls first, k.due_at, k.id $$;

grant execute on function app.disclosures, app.agency_disclosures, app.record_disclosure, app.begin_correction, app.acknowledge_correction, app.correction_recipients to waymark_app;
