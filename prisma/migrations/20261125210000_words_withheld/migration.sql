-- Under a restriction the words between teams are withheld, who holds a return discussion, and who looked: rule 4 of access.md. (Tables as Prisma writes them, then the walls.)

-- CreateTable
CREATE TABLE "question_words" (
    "question_id" UUID NOT NULL,
    "asks" TEXT NOT NULL,
    "answer" TEXT,
    "note" TEXT,

    CONSTRAINT "question_words_pkey" PRIMARY KEY ("question_id")
);

-- CreateTable
CREATE TABLE "return_discussion_holder" (
    "return_discussion_id" UUID NOT NULL,
    "episode_id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "recorded_by" UUID DEFAULT app.account_id(),
    "recorded_team" UUID DEFAULT app.team_id(),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),

    CONSTRAINT "return_discussion_holder_pkey" PRIMARY KEY ("return_discussion_id")
);

-- What is there moves, and nothing of it happens anew.
alter table question disable trigger user;
insert into question_words (question_id, asks, answer, note) select id, asks, answer, note from question;
insert into return_discussion_holder (return_discussion_id, episode_id, team_id, recorded_by, recorded_team, recorded_at)
  select id, episode_id, holder_team, null, holder_team, recorded_at from return_discussion where holder_team is not null;
alter table question drop constraint says, add constraint says check ((status = 'refused') = (ground is not null) and (status in ('asked', 'seen')) = (ended_at is null));

-- AlterTable
ALTER TABLE "question" DROP COLUMN "answer",
DROP COLUMN "asks",
DROP COLUMN "note",
ADD COLUMN     "withheld" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "return_discussion" DROP COLUMN "holder_team";

update question q set withheld = true from person_guard g where g.person_id = q.person_id and g.whereabouts <> 'full';
alter table question enable trigger user;

-- CreateIndex
CREATE INDEX "return_discussion_holder_episode_id_idx" ON "return_discussion_holder"("episode_id");

-- AddForeignKey
ALTER TABLE "question_words" ADD CONSTRAINT "question_words_question_id_fkey" FOREIGN KEY ("question_id") REFERENCES "question"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "return_discussion_holder" ADD CONSTRAINT "return_discussion_holder_return_discussion_id_fkey" FOREIGN KEY ("return_discussion_id") REFERENCES "return_discussion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------- Walls.
-- The words of a question, and what two teams write about a referral: under a restriction for the lead and the safe list alone, whoever wrote them.
alter table question_words enable row level security;
create policy reads on question_words for select to waymark_app using (exists (select from question q where q.id = question_words.question_id
  and (not q.withheld or q.person_id = any ((select app.safe_listed())::uuid[]) or exists (select from sight s where s.episode_id = q.episode_id and s.reason = 'lead' offset 0)) offset 0));
grant select on question_words to waymark_app;
create policy of_places on referral_message as restrictive for select to waymark_app using (exists (select from referral r where r.id = referral_message.referral_id
  and (not r.withheld or r.person_id = any ((select app.safe_listed())::uuid[]) or exists (select from sight s where s.episode_id = r.episode_id and s.reason = 'lead' offset 0)) offset 0));
-- Whom one asked since the person was found is told as to whom one referred.
create policy of_places on question as restrictive for select to waymark_app using (
  not withheld or to_team = (select app.team_id()) or recorded_by = (select app.account_id())
  or exists (select from sight s where s.episode_id = question.episode_id and (not s.withheld or s.reason = 'lead' or s.person_id = any ((select app.safe_listed())::uuid[])) offset 0)
  or not app.since_found(episode_id, recorded_at));
-- Who holds a return discussion: not a team that came to it since the person was found.
select app.wall_of('return_discussion_holder', 'episode_id', 'episode_id', 'summary', writes => false);
create policy of_places on return_discussion_holder as restrictive for select to waymark_app using (exists (select from sight s where s.episode_id = return_discussion_holder.episode_id
  and (not s.withheld or s.reason = 'lead' or s.person_id = any ((select app.safe_listed())::uuid[])
    or return_discussion_holder.team_id = (select app.team_id()) or return_discussion_holder.team_id = any (app.usual_teams(s.episode_id))) offset 0));
