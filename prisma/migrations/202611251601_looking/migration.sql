-- Who looked at what, for the auditors of one's own agency; and what of it seems unusual, to be cleared or followed up. (Tables as Prisma writes them, then the functions.)

-- CreateTable
CREATE TABLE "looking_waiting" (
    "consultation_id" BIGINT NOT NULL,

    CONSTRAINT "looking_waiting_pkey" PRIMARY KEY ("consultation_id")
);

-- CreateTable
CREATE TABLE "looking_threshold" (
    "name" TEXT NOT NULL,
    "value" INTEGER NOT NULL,

    CONSTRAINT "looking_threshold_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "unusual_looking" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "agency_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "about" UUID NOT NULL,
    "episode" UUID,
    "day" DATE NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "times" INTEGER NOT NULL,
    "reasons" TEXT[],
    "most" INTEGER,
    "status" TEXT NOT NULL DEFAULT 'open',

    CONSTRAINT "unusual_looking_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "looking_review" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "unusual_looking_id" UUID NOT NULL,
    "outcome" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "recorded_by" UUID DEFAULT app.account_id(),
    "recorded_team" UUID DEFAULT app.team_id(),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),

    CONSTRAINT "looking_review_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "unusual_looking_agency_id_status_last_at_idx" ON "unusual_looking"("agency_id", "status", "last_at");

-- CreateIndex
CREATE UNIQUE INDEX "unusual_looking_account_id_about_day_key" ON "unusual_looking"("account_id", "about", "day");

-- CreateIndex
CREATE INDEX "looking_review_unusual_looking_id_idx" ON "looking_review"("unusual_looking_id");

-- CreateIndex
CREATE INDEX "consultation_team_id_id_idx" ON "consultation"("team_id", "id");

-- AddForeignKey
ALTER TABLE "looking_review" ADD CONSTRAINT "looking_review_unusual_looking_id_fkey" FOREIGN KEY ("unusual_looking_id") REFERENCES "unusual_looking"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------- Values. The unions are in shared/; a test keeps them one.
alter table unusual_looking add constraint status check (status in ('open', 'cleared', 'followUp')),
  add constraint reasons check (reasons <@ array['noTask', 'outOfArea', 'sameName', 'manyInHour', 'beforePrint', 'breakGlass', 'atNight', 'refusedOften']);
alter table looking_review add constraint outcome check (outcome in ('cleared', 'followUp'));
-- A night begins and ends at these hours of London; it is usual for whoever looked in it `nightsUsual` times in four weeks, and somebody’s ways are known after `knownAfter` looks.
insert into looking_threshold (name, value) values ('manyInHour', 40), ('refusedOften', 10), ('nightFrom', 23), ('nightTo', 6), ('nightsUsual', 5), ('knownAfter', 30);

-- ---------------------------------------------------------------- No door reads or writes these: the functions below do, which ask who is asking.
alter table looking_waiting enable row level security;
alter table looking_threshold enable row level security;
alter table unusual_looking enable row level security;
alter table looking_review enable row level security;
create constraint trigger audited after insert or update or delete on looking_review deferrable initially deferred for each row execute function app.require_event('recorded_by');

-- ---------------------------------------------------------------- What is unusual: looked over a moment after it was sealed, so that no request waits for it.
create function app.look_over() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin insert into looking_waiting select unnest(new.consultations) on conflict do nothing; return null; end $$;
create trigger looked_over after insert on audit_block for each row execute function app.look_over();

create function app.find_unusual_looking(most int default 500) returns int language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  batch bigint[];
  t jsonb;
