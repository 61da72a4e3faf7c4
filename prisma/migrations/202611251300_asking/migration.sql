-- Questions between teams, asking for access, and who can see an episode by name. (Tables as Prisma writes them, then the walls.)

-- AlterTable
ALTER TABLE "task" ADD COLUMN     "question_id" UUID;

-- CreateTable
CREATE TABLE "access_request" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL DEFAULT app.next_reference('AR'),
    "whom" TEXT NOT NULL,
    "sections" TEXT[],
    "reason" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT,
    "ground" TEXT,
    "ended_at" TIMESTAMPTZ(3),
    "episode_id" UUID,
    "recorded_by" UUID DEFAULT app.account_id(),
    "recorded_team" UUID DEFAULT app.team_id(),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),

    CONSTRAINT "access_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_found" (
    "request_id" UUID NOT NULL,
    "episode_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT,
    "ground" TEXT,
    "decided_by" UUID,
    "decided_team" UUID,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "access_found_pkey" PRIMARY KEY ("request_id")
);

-- CreateTable
CREATE TABLE "question" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL DEFAULT app.next_reference('QU'),
    "episode_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "from_team" UUID NOT NULL,
    "to_team" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "asks" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3),
    "answer" TEXT,
    "ground" TEXT,
    "note" TEXT,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" UUID,
    "sealed" BOOLEAN NOT NULL DEFAULT false,
    "recorded_by" UUID DEFAULT app.account_id(),
    "recorded_team" UUID DEFAULT app.team_id(),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),

    CONSTRAINT "question_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "task_question_id_idx" ON "task"("question_id");

-- CreateIndex
CREATE UNIQUE INDEX "access_request_reference_key" ON "access_request"("reference");

-- CreateIndex
CREATE INDEX "access_request_recorded_by_recorded_at_idx" ON "access_request"("recorded_by", "recorded_at");

-- CreateIndex
CREATE INDEX "access_request_episode_id_idx" ON "access_request"("episode_id");

-- CreateIndex
CREATE INDEX "access_found_episode_id_idx" ON "access_found"("episode_id");

-- CreateIndex
CREATE INDEX "access_found_person_id_idx" ON "access_found"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "question_reference_key" ON "question"("reference");

-- CreateIndex
CREATE INDEX "question_episode_id_idx" ON "question"("episode_id");

-- CreateIndex
CREATE INDEX "question_person_id_idx" ON "question"("person_id");

-- CreateIndex
CREATE INDEX "question_from_team_recorded_at_idx" ON "question"("from_team", "recorded_at");

-- CreateIndex
CREATE INDEX "question_to_team_recorded_at_idx" ON "question"("to_team", "recorded_at");

-- AddForeignKey
ALTER TABLE "access_found" ADD CONSTRAINT "access_found_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "access_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_question_id_fkey" FOREIGN KEY ("question_id") REFERENCES "question"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- ---------------------------------------------------------------- Values. The unions are in shared/; a test keeps them one.
alter table question add constraint status check (status in ('asked', 'seen', 'answered', 'refused', 'expired')),
  add constraint ground check (ground in ('notHeld', 'noBasis', 'consentRefused', 'wouldHarm', 'wrongTeam')),
  add constraint says check ((status = 'answered') = (answer is not null) and (status = 'refused') = (ground is not null) and (status in ('asked', 'seen')) = (ended_at is null));
alter table access_request add constraint outcome check (outcome in ('granted', 'refused', 'expired') and (outcome is null) = (ended_at is null)),
  add constraint opens check (episode_id is null or outcome = 'granted');
alter table access_found add constraint outcome check (outcome in ('granted', 'refused', 'expired')),
  add constraint ground check (ground in ('noNeed', 'noBasis', 'consentRefused', 'wouldHarm', 'askedElsewhere'));
