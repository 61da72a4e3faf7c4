-- Break-glass: opened in an emergency by one account for four hours, told at once, reviewed twice. (Tables as Prisma writes them, then the walls.)

-- CreateTable
CREATE TABLE "break_glass" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL DEFAULT app.next_reference('BG'),
    "episode_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "review_by" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" UUID DEFAULT app.account_id(),
    "recorded_team" UUID DEFAULT app.team_id(),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),

    CONSTRAINT "break_glass_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "break_glass_review" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "break_glass_id" UUID NOT NULL,
    "episode_id" UUID NOT NULL,
    "side" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "recorded_by" UUID DEFAULT app.account_id(),
    "recorded_team" UUID DEFAULT app.team_id(),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),

    CONSTRAINT "break_glass_review_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "break_glass_reference_key" ON "break_glass"("reference");

-- CreateIndex
CREATE INDEX "break_glass_episode_id_idx" ON "break_glass"("episode_id");

-- CreateIndex
CREATE INDEX "break_glass_person_id_idx" ON "break_glass"("person_id");

-- CreateIndex
CREATE INDEX "break_glass_recorded_team_recorded_at_idx" ON "break_glass"("recorded_team", "recorded_at");

-- CreateIndex
CREATE UNIQUE INDEX "break_glass_review_break_glass_id_side_key" ON "break_glass_review"("break_glass_id", "side");

-- CreateIndex
CREATE INDEX "break_glass_review_episode_id_idx" ON "break_glass_review"("episode_id");

-- AddForeignKey
ALTER TABLE "break_glass_review" ADD CONSTRAINT "break_glass_review_break_glass_id_fkey" FOREIGN KEY ("break_glass_id") REFERENCES "break_glass"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------- Values. The unions are in shared/; a test keeps them one.
alter table break_glass_review add constraint side check (side in ('lead', 'agency')),
  add constraint outcome check (outcome in ('justified', 'notJustified'));