begin
  with due as (delete from looking_waiting w where w.consultation_id in (select consultation_id from looking_waiting order by 1 limit most for update skip locked) returning w.consultation_id)
  select array_agg(consultation_id) into batch from due;
  if batch is null then return 0; end if;
  select jsonb_object_agg(name, value) into t from looking_threshold;

  with look as ( -- one record, looked at by somebody
    select c.account_id, c.team_id, tm.agency_id, c.at, c.action, c.reasons, e.id as episode, p.id as person, p.family_name, a.name, e.area_code, e.status, e.closed_at, tm.national
    from consultation c join team tm on tm.id = c.team_id join account a on a.id = c.account_id
      left join referral r on r.id = c.ids[1]
      left join episode e on e.id = coalesce(r.episode_id, c.ids[1])
      join person p on p.id = coalesce(e.person_id, c.ids[1])
    where c.id = any (batch) and c.outcome = 'shown' and cardinality(c.ids) = 1),
  judged as (
    select l.*, array_remove(array[
      case when 'break-glass' = any (l.reasons) then 'breakGlass' end,
      case when app.fold(l.name) like '% ' || app.fold(l.family_name) then 'sameName' end,
      case when l.action ~ '\.(print|export)$' then 'beforePrint' end,
      -- Its team has it among its own while it is open; afterwards somebody should have had something to do with it.
      case when l.episode is not null and l.status in ('notMissing', 'closed', 'void', 'deceased') and coalesce(l.closed_at, '-infinity') < l.at - interval '1 day'
        and not exists (select from task k where k.episode_id = l.episode and k.owner_team = l.team_id and (k.owner_account is null or k.owner_account = l.account_id)
          and (k.ended_at is null or k.ended_at > l.at - interval '28 days'))
        and not exists (select from event v where v.subject_id = l.episode and v.account_id = l.account_id and v.at > l.at - interval '28 days')
        and not exists (select from referral f where f.episode_id = l.episode and f.to_team = l.team_id and f.sent_at is not null and f.ended_at is null)
        and not exists (select from episode o where o.person_id = l.person and o.lead_team = l.team_id and o.status in ('reported', 'missing', 'located', 'afterReturn'))
        then 'noTask' end,
      case when l.episode is not null and not l.national and l.reasons && array['area', 'break-glass'] and not l.reasons && array['lead', 'placing', 'share', 'named', 'national']
        and exists (select from team_area x where x.team_id = l.team_id)
        and not exists (select from team_area x where x.team_id = l.team_id and (x.area_code = l.area_code or x.area_code in (select f.area_code from found_place f where f.episode_id = l.episode)))
        and not exists (select from episode o where o.person_id = l.person and o.lead_team = l.team_id and o.status in ('reported', 'missing', 'located', 'afterReturn'))
        then 'outOfArea' end,
      case when app.is_night(l.at, t) and (select count(*) >= (t ->> 'knownAfter')::int and count(*) filter (where app.is_night(b.at, t)) < (t ->> 'nightsUsual')::int
          from consultation b where b.account_id = l.account_id and b.outcome = 'shown' and b.at between l.at - interval '28 days' and l.at - interval '1 hour')
        then 'atNight' end], null) as why
    from look l),
  much as ( -- how much somebody looked, or was refused, within an hour of these
    select c.account_id, c.team_id, tm.agency_id, max(c.at) as at,
      max((select count(distinct b.ids[1]) from consultation b where b.account_id = c.account_id and b.outcome = 'shown' and cardinality(b.ids) = 1 and b.at between c.at - interval '1 hour' and c.at)) as seen,
      max((select count(*) from consultation b where b.account_id = c.account_id and b.outcome in ('forbidden', 'not-found') and b.at between c.at - interval '1 hour' and c.at)) as refused
    from consultation c join team tm on tm.id = c.team_id
    where c.id = any (batch) and c.account_id is not null group by c.account_id, c.team_id, tm.agency_id),
  found as (
    select agency_id, account_id, team_id, person as about, episode, at, why, null::bigint as most from judged where cardinality(why) > 0
    union all
    select agency_id, account_id, team_id, account_id, null, at, array['manyInHour'], seen from much where seen >= (t ->> 'manyInHour')::int
    union all
    select agency_id, account_id, team_id, account_id, null, at, array['refusedOften'], refused from much where refused >= (t ->> 'refusedOften')::int)
  insert into unusual_looking as u (agency_id, account_id, team_id, about, episode, day, first_at, last_at, times, reasons, most)
  select min(f.agency_id::text)::uuid, f.account_id, min(f.team_id::text)::uuid, f.about, min(f.episode::text)::uuid, (f.at at time zone 'Europe/London')::date, min(f.at), max(f.at), count(distinct f.at),
    array_agg(distinct w), max(f.most)
  from found f cross join lateral unnest(f.why) w group by f.account_id, f.about, (f.at at time zone 'Europe/London')::date
  on conflict (account_id, about, day) do update set last_at = greatest(u.last_at, excluded.last_at), times = u.times + excluded.times, most = greatest(u.most, excluded.most),
    episode = coalesce(u.episode, excluded.episode), reasons = array(select distinct r from unnest(u.reasons || excluded.reasons) r order by r),
    status = case when excluded.reasons <@ u.reasons then u.status else 'open' end; -- what was cleared is open again when there is another reason
  return cardinality(batch);
end $$;
create function app.is_night(at timestamptz, t jsonb) returns boolean language sql immutable set search_path = pg_catalog, pg_temp as $$
  select extract(hour from at at time zone 'Europe/London') >= (t ->> 'nightFrom')::int or extract(hour from at at time zone 'Europe/London') < (t ->> 'nightTo')::int $$;