alter table task drop constraint of_one, add constraint of_one check (num_nonnulls(episode_id, referral_id, question_id) = 1);
drop index one_clock;
create unique index one_clock on task (coalesce(episode_id, referral_id, question_id), kind, coalesce(about, '00000000-0000-0000-0000-000000000000'::uuid)) where ended_at is null;
create index question_waits on question (expires_at) where ended_at is null;
create index access_request_waits on access_request (expires_at) where ended_at is null;

-- Adds codes to a list that others add to as well, in the order in which they come.
do $codes$
declare more record; codes text[];
begin
  for more in select * from (values ('task', 'kind', array['answerQuestion', 'answerAccess']), ('event', 'subject', array['question'])) as lists (name, list, added) loop
    select array_agg(code[1]) into codes from pg_constraint c cross join regexp_matches(pg_get_constraintdef(c.oid), '''([^'']+)''::text', 'g') code
      where c.conrelid = more.name::regclass and c.conname = more.list;
    execute format('alter table %I drop constraint %I, add constraint %I check (%I in (%s))', more.name, more.list, more.list, more.list,
      (select string_agg(quote_literal(code), ', ' order by n) from unnest(codes || more.added) with ordinality as x (code, n)));
  end loop;
end $codes$;

-- ---------------------------------------------------------------- Walls.
-- A question is there for the team that asked, while it has the episode in sight, and for the team that is asked, which need not have it:
-- to be asked opens nothing. A sealed person's only where a row of sight counts; nobody's for whoever is excluded from the person.
alter table question enable row level security;
create policy reads on question for select to waymark_app using ((select app.sight_team()) is not null and person_id <> all ((select app.excluded_persons())::uuid[])
  and ((to_team = (select app.team_id()) and not sealed)
    or ((select app.team_id()) in (from_team, to_team) and exists (select from sight s where s.episode_id = question.episode_id offset 0))));

-- What was typed is for whoever typed it, and, where it is about an episode, for whoever may share that.
alter table access_found enable row level security;
create policy reads on access_found for select to waymark_app using (exists (select from sight s where s.episode_id = access_found.episode_id
  and ((s.reason in ('lead', 'national') and (select app.role()) in ('sergeant', 'inspector', 'police-coordinator', 'national'))
    or (s.reason in ('area', 'placing') and (select app.role()) = 'council-coordinator')) offset 0));
alter table access_request enable row level security;
create policy reads on access_request for select to waymark_app using ((recorded_by = (select app.account_id()) and recorded_team = (select app.team_id()))
  or exists (select from access_found f where f.request_id = access_request.id));
grant select on question, access_found, access_request to waymark_app;

-- Its clock and its events are there where it is.
create policy reads_of_questions on task for select to waymark_app using (question_id is not null and exists (select from question q where q.id = task.question_id));
create policy reads_of_questions on event for select to waymark_app using (subject = 'question' and exists (select from question q where q.id = event.subject_id));
create policy tells_of_questions on event for insert to waymark_app with check (subject = 'question' and account_id is not null and exists (select from question q where q.id = event.subject_id));
-- Whoever asked for access hears that it was answered.
create policy reads_of_asking on event for select to waymark_app using (subject = 'account' and subject_id = (select app.account_id()) and kind = 'access.answered');
-- That somebody asks is the lead's to know, and so is that it waits.
create policy of_access on task as restrictive for select to waymark_app using (kind <> 'answerAccess'
  or exists (select from sight s where s.episode_id = task.episode_id and s.reason in ('lead', 'national') offset 0));
create policy of_access on event as restrictive for select to waymark_app using (data ->> 'task' is distinct from 'answerAccess'
  or exists (select from sight s where s.episode_id = event.subject_id and s.reason in ('lead', 'national') offset 0));

do $audit$
declare noun record;
begin
  for noun in select * from (values ('question', '{id,person_id}'), ('access_request', '{recorded_by,episode_id}'), ('access_found', '{episode_id}'), ('task', '{episode_id,referral_id,question_id}')) as nouns (name, subjects) loop
    execute format('drop trigger if exists audited on %I', noun.name);
    execute format('create constraint trigger audited after insert or update or delete on %I deferrable initially deferred for each row execute function app.require_event(%s)',
      noun.name, (select string_agg(quote_literal(subject), ', ') from unnest(noun.subjects::text[]) subject));
  end loop;
end $audit$;

-- ---------------------------------------------------------------- Live: both teams of a question are told; a clock of one that has run out is told of once.
do $live$
declare
  change record;
  f text;
  was text;
begin
  for change in select * from (values
    ('app.drain_outbox(integer)', $was$rooms := array['account:' || e.subject_id];$was$, $becomes$if e.subject = 'question' then
          select coalesce(array_agg(distinct 'team:' || t || ':' || rs.role), '{}') into rooms
          from question q cross join lateral unnest(array[q.from_team, q.to_team]) t cross join role_section rs
          where q.id = e.subject_id and rs.section = 'summary'
            and ((t = q.to_team and not q.sealed) or exists (select from sight s where s.episode_id = q.episode_id and s.team_id = t and (s.until is null or s.until > app.now())
              and (not s.sealed or s.account_id is not null or s.reason = 'national' or (s.reason = 'lead' and rs.role in ('sergeant', 'inspector', 'police-coordinator')))));
          select coalesce(array_agg(distinct 'account:' || x.account_id), '{}') into barred from exclusion x join question q on q.person_id = x.person_id where q.id = e.subject_id;
        else rooms := array['account:' || e.subject_id]; end if;$becomes$),
    ('app.mark_overdue()', 'case when t.referral_id is null then ''task.overdue''', 'case when t.question_id is not null then ''question.overdue'' when t.referral_id is null then ''task.overdue'''),
    ('app.mark_overdue()', 'case when t.referral_id is null then ''episode''', 'case when t.question_id is not null then ''question'' when t.referral_id is null then ''episode'''),
    ('app.mark_overdue()', 'coalesce(t.episode_id, t.referral_id)', 'coalesce(t.episode_id, t.referral_id, t.question_id)')
  ) as changes (name, old, new) loop
    was := pg_get_functiondef(change.name::regprocedure);
    f := replace(was, change.old, change.new);
    if f = was then raise exception '% does not say: %', change.name, change.old; end if;
    execute f;
  end loop;