grant select on return_discussion_holder to waymark_app;

create constraint trigger audited after insert or update or delete on question_words deferrable initially deferred for each row execute function app.require_event('question_id');
create constraint trigger audited after insert or update or delete on return_discussion_holder deferrable initially deferred for each row execute function app.require_event('episode_id');

-- Whoever arranges or holds the discussion is its holder from then on, whoever was before.
create function app.hold_discussion(of_discussion uuid) returns void language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare of_episode uuid := (select d.episode_id from return_discussion d where d.id = of_discussion);
begin
  if of_episode is null or not exists (select from app.live_sight() s where s.episode_id = of_episode and s.reason not in ('own', 'break-glass'))
  then raise exception 'not allowed' using errcode = '42501'; end if;
  insert into return_discussion_holder as h (return_discussion_id, episode_id, team_id) values (of_discussion, of_episode, app.team_id())
  on conflict (return_discussion_id) do update set team_id = excluded.team_id, recorded_by = app.account_id(), recorded_team = app.team_id(), recorded_at = app.now();
end $$;

-- ---------------------------------------------------------------- What is put on a person is put on the questions about them, and both teams look again.
-- What waits for a team of which nobody may read it any more has come to its end: nobody there can answer.
create or replace function app.seal_questions() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare q record;
begin
  for q in update question set sealed = new.sealed, withheld = new.whereabouts <> 'full'
    where person_id = new.person_id and (sealed, withheld) is distinct from (new.sealed, new.whereabouts <> 'full') returning id, episode_id, to_team, ended_at, withheld loop
    insert into event (kind, subject, subject_id, account_id, team_id) values ('question.changed', 'question', q.id, null, null); -- by whom is the record's to say
    if q.withheld and q.ended_at is null and not app.reads_restricted(q.episode_id, q.to_team) then
      update question set status = 'expired', ended_at = app.now() where id = q.id;
      update task set ended_at = app.now(), outcome = 'dropped' where question_id = q.id and ended_at is null;
      insert into event (kind, subject, subject_id) values ('question.expired', 'question', q.id);
    end if;
  end loop;
  return null;
end $$;
-- Whether anybody of a team reads what a restriction withholds: it leads, or an account of it is on the safe list.
create function app.reads_restricted(of_episode uuid, of_team uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from episode e where e.id = of_episode and (e.lead_team = of_team or exists (select from safe_listed l join membership m on m.account_id = l.account_id
    where l.person_id = e.person_id and m.team_id = of_team and (m.until is null or m.until > now())))) $$;

-- Asks, as before; of somebody whose whereabouts are restricted only the team that leads is asked, or by it whoever may read what it asks.
create or replace function app.ask_question(new_id uuid, of_episode uuid, receiver uuid, words text, due timestamptz, expires timestamptz) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare q question; guarded person_guard;
begin
  if app.sight_team() is null or receiver = app.team_id() or not app.my_reasons(of_episode) && array['lead', 'area', 'placing', 'share', 'named', 'national']
    or not exists (select from team t join agency g on g.id = t.agency_id where t.id = receiver and g.kind <> 'oversight')
  then raise exception 'not allowed' using errcode = '42501'; end if;
  select x.* into guarded from person_guard x join episode e on e.person_id = x.person_id where e.id = of_episode;
  -- of a sealed person nobody hears who does not see them: not even that somebody asks
  if coalesce(guarded.sealed, false) and not exists (select from sight s
    where s.episode_id = of_episode and s.team_id = receiver and (s.until is null or s.until > app.now()) and (s.account_id is not null or s.reason in ('lead', 'national'))) then return null; end if;
  if coalesce(guarded.whereabouts, 'full') <> 'full' and not exists (select from episode e where e.id = of_episode and e.lead_team = receiver)
    and not ('lead' = any (app.my_reasons(of_episode)) and app.reads_restricted(of_episode, receiver)) then return null; end if;
  insert into question (id, episode_id, person_id, from_team, to_team, status, due_at, expires_at, sealed, withheld)
  select new_id, e.id, e.person_id, app.team_id(), receiver, 'asked', due, expires, coalesce(guarded.sealed, false), coalesce(guarded.whereabouts, 'full') <> 'full'
  from episode e where e.id = of_episode returning * into q;
  insert into question_words (question_id, asks) values (q.id, words);
  insert into task (id, kind, question_id, section, owner_team, started_at, due_at) values (gen_random_uuid(), 'answerQuestion', q.id, 'summary', receiver, app.now(), due);
  return q.reference;