do $kinds$ -- the list as it stands, and one more
declare listed text := (select pg_get_constraintdef(oid) from pg_constraint where conrelid = 'task'::regclass and conname = 'kind');
begin
  alter table task drop constraint kind;
  execute 'alter table task add constraint kind ' || replace(listed, 'ARRAY[', $$ARRAY['reviewBreakGlass'::text, $$);
end $kinds$;

-- ---------------------------------------------------------------- Walls.
-- An opening is there for whoever reviews it, less whoever opened it and whoever is excluded from the person.
alter table break_glass enable row level security;
create policy reads on break_glass for select to waymark_app using (
  recorded_by <> (select app.account_id())
  and person_id <> all ((select app.excluded_persons())::uuid[])
  and (((select app.role()) in ('inspector', 'police-coordinator', 'national') and exists (select from sight s where s.episode_id = break_glass.episode_id and s.reason in ('lead', 'national') offset 0))
    or ((select app.role()) = 'auditor' and recorded_team in (select t.id from team t join team own on own.agency_id = t.agency_id where own.id = (select app.team_id())))));
alter table break_glass_review enable row level security;
create policy reads on break_glass_review for select to waymark_app using (exists (select from break_glass b where b.id = break_glass_review.break_glass_id));
grant select on break_glass, break_glass_review to waymark_app;

-- That somebody opened it is the lead's to know, and so is that it waits for a review.
create policy of_break_glass on task as restrictive for select to waymark_app using (kind <> 'reviewBreakGlass'
  or exists (select from sight s where s.episode_id = task.episode_id and s.reason in ('lead', 'national') offset 0));
create policy of_break_glass on event as restrictive for select to waymark_app using (data ->> 'task' is distinct from 'reviewBreakGlass'
  or exists (select from sight s where s.episode_id = event.subject_id and s.reason in ('lead', 'national') offset 0));
-- Only app.break_glass writes that something was tried: its limit counts them.
create policy tried on consultation as restrictive for insert to waymark_app with check (outcome <> 'tried');

do $audit$
declare noun record;
begin
  for noun in select * from (values ('break_glass', '{episode_id}'), ('break_glass_review', '{episode_id,recorded_by}')) as nouns (name, subjects) loop
    execute format('create constraint trigger audited after insert or update or delete on %I deferrable initially deferred for each row execute function app.require_event(%s)',
      noun.name, (select string_agg(quote_literal(subject), ', ') from unnest(noun.subjects::text[]) subject));
  end loop;
end $audit$;

-- ---------------------------------------------------------------- Who is meant by an exact reference, or by an exact name and date of birth.
-- It passes the wall, so no door may call it: other functions do, for whatever is "sent, if it exists" (break-glass, asking for access, exclusions).
-- Sealed, excluded and unknown are one: no row, by the same steps over as many rows. The person, and the episode of that reference or else their newest.
create function app.find_exact(typed text, given text, family text, born date) returns table (person_id uuid, episode_id uuid)
  language plpgsql stable security definer set search_path = pg_catalog, public as $$
#variable_conflict use_column
declare
  nobody constant uuid := gen_random_uuid(); -- what is looked for where nobody was found
  sought constant text := coalesce(nullif(regexp_replace(lower(typed), '[^a-z0-9]', '', 'g'), ''), 'none');
  people uuid[];
  of_episode uuid;
  barred uuid[];
begin
  select array_agg(w.person_id), min(w.episode_id::text)::uuid into people, of_episode from search_word w where w.word = sought and w.source = 'reference';
  if people is null then
    select array_agg(p.id order by p.id) into people from search_word w join person p on p.id = w.person_id
      where w.word = coalesce(to_char(born, 'YYYYMMDD'), 'none') and w.source = 'dateOfBirth'
        and app.fold(p.family_name) = app.fold(family) and app.fold(given) in (app.fold(p.given_name), app.fold(p.known_as));
  end if;
  people := coalesce(people, array[nobody]);
  select coalesce(array_agg(g.person_id), '{}') into barred from person_guard g where g.person_id = any (people) and g.sealed;
  barred := barred || app.excluded_persons();
  return query select e.person_id, e.id from episode e where e.person_id = any (people) and e.person_id <> all (barred)
    and (of_episode is null or e.id = of_episode) and e.status <> 'void' order by e.reported_at desc, e.id limit 1;
end $$;

-- ---------------------------------------------------------------- Opening.
-- How many tries an account has in an hour, whatever comes of them.
create function app.break_glass_tries() returns int language sql immutable set search_path = pg_catalog as $$ select 5 $$;

-- `outcome`: opened; seen (it was in sight anyway, nothing was opened); nothing (unknown, sealed, excluded: one answer); wait (until then).
create function app.break_glass(new_id uuid, typed text, given text, family text, born date, why text, review_at timestamptz)
  returns table (outcome text, episode uuid, until timestamptz) language plpgsql volatile security definer set search_path = pg_catalog, public as $$
#variable_conflict use_column
declare
  me uuid := app.account_id();
  my_team uuid := app.team_id();
  police boolean := app.role() in ('officer', 'sergeant', 'inspector', 'police-coordinator', 'national');
  tries int;
  first_try timestamptz;
  of_person uuid;
  of_episode uuid;
  ends timestamptz := app.now() + interval '4 hours';
  opened text[] := array['summary', 'description', 'care', 'health', 'plan'];
begin
  if not coalesce(police or app.role() in ('council-coordinator', 'social-worker'), false) or char_length(btrim(coalesce(why, ''))) < 20
  then raise exception 'not allowed' using errcode = '42501'; end if;
  perform pg_advisory_xact_lock(hashtextextended('break-glass ' || me, 0)); -- one try after another
  select count(*), min(c.at) into tries, first_try from consultation c where c.account_id = me and c.action = 'breakGlass.open' and c.outcome = 'tried' and c.at > app.now() - interval '1 hour';
  if tries >= app.break_glass_tries() then return query select 'wait', null::uuid, first_try + interval '1 hour'; return; end if;

  select f.person_id, f.episode_id into of_person, of_episode from app.find_exact(typed, given, family, born) f;
  insert into consultation (action, outcome, ids, sections, reasons, terms)
  values ('breakGlass.open', 'tried', case when of_episode is null then '{}' else array[of_person, of_episode] end, '{}', '{}', concat_ws(' ', typed, given, family, born));
  if of_episode is null then return query select 'nothing', null::uuid, null::timestamptz; return; end if;
  if exists (select from app.live_sight_on(array[of_person]) l where l.episode_id = of_episode and l.reason <> 'own') then
    return query select 'seen', of_episode, null::timestamptz; return;
  end if;

  insert into break_glass (id, episode_id, person_id, reason, until, review_by) values (new_id, of_episode, of_person, btrim(why), ends, review_at);
  perform app.add_sight(of_episode, my_team, 'break-glass', case when police then opened || array['enquiries'] else opened end, null, ends, null, me);
  insert into outbox (lost_episode, lost_account) values (of_episode, me); -- their own lists ask again
  insert into task (id, kind, episode_id, about, section, owner_team, started_at, due_at)
  select gen_random_uuid(), 'reviewBreakGlass', e.id, new_id, 'summary', e.lead_team, app.now(), review_at from episode e where e.id = of_episode;
  -- Told at once: whoever leads, and each auditor of the opener's agency.
  insert into event (kind, subject, subject_id, audience, data) values ('breakGlass.opened', 'episode', of_episode, 'lead', json_build_object('id', new_id));
  insert into event (kind, subject, subject_id) select distinct 'breakGlass.toReview', 'account', m.account_id from membership m
    join team t on t.id = m.team_id join team own on own.agency_id = t.agency_id
    where own.id = my_team and m.role = 'auditor' and (m.until is null or m.until > now()) and m.account_id <> me;
  return query select 'opened', of_episode, ends;
end $$;

-- ---------------------------------------------------------------- Reviewing: the lead's supervisors or the national unit for the one side, an auditor of the opener's agency for the other; never the opener.
-- False: that side has reviewed it already.
create function app.review_break_glass(of_break_glass uuid, verdict text, words text) returns boolean language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare
  b break_glass;
  auditor boolean := app.role() = 'auditor';
begin
  select * into b from break_glass where id = of_break_glass for update;
  if b.id is null or b.recorded_by = app.account_id() or b.person_id = any (app.excluded_persons())
    or not coalesce(case when auditor then exists (select from team t join team own on own.agency_id = t.agency_id where t.id = b.recorded_team and own.id = app.team_id())
      else app.role() in ('inspector', 'police-coordinator', 'national') and app.my_reasons(b.episode_id) && array['lead', 'national'] end, false)
  then raise exception 'not allowed' using errcode = '42501'; end if;
  if exists (select from break_glass_review r where r.break_glass_id = b.id and r.side = case when auditor then 'agency' else 'lead' end) then return false; end if;
  insert into break_glass_review (break_glass_id, episode_id, side, outcome, note) values (b.id, b.episode_id, case when auditor then 'agency' else 'lead' end, verdict, words);
  if not auditor then
    update task set ended_at = app.now(), outcome = 'done' where kind = 'reviewBreakGlass' and about = b.id and ended_at is null;
  end if;
  insert into event (kind, subject, subject_id) values ('breakGlass.judged', 'account', b.recorded_by); -- whoever opened it is told that it was reviewed
  return true;
end $$;

grant execute on function app.break_glass, app.review_break_glass to waymark_app;