end $live$;

-- A seal that is put on or taken off is put on the questions about that person too.
create function app.seal_questions() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update question set sealed = new.sealed where person_id = new.person_id and sealed <> new.sealed;
  return null;
end $$;
create trigger copies_to_questions after insert or update on person_guard for each row execute function app.seal_questions();

-- ---------------------------------------------------------------- Asking another team.
-- Whoever has the episode in sight by more than an ended share or an emergency opening asks any other team that does casework. Nothing is opened.
create function app.ask_question(new_id uuid, of_episode uuid, receiver uuid, words text, due timestamptz, expires timestamptz) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare q question;
begin
  if app.sight_team() is null or receiver = app.team_id() or not app.my_reasons(of_episode) && array['lead', 'area', 'placing', 'share', 'named', 'national']
    or not exists (select from team t join agency g on g.id = t.agency_id where t.id = receiver and g.kind <> 'oversight')
  then raise exception 'not allowed' using errcode = '42501'; end if;
  -- of a sealed person nobody hears who does not see them: not even that somebody asks
  if exists (select from episode e join person_guard g on g.person_id = e.person_id and g.sealed where e.id = of_episode) and not exists (select from sight s
    where s.episode_id = of_episode and s.team_id = receiver and (s.until is null or s.until > app.now()) and (s.account_id is not null or s.reason in ('lead', 'national'))) then return null; end if;
  insert into question (id, episode_id, person_id, from_team, to_team, status, asks, due_at, expires_at, sealed)
  select new_id, e.id, e.person_id, app.team_id(), receiver, 'asked', words, due, expires, coalesce((select g.sealed from person_guard g where g.person_id = e.person_id), false)
  from episode e where e.id = of_episode returning * into q;
  insert into task (id, kind, question_id, section, owner_team, started_at, due_at) values (gen_random_uuid(), 'answerQuestion', q.id, 'summary', receiver, app.now(), due);
  return q.reference;