end $$;
-- Settles, as before; whoever may not read a question does not answer it.
create or replace function app.settle_question(of_question uuid, becomes text, words text, why text) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare q question;
begin
  select * into q from question where id = of_question for update;
  if q.id is null or app.sight_team() is null or q.to_team is distinct from app.team_id() or q.person_id = any (app.excluded_persons())
    or (q.sealed and app.my_reasons(q.episode_id) = '{}') or becomes not in ('seen', 'answered', 'refused')
    or (q.withheld and not q.person_id = any (app.safe_listed()) and not 'lead' = any (app.my_reasons(q.episode_id)))
  then raise exception 'not allowed' using errcode = '42501'; end if;
  if q.ended_at is not null or (becomes = 'seen' and q.status = 'seen') then return q.status; end if;
  update question set status = becomes, seen_at = coalesce(seen_at, app.now()), ground = case becomes when 'refused' then why end,
    ended_at = case when becomes <> 'seen' then app.now() end, ended_by = case when becomes <> 'seen' then app.account_id() end where id = q.id;
  if becomes <> 'seen' then
    update question_words set answer = case becomes when 'answered' then words end, note = case becomes when 'refused' then words end where question_id = q.id;
    update task set ended_at = app.now(), outcome = case becomes when 'answered' then 'done' else 'dropped' end where question_id = q.id and ended_at is null;
  end if;
  return q.status;
end $$;

-- The receiver of a question about a person who is sealed sees no more of it, and is told to look again.
do $live$
declare
  was text := pg_get_functiondef('app.drain_outbox(integer)'::regprocedure);
  becomes text := replace(was, '(t = q.to_team and not q.sealed)', '(t = q.to_team and (not q.sealed or e.kind = ''question.changed''))');
begin
  if was = becomes then raise exception 'the relay is not as it was'; end if;
  execute becomes;
end $live$;

-- ---------------------------------------------------------------- Who looked: under a restriction no team that came to the episode since the person was found, and no agency by such a team's looks alone.
create or replace function app.who_looked(of_episode uuid) returns table (account_id uuid, team_id uuid, agency_id uuid, action text, times int, last_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with mine as (select array_agg(distinct m.reason) as reasons, bool_or(not m.withheld or m.reason = 'lead' or m.person_id = any (app.safe_listed())) as told
      from app.live_sight() m where m.episode_id = of_episode and m.reason <> 'own'),
    usual as (select app.usual_teams(of_episode) || app.team_id() as teams),
    looks as (
      select c.account_id, c.team_id, t.agency_id, c.action, c.at, t.agency_id = (select o.agency_id from team o where o.id = app.team_id()) as own
      from consultation c join team t on t.id = c.team_id
      where c.ids && array[of_episode] and c.outcome = 'shown' and c.action not in ('work.read', 'board.read', 'person.search', 'sight.explain') and (select reasons from mine) is not null
        and ((select told from mine) or c.team_id = any ((select teams from usual)::uuid[])))
  select case when own then l.account_id end, case when own then l.team_id end, l.agency_id, case when own then l.action end, count(*)::int, max(l.at)
  from looks l where own or (select reasons from mine) && array['lead', 'national'] group by 1, 2, 3, 4 order by max(l.at) desc limit 300 $$;

grant execute on function app.hold_discussion to waymark_app;
select app.narrow_walls();