-- ---------------------------------------------------------------- For auditors, of the accounts of their own agency. They read references, and no section of a record.
-- The agency whose looking whoever asks may read: none but an auditor’s.
create function app.audited_agency() returns uuid language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$ select t.agency_id from team t where t.id = app.team_id() and app.role() = 'auditor' $$;
-- A person whom the auditor is excluded from, and all that is theirs: another auditor looks at that.
create function app.barred_ids() returns uuid[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select app.excluded_persons() || array(select e.id from episode e where e.person_id = any (app.excluded_persons())) || array(select r.id from referral r where r.person_id = any (app.excluded_persons())) $$;

-- Newest first, at most `most`, older than `before_id`. References are exact; one that nobody has finds nothing.
create function app.looking(who uuid, person_ref text, episode_ref text, kinds text[], outcomes text[], since timestamptz, until_at timestamptz, before_id bigint, most int)
  returns table (id bigint, at timestamptz, account_id uuid, account text, team text, role text, action text, outcome text, reasons text[], sections text[], terms text, ids uuid[], refs jsonb, shown_in_all int, tasks text[])
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
  agency uuid := app.audited_agency();
  barred uuid[] := app.barred_ids();
  wanted uuid[];
begin
  if agency is null then raise exception 'not allowed' using errcode = '42501'; end if;
  if episode_ref is not null then
    wanted := array(select e.id from episode e where e.reference = upper(btrim(episode_ref)) union select e.person_id from episode e where e.reference = upper(btrim(episode_ref)) and person_ref is not null);
  elsif person_ref is not null then
    wanted := array(select p.id from person p where p.reference = upper(btrim(person_ref)) union select e.id from episode e join person p on p.id = e.person_id where p.reference = upper(btrim(person_ref)));
  end if;
  return query
    with page as (
      select c.* from team t cross join lateral (
        select * from consultation c where c.team_id = t.id and (before_id is null or c.id < before_id) and (who is null or c.account_id = who)
          and (kinds is null or c.action = any (kinds)) and (outcomes is null or c.outcome = any (outcomes)) and (since is null or c.at >= since) and (until_at is null or c.at < until_at)
          and (wanted is null or c.ids && wanted) and not c.ids && barred
        order by c.id desc limit least(most, 100)) c
      where t.agency_id = agency order by c.id desc limit least(most, 100))
    select p.id, p.at, p.account_id, a.name, t.name, p.role, p.action, p.outcome, p.reasons, p.sections, p.terms, p.ids[1:4],
      (select jsonb_agg(r) from (
        select 'episode' as kind, e.reference from episode e where e.id = any (p.ids[1:4])
        union all select 'person', n.reference from person n where n.id = any (p.ids[1:4])
        union all select 'referral', f.reference from referral f where f.id = any (p.ids[1:4])) r),
      cardinality(p.ids),
      array(select distinct k.kind from task k where cardinality(p.ids) <= 2 and k.episode_id = any (p.ids) and k.owner_team = p.team_id and (k.owner_account is null or k.owner_account = p.account_id)
        and k.recorded_at <= p.at and (k.ended_at is null or k.ended_at >= p.at))
    from page p left join account a on a.id = p.account_id left join team t on t.id = p.team_id order by p.id desc;
end $$;

-- Whom one may choose from: the accounts of the agency.
create function app.audited_accounts() returns table (id uuid, name text) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select a.id, a.name from account a where exists (select from membership m join team t on t.id = m.team_id where m.account_id = a.id and t.agency_id = app.audited_agency()) order by a.name limit 2000 $$;

-- What seems unusual, newest first; never one’s own, and nobody’s whom one is excluded from.
create function app.list_unusual_looking(wanted text, before_at timestamptz, before_id uuid, at_most int)
  returns table (id uuid, account_id uuid, account text, team text, about uuid, person text, episode text, first_at timestamptz, last_at timestamptz, times int, reasons text[], most int, status text, reviews jsonb)
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare agency uuid := app.audited_agency();
begin
  if agency is null then raise exception 'not allowed' using errcode = '42501'; end if;
  return query
    select u.id, u.account_id, a.name, t.name, u.about, p.reference, e.reference, u.first_at, u.last_at, u.times, u.reasons, u.most, u.status,
      coalesce((select jsonb_agg(jsonb_build_object('outcome', r.outcome, 'note', r.note, 'at', r.recorded_at, 'by', b.name) order by r.recorded_at) from looking_review r left join account b on b.id = r.recorded_by
        where r.unusual_looking_id = u.id), '[]')
    from unusual_looking u left join account a on a.id = u.account_id left join team t on t.id = u.team_id left join person p on p.id = u.about left join episode e on e.id = u.episode
    where u.agency_id = agency and u.status = wanted and u.account_id <> app.account_id() and u.about <> all (app.excluded_persons())
      and (before_at is null or (u.last_at, u.id) < (before_at, before_id))
    order by u.last_at desc, u.id desc limit least(at_most, 100);
end $$;

-- What came of it: done; cleared (it was already); none (not there, another agency’s, one’s own: one answer).
create function app.review_looking(of_looking uuid, verdict text, words text) returns text language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare u unusual_looking;
begin
  select * into u from unusual_looking where id = of_looking for update;
  if u.id is null or u.agency_id is distinct from app.audited_agency() or u.account_id = app.account_id() or u.about = any (app.excluded_persons()) then return 'none'; end if;
  if u.status = 'cleared' then return 'cleared'; end if;
  insert into looking_review (unusual_looking_id, outcome, note) values (u.id, verdict, words);
  update unusual_looking set status = verdict where id = u.id;
  return 'done';
end $$;

grant execute on function app.looking, app.audited_accounts, app.list_unusual_looking, app.review_looking to waymark_app;
grant execute on function app.find_unusual_looking to waymark_jobs, waymark_demo;