end $$;
-- Seen, answered, or refused with its ground, by the team that was asked. The status that it had: where that was an end, nothing has changed.
create function app.settle_question(of_question uuid, becomes text, words text, why text) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare q question;
begin
  select * into q from question where id = of_question for update;
  if q.id is null or app.sight_team() is null or q.to_team is distinct from app.team_id() or q.person_id = any (app.excluded_persons())
    or (q.sealed and app.my_reasons(q.episode_id) = '{}') or becomes not in ('seen', 'answered', 'refused')
  then raise exception 'not allowed' using errcode = '42501'; end if;
  if q.ended_at is not null or (becomes = 'seen' and q.status = 'seen') then return q.status; end if;
  update question set status = becomes, seen_at = coalesce(seen_at, app.now()), answer = case becomes when 'answered' then words end,
    ground = case becomes when 'refused' then why end, note = case becomes when 'refused' then words end,
    ended_at = case when becomes <> 'seen' then app.now() end, ended_by = case when becomes <> 'seen' then app.account_id() end where id = q.id;
  if becomes <> 'seen' then
    update task set ended_at = app.now(), outcome = case becomes when 'answered' then 'done' else 'dropped' end where question_id = q.id and ended_at is null;
  end if;
  return q.status;
end $$;

-- ---------------------------------------------------------------- Asking for access.
-- How often an account may ask in an hour, whatever comes of it.
create function app.access_tries() returns int language sql immutable set search_path = pg_catalog, public, pg_temp as $$ select 10 $$;
-- Null: it was sent, if it exists. Else until when to wait. What is unknown, sealed, excluded or in sight anyway leaves the same as what is found: that it was asked.
create function app.ask_access(new_id uuid, typed text, given text, family text, born date, wanted text[], why text, expires timestamptz, due jsonb) returns timestamptz
  language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  me uuid := app.account_id();
  tries int;
  first_try timestamptz;
  of_person uuid;
  of_episode uuid;
begin
  if not coalesce(app.role() in ('officer', 'sergeant', 'inspector', 'police-coordinator', 'council-coordinator', 'social-worker', 'housing-officer', 'discussion-worker', 'caseworker', 'notifier'), false)
    or char_length(btrim(coalesce(why, ''))) < 20
  then raise exception 'not allowed' using errcode = '42501'; end if;
  perform pg_advisory_xact_lock(hashtextextended('asking for access ' || me, 0)); -- one after another
  select count(*), min(c.at) into tries, first_try from consultation c where c.account_id = me and c.action = 'sight.ask' and c.outcome = 'tried' and c.at > app.now() - interval '1 hour';
  if tries >= app.access_tries() then return first_try + interval '1 hour'; end if;
  select f.person_id, f.episode_id into of_person, of_episode from app.find_exact(typed, given, family, born) f;
  insert into consultation (action, outcome, ids, sections, reasons, terms)
  values ('sight.ask', 'tried', case when of_episode is null then '{}' else array[of_person, of_episode] end, '{}', '{}', concat_ws(' ', typed, given, family, born));
  insert into access_request (id, whom, sections, reason, expires_at) values (new_id, concat_ws(', ', nullif(typed, ''), nullif(concat_ws(' ', given, family), ''), to_char(born, 'DD.MM.YYYY')), wanted, btrim(why), expires);
  if of_episode is null or exists (select from app.live_sight_on(array[of_person]) l where l.episode_id = of_episode and l.reason <> 'own') then return null; end if;
  insert into access_found (request_id, episode_id, person_id, due_at) select new_id, e.id, e.person_id, (due ->> e.risk)::timestamptz from episode e where e.id = of_episode;
  insert into task (id, kind, episode_id, about, section, owner_team, started_at, due_at)
  select gen_random_uuid(), 'answerAccess', e.id, new_id, 'summary', e.lead_team, app.now(), (due ->> e.risk)::timestamptz from episode e where e.id = of_episode;
  insert into event (kind, subject, subject_id, audience, data) values ('access.wanted', 'episode', of_episode, 'lead', json_build_object('id', new_id));
  return null;
end $$;

-- Ends an asking; `told`: whether whoever asked hears what became of it.
create function app.settle_access(of_request uuid, verdict text, why text, told boolean) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare f access_found; asker uuid;
begin
  update access_found set outcome = verdict, ground = why, decided_by = app.account_id(), decided_team = app.team_id(), decided_at = app.now() where request_id = of_request returning * into f;
  update task set ended_at = app.now(), outcome = case verdict when 'expired' then 'dropped' else 'done' end where kind = 'answerAccess' and about = of_request and ended_at is null;
  if verdict <> 'refused' then -- a refusal is told by its command
    insert into event (kind, subject, subject_id, audience, data) values ('access.decided', 'episode', f.episode_id, 'lead', json_build_object('id', of_request, 'outcome', verdict));
  end if;
  if told then
    update access_request set outcome = verdict, ground = why, ended_at = app.now(), episode_id = case verdict when 'granted' then f.episode_id end where id = of_request returning recorded_by into asker;
    insert into event (kind, subject, subject_id, data) values ('access.answered', 'account', asker, json_build_object('id', of_request));
  end if;
end $$;
-- Refuses what was asked for: whoever may share the episode, and never whoever asked. False: it was decided already.
create function app.refuse_access(of_request uuid, why text, told boolean) returns boolean language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare f access_found;
begin
  select * into f from access_found where request_id = of_request for update;
  if f.request_id is null or exists (select from access_request r where r.id = of_request and r.recorded_by = app.account_id()) or not coalesce(
    (app.role() in ('sergeant', 'inspector', 'police-coordinator', 'national') and app.my_reasons(f.episode_id) && array['lead', 'national'])
    or (app.role() = 'council-coordinator' and app.my_reasons(f.episode_id) && array['area', 'placing']), false)
  then raise exception 'not allowed' using errcode = '42501'; end if;
  if f.outcome is not null then return false; end if;
  perform app.settle_access(of_request, 'refused', why, told);
  return true;
end $$;
-- Access is given by sharing: what the share's team, or its one account, asked for is granted by it.
create function app.answer_access() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform app.settle_access(f.request_id, 'granted', null, true) from access_found f join access_request r on r.id = f.request_id
    where f.episode_id = new.episode_id and f.outcome is null and r.recorded_team = new.to_team and (new.to_account is null or new.to_account = r.recorded_by);
  return null;
end $$;
create trigger answers_access after insert on share for each row execute function app.answer_access();

-- ---------------------------------------------------------------- What time brings about: what nobody answers comes to an end.
create function app.end_unanswered() returns int language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare due record; n int := 0;
begin
  for due in select id from question where ended_at is null and expires_at <= app.now() order by expires_at limit 200 for update skip locked loop
    n := n + 1;
    update question set status = 'expired', ended_at = app.now() where id = due.id;
    update task set ended_at = app.now(), outcome = 'dropped' where question_id = due.id and ended_at is null;
    insert into event (kind, subject, subject_id) values ('question.expired', 'question', due.id);
  end loop;
  for due in select r.id, r.recorded_by, f.request_id is not null and f.outcome is null as waits from access_request r left join access_found f on f.request_id = r.id
    where r.ended_at is null and r.expires_at <= app.now() order by r.expires_at limit 200 for update of r skip locked loop
    n := n + 1;
    if due.waits then perform app.settle_access(due.id, 'expired', null, false); end if;
    update access_request set outcome = 'expired', ended_at = app.now() where id = due.id;
    insert into event (kind, subject, subject_id, data) values ('access.answered', 'account', due.recorded_by, json_build_object('id', due.id));
  end loop;
  return n;
end $$;
grant execute on function app.end_unanswered to waymark_jobs, waymark_demo;

-- ---------------------------------------------------------------- Who can see an episode, by account and role.
-- For each row that app.explain_sight shows: which roles of its team really read what; of one's own agency each account by name. Whoever is excluded is not there.
create function app.who_sees(of_episode uuid) returns table (sight_id uuid, account_id uuid, name text, role text, sections text[])
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with mine as (select t.agency_id from team t where t.id = app.team_id()),
    seeing as (
      select s.id, a.id as account_id, a.name, m.role, t.agency_id = (select agency_id from mine) or s.account_id is not null as named,
        array(select rs.section from role_section rs where rs.role = m.role and rs.reach = 'yes' and rs.section = any (s.sections)
          and (rs.section <> 'whereabouts' or not s.withheld or s.reason = 'lead' or exists (select from safe_listed l where l.account_id = a.id and l.person_id = s.person_id))) as sections
      from app.explain_sight(of_episode) x join sight s on s.id = x.id join team t on t.id = s.team_id
        join membership m on m.team_id = s.team_id and (m.until is null or m.until > now()) and (s.account_id is null or m.account_id = s.account_id)
        join account a on a.id = m.account_id and a.disabled_at is null
      where exists (select from role_section rs where rs.role = m.role) and not exists (select from exclusion e where e.account_id = a.id and e.person_id = s.person_id)
        and (not s.sealed or s.reason = 'national' or s.account_id is not null or (s.reason = 'lead' and m.role in ('sergeant', 'inspector', 'police-coordinator'))))
  select distinct id, case when named then account_id end, case when named then name end, role, sections from seeing order by 1, 3, 4 limit 2000 $$;
-- What each row came about by: that they were found in the area, or another open episode; for what a share was given; who asked for a hand-over to be taken.
create function app.ways_of_sight(of_episode uuid) returns table (sight_id uuid, found boolean, other boolean, purpose text, asked_by_team uuid)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select s.id, s.because_of = s.episode_id, s.because_of <> s.episode_id, h.purpose, (select o.from_team from hand_over_turn t join hand_over o on o.id = t.hand_over_id where t.sight_id = s.id limit 1)
  from app.explain_sight(of_episode) x join sight s on s.id = x.id left join share h on h.id = s.share_id $$;
-- Who looked at it: of one's own agency by account and by what they read; for whoever leads, and the national unit, which other agencies and when.
create function app.who_looked(of_episode uuid) returns table (account_id uuid, team_id uuid, agency_id uuid, action text, times int, last_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with mine as (select array_agg(distinct m.reason) as reasons from app.live_sight() m where m.episode_id = of_episode and m.reason <> 'own'),
    looks as (
      select c.account_id, c.team_id, t.agency_id, c.action, c.at, t.agency_id = (select o.agency_id from team o where o.id = app.team_id()) as own
      from consultation c join team t on t.id = c.team_id
      where c.ids && array[of_episode] and c.outcome = 'shown' and c.action not in ('work.read', 'board.read', 'person.search', 'sight.explain') and (select reasons from mine) is not null)
  select case when own then l.account_id end, case when own then l.team_id end, l.agency_id, case when own then l.action end, count(*)::int, max(l.at)
  from looks l where own or (select reasons from mine) && array['lead', 'national'] group by 1, 2, 3, 4 order by max(l.at) desc limit 300 $$;

grant execute on function app.ask_question, app.settle_question, app.ask_access, app.refuse_access, app.who_sees, app.ways_of_sight, app.who_looked, app.access_tries to waymark_app;

select app.narrow_walls();
