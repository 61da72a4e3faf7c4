-- Clocks, hand-overs, enquiries; what is kept for one person; words to search by. (Tables as Prisma writes them, then the walls.)

-- AlterTable
ALTER TABLE "consultation" ADD COLUMN     "terms" TEXT;

-- AlterTable
ALTER TABLE "episode" ADD COLUMN     "held_by" UUID;

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "reference" TEXT NOT NULL DEFAULT app.next_reference('P');

-- AlterTable
ALTER TABLE "person_care" ADD COLUMN     "home_address" TEXT,
ADD COLUMN     "phone" TEXT;

-- AlterTable
ALTER TABLE "risk_assessment" ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'assessment';

-- CreateTable
CREATE TABLE "enquiry" (
    "id" UUID NOT NULL,
    "episode_id" UUID NOT NULL,
    "what" TEXT NOT NULL,
    "result" TEXT,
    "result_at" TIMESTAMPTZ(3),
    "result_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recorded_by" UUID DEFAULT app.account_id(),
    "recorded_team" UUID DEFAULT app.team_id(),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),

    CONSTRAINT "enquiry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reporter_update" (
    "id" UUID NOT NULL,
    "episode_id" UUID NOT NULL,
    "how" TEXT NOT NULL,
    "told" TEXT NOT NULL,
    "recorded_by" UUID DEFAULT app.account_id(),
    "recorded_team" UUID DEFAULT app.team_id(),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),

    CONSTRAINT "reporter_update_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hand_over" (
    "id" UUID NOT NULL,
    "episode_id" UUID NOT NULL,
    "from_team" UUID NOT NULL,
    "to_team" UUID NOT NULL,
    "note" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "accepted_by" UUID,
    "accepted_at" TIMESTAMPTZ(3),
    "recorded_by" UUID DEFAULT app.account_id(),
    "recorded_team" UUID DEFAULT app.team_id(),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),

    CONSTRAINT "hand_over_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hand_over_turn" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "hand_over_id" UUID NOT NULL,
    "episode_id" UUID NOT NULL,
    "asked_account" UUID NOT NULL,
    "pushed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3),
    "passed_at" TIMESTAMPTZ(3),
    "sight_id" UUID,

    CONSTRAINT "hand_over_turn_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "draft" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL DEFAULT app.account_id(),
    "team_id" UUID NOT NULL DEFAULT app.team_id(),
    "form" TEXT NOT NULL,
    "place" TEXT NOT NULL DEFAULT '',
    "episode_id" UUID,
    "person_id" UUID,
    "section" TEXT NOT NULL DEFAULT 'summary',
    "values" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),

    CONSTRAINT "draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_view" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL DEFAULT app.account_id(),
    "team_id" UUID NOT NULL DEFAULT app.team_id(),
    "list" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "search" JSONB NOT NULL,
    "shared" BOOLEAN NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "presence" (
    "account_id" UUID NOT NULL DEFAULT app.account_id(),
    "team_id" UUID NOT NULL DEFAULT app.team_id(),
    "episode_id" UUID NOT NULL,
    "editing" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),

    CONSTRAINT "presence_pkey" PRIMARY KEY ("episode_id","account_id","team_id")
);

-- CreateTable
CREATE TABLE "notice_mark" (
    "account_id" UUID NOT NULL DEFAULT app.account_id(),
    "team_id" UUID NOT NULL DEFAULT app.team_id(),
    "event_id" BIGINT NOT NULL,

    CONSTRAINT "notice_mark_pkey" PRIMARY KEY ("account_id","team_id")
);

-- CreateTable
CREATE TABLE "referral_holder" (
    "id" UUID NOT NULL,
    "referral_id" UUID NOT NULL,
    "holder_account" UUID,
    "recorded_by" UUID DEFAULT app.account_id(),
    "recorded_team" UUID DEFAULT app.team_id(),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),

    CONSTRAINT "referral_holder_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "search_word" (
    "id" BIGSERIAL NOT NULL,
    "person_id" UUID NOT NULL,
    "episode_id" UUID,
    "section" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "word" TEXT NOT NULL,

    CONSTRAINT "search_word_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "task" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "episode_id" UUID,
    "referral_id" UUID,
    "about" UUID,
    "section" TEXT NOT NULL,
    "owner_team" UUID NOT NULL,
    "owner_account" UUID,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),
    "overdue_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "recorded_by" UUID DEFAULT app.account_id(),
    "recorded_team" UUID DEFAULT app.team_id(),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),

    CONSTRAINT "task_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "enquiry_episode_id_idx" ON "enquiry"("episode_id");

-- CreateIndex
CREATE INDEX "reporter_update_episode_id_idx" ON "reporter_update"("episode_id");

-- CreateIndex
CREATE INDEX "hand_over_episode_id_idx" ON "hand_over"("episode_id");

-- CreateIndex
CREATE INDEX "hand_over_turn_hand_over_id_idx" ON "hand_over_turn"("hand_over_id");

-- CreateIndex
CREATE INDEX "hand_over_turn_episode_id_idx" ON "hand_over_turn"("episode_id");

-- CreateIndex
CREATE INDEX "draft_episode_id_idx" ON "draft"("episode_id");

-- CreateIndex
CREATE INDEX "draft_person_id_idx" ON "draft"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "draft_account_id_team_id_form_place_key" ON "draft"("account_id", "team_id", "form", "place");

-- CreateIndex
CREATE INDEX "saved_view_team_id_idx" ON "saved_view"("team_id");

-- CreateIndex
CREATE INDEX "referral_holder_referral_id_recorded_at_idx" ON "referral_holder"("referral_id", "recorded_at");

-- CreateIndex
CREATE INDEX "search_word_person_id_source_idx" ON "search_word"("person_id", "source");

-- CreateIndex
CREATE INDEX "search_word_episode_id_source_idx" ON "search_word"("episode_id", "source");

-- CreateIndex
CREATE INDEX "task_episode_id_idx" ON "task"("episode_id");

-- CreateIndex
CREATE INDEX "task_referral_id_idx" ON "task"("referral_id");

-- CreateIndex
CREATE UNIQUE INDEX "person_reference_key" ON "person"("reference");

-- AddForeignKey
ALTER TABLE "enquiry" ADD CONSTRAINT "enquiry_episode_id_fkey" FOREIGN KEY ("episode_id") REFERENCES "episode"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reporter_update" ADD CONSTRAINT "reporter_update_episode_id_fkey" FOREIGN KEY ("episode_id") REFERENCES "episode"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hand_over" ADD CONSTRAINT "hand_over_episode_id_fkey" FOREIGN KEY ("episode_id") REFERENCES "episode"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hand_over_turn" ADD CONSTRAINT "hand_over_turn_hand_over_id_fkey" FOREIGN KEY ("hand_over_id") REFERENCES "hand_over"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral_holder" ADD CONSTRAINT "referral_holder_referral_id_fkey" FOREIGN KEY ("referral_id") REFERENCES "referral"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_episode_id_fkey" FOREIGN KEY ("episode_id") REFERENCES "episode"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_referral_id_fkey" FOREIGN KEY ("referral_id") REFERENCES "referral"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- ---------------------------------------------------------------- Values. The unions are in shared/; a test keeps them one.
alter table task add constraint kind check (kind in ('acceptHandOver', 'riskReview', 'confirmReport', 'notMissingReview', 'enquiry', 'updateReporter', 'returnCheck', 'arrangeDiscussion', 'completeDiscussion', 'reofferDiscussion', 'acknowledgeReferral', 'decideReferral')),
  add constraint of_one check ((episode_id is null) <> (referral_id is null)),
  add constraint outcome check (outcome in ('done', 'dropped') and (outcome is null) = (ended_at is null));
alter table hand_over add constraint status check (status in ('pushed', 'accepted', 'withdrawn'));
alter table reporter_update add constraint how check (how in ('phone', 'inPerson', 'message', 'notReached'));
alter table risk_assessment add constraint kind check (kind in ('assessment', 'review'));

-- One clock of a kind runs at a time on what it is about; one hand-over waits at a time.
create unique index one_clock on task (coalesce(episode_id, referral_id), kind, coalesce(about, '00000000-0000-0000-0000-000000000000'::uuid)) where ended_at is null;
create unique index one_hand_over on hand_over (episode_id) where status = 'pushed';
-- What waits for a team, and what has become late.
create index task_waiting on task (owner_team, due_at) where ended_at is null;
create index task_by on task (recorded_by) where ended_at is null;
create index task_late on task (due_at) where ended_at is null and overdue_at is null;
create index hand_over_turn_late on hand_over_turn (due_at) where passed_at is null;
create index episode_held on episode (held_by) where held_by is not null;

-- ---------------------------------------------------------------- Walls.
do $wall$
declare
  told constant text := $$ (not s.withheld or s.reason = 'lead' or s.person_id = any ((select app.safe_listed())::uuid[])) $$;
  noun record;
begin
  -- Police work, section by section as every record is.
  for noun in select * from (values ('enquiry'), ('reporter_update'), ('hand_over'), ('hand_over_turn')) as nouns (name) loop
    execute format('alter table %I enable row level security', noun.name);
    execute format($f$ create policy reads on %1$I for select to waymark_app using (exists (select from sight s where s.episode_id = %1$I.episode_id
      and 'enquiries' = any (s.sections) and 'enquiries' = any ((select app.read_sections())::text[]) offset 0)) $f$, noun.name);
  end loop;
  for noun in select * from (values ('enquiry'), ('reporter_update')) as nouns (name) loop
    execute format($f$ create policy writes on %1$I for insert to waymark_app with check (exists (select from sight s where s.episode_id = %1$I.episode_id
      and s.reason in ('lead', 'area', 'national') and 'enquiries' = any (s.sections) offset 0)) $f$, noun.name);
  end loop;
  create policy changes on enquiry for update to waymark_app using (result is null and exists (select from sight s where s.episode_id = enquiry.episode_id
    and s.reason in ('lead', 'area', 'national') offset 0)) with check (result is not null);

  -- A clock is there for whoever reads the section that it tells of, or knows of the referral that it runs on.
  alter table task enable row level security;
  execute format($f$ create policy reads on task for select to waymark_app using (
    (referral_id is not null and (select app.role()) not in ('call-handler', 'notifier') and exists (select from referral r where r.id = task.referral_id))
    or (episode_id is not null and exists (select from sight s where s.episode_id = task.episode_id
      and task.section = any (s.sections) and task.section = any ((select app.read_sections())::text[])
      and (task.section <> 'whereabouts' or %s) offset 0))) $f$, told);
  -- What police work asks for is begun, moved and ended by those who do it; a partner's notification begins the decision and the first review.
  create policy writes on task for insert to waymark_app with check (
    (referral_id is not null and exists (select from referral r where r.id = task.referral_id))
    or (episode_id is not null and exists (select from sight s where s.episode_id = task.episode_id and s.reason not in ('own', 'break-glass')
      and (s.reason in ('lead', 'area', 'national') or task.kind in ('arrangeDiscussion', 'completeDiscussion', 'reofferDiscussion')
        or (task.kind in ('confirmReport', 'riskReview') and exists (select from episode e where e.id = task.episode_id and e.status = 'reported' and e.recorded_by = (select app.account_id())))) offset 0)));
  create policy changes on task for update to waymark_app using (
    (referral_id is not null and exists (select from referral r where r.id = task.referral_id))
    or (episode_id is not null and exists (select from sight s where s.episode_id = task.episode_id and s.reason not in ('own', 'break-glass')
      and (s.reason in ('lead', 'area', 'national') or task.kind in ('arrangeDiscussion', 'completeDiscussion', 'reofferDiscussion')) offset 0)));
end $wall$;

-- Who holds a referral is the receiving team's own matter.
alter table referral_holder enable row level security;
create policy reads on referral_holder for select to waymark_app using (exists (select from referral r where r.id = referral_id and r.to_team = (select app.team_id())));
create policy writes on referral_holder for insert to waymark_app with check (exists (select from referral r where r.id = referral_id and r.to_team = (select app.team_id())));

-- What is kept for one person, and the words to search by: their walls come with the migrations that use them.
alter table draft enable row level security;
alter table saved_view enable row level security;
alter table presence enable row level security;
alter table notice_mark enable row level security;
alter table search_word enable row level security;

-- ---------------------------------------------------------------- The doors' rights.
grant select on task, hand_over, hand_over_turn, enquiry, reporter_update, referral_holder to waymark_app;
grant insert (id, kind, episode_id, referral_id, about, section, owner_team, owner_account, started_at, due_at), update (owner_team, owner_account, given_at, due_at, overdue_at, ended_at, outcome) on task to waymark_app;
grant insert (id, episode_id, what, version), update (result, result_at, result_by, version) on enquiry to waymark_app;
grant insert (id, episode_id, how, told) on reporter_update to waymark_app;
grant insert (id, referral_id, holder_account) on referral_holder to waymark_app;
grant update (held_by) on episode to waymark_app;
grant insert (kind) on risk_assessment to waymark_app;
grant insert (home_address, phone), update (home_address, phone) on person_care to waymark_app;
grant insert (terms) on consultation to waymark_app;
grant insert (id) on return_discussion to waymark_app;

-- ---------------------------------------------------------------- The audit.
do $audit$
declare noun record;
begin
  for noun in select * from (values ('task', '{episode_id,referral_id}'), ('hand_over', '{episode_id}'), ('hand_over_turn', '{episode_id}'),
    ('enquiry', '{episode_id}'), ('reporter_update', '{episode_id}'), ('referral_holder', '{referral_id}')) as nouns (name, subjects) loop
    execute format('create constraint trigger audited after insert or update or delete on %I deferrable initially deferred for each row execute function app.require_event(%s)',
      noun.name, (select string_agg(quote_literal(subject), ', ') from unnest(noun.subjects::text[]) subject));
  end loop;
end $audit$;

-- ---------------------------------------------------------------- Who is of which team: for giving something to somebody.
-- The people of one's own team; of any police team, for police.
create function app.colleagues(of_team uuid) returns table (id uuid, name text, role text) language sql stable security definer set search_path = pg_catalog, public as $$
  select distinct on (a.name, a.id) a.id, a.name, m.role from membership m join account a on a.id = m.account_id join team t on t.id = m.team_id join agency g on g.id = t.agency_id
  where m.team_id = of_team and (m.until is null or m.until > now()) and a.disabled_at is null and exists (select from role_section r where r.role = m.role)
    and (of_team = app.team_id() or (g.kind = 'police' and app.role() in ('officer', 'sergeant', 'inspector', 'police-coordinator', 'national')))
  order by a.name, a.id, array_position(array['national', 'police-coordinator', 'inspector', 'sergeant', 'officer'], m.role) $$;

-- ---------------------------------------------------------------- Hand-overs. Nothing is granted here that the one who hands over could not see.
-- Whether an account may take an episode over in that team: a member who may look after one, and not excluded from the person;
-- of a sealed person only a supervisor.
create function app.may_take(of_episode uuid, in_team uuid, wanted uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (select from membership m join account a on a.id = m.account_id join team t on t.id = m.team_id join agency g on g.id = t.agency_id join episode e on e.id = of_episode
    where m.account_id = wanted and m.team_id = in_team and a.disabled_at is null and (m.until is null or m.until > now()) and g.kind = 'police'
      and m.role = any (case when exists (select from person_guard p where p.person_id = e.person_id and p.sealed) then array['sergeant', 'inspector', 'police-coordinator']
        else array['officer', 'sergeant', 'inspector', 'police-coordinator', 'national'] end)
      and not exists (select from exclusion x where x.account_id = wanted and x.person_id = e.person_id)) $$;

-- Asks one person: they may look at what they are asked to take, as long as they are asked.
create function app.ask_to_take(h hand_over, wanted uuid) returns void language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare row_id uuid; due timestamptz := app.now() + make_interval(mins => h.minutes);
begin
  if h.to_team <> h.from_team then
    row_id := gen_random_uuid();
    insert into sight (id, episode_id, person_id, team_id, account_id, sections, reason, sealed, withheld, open, risk, status, reported_at)
    select row_id, e.id, e.person_id, h.to_team, wanted, array['summary', 'description', 'care', 'health', 'enquiries', 'plan', 'whereabouts'], 'named', coalesce(g.sealed, false), coalesce(g.whereabouts, 'full') <> 'full',
      e.status in ('reported', 'missing', 'located', 'afterReturn'), e.risk, e.status, e.reported_at
    from episode e left join person_guard g on g.person_id = e.person_id where e.id = h.episode_id;
  end if;
  insert into hand_over_turn (hand_over_id, episode_id, asked_account, due_at, sight_id) values (h.id, h.episode_id, wanted, due, row_id);
  update task set ended_at = app.now(), outcome = 'dropped' where kind = 'acceptHandOver' and about = h.id and ended_at is null;
  insert into task (id, kind, episode_id, about, section, owner_team, owner_account, started_at, due_at)
  values (gen_random_uuid(), 'acceptHandOver', h.episode_id, h.id, 'enquiries', h.to_team, wanted, app.now(), due);
end $$;
-- Ends what the asking opened.
create function app.end_turns(of_hand_over uuid) returns void language sql volatile security definer set search_path = pg_catalog, public as $$
  update sight set until = app.now() where id in (select sight_id from hand_over_turn where hand_over_id = of_hand_over) and (until is null or until > app.now()) $$;

-- Pushes an episode to a named person of the own team or another division. False: that person cannot take it.
create function app.push_hand_over(new_id uuid, of_episode uuid, in_team uuid, wanted uuid, words text, within_minutes int) returns boolean language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare h hand_over; leads uuid;
begin
  select lead_team into leads from episode where id = of_episode;
  if not app.my_reasons(of_episode) && array['lead', 'national'] or app.role() not in ('officer', 'sergeant', 'inspector', 'police-coordinator', 'national')
  then raise exception 'not allowed' using errcode = '42501'; end if;
  if wanted = app.account_id() or not app.may_take(of_episode, in_team, wanted) then return false; end if;
  insert into hand_over (id, episode_id, from_team, to_team, note, minutes, status) values (new_id, of_episode, leads, in_team, words, within_minutes, 'pushed') returning * into h;
  perform app.ask_to_take(h, wanted);
  return true;
end $$;

-- The one who is asked has seen it.
create function app.see_hand_over(of_hand_over uuid) returns boolean language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
  update hand_over_turn t set seen_at = app.now() from hand_over h where h.id = t.hand_over_id and h.id = of_hand_over and h.status = 'pushed'
    and t.asked_account = app.account_id() and t.passed_at is null and t.seen_at is null;
  return found;
end $$;

-- The one who is asked accepts: they look after it from now on. Of another division, that one leads from now on, and the one before
-- keeps what its areas give it. False: it is not theirs to accept (any more).
create function app.accept_hand_over(of_hand_over uuid) returns boolean language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare
  h hand_over;
  e episode;
  everything constant text[] := array['summary', 'description', 'care', 'health', 'enquiries', 'returnDiscussion', 'support', 'plan', 'whereabouts'];
  of_area constant text[] := array['summary', 'description', 'care', 'health', 'enquiries', 'plan', 'whereabouts'];
begin
  select * into h from hand_over where id = of_hand_over and status = 'pushed' for update;
  if h.id is null or h.to_team is distinct from app.team_id()
    or not exists (select from hand_over_turn where hand_over_id = h.id and asked_account = app.account_id() and passed_at is null)
    or not app.may_take(h.episode_id, h.to_team, app.account_id()) then return false; end if;
  select * into e from episode where id = h.episode_id for update;
  update hand_over_turn set seen_at = coalesce(seen_at, app.now()) where hand_over_id = h.id and asked_account = app.account_id() and passed_at is null;
  update hand_over set status = 'accepted', accepted_by = app.account_id(), accepted_at = app.now() where id = h.id;
  update task set ended_at = app.now(), outcome = 'done' where kind = 'acceptHandOver' and about = h.id and ended_at is null;
  perform app.end_turns(h.id);
  update episode set held_by = app.account_id(), lead_team = h.to_team, version = version + 1 where id = e.id;
  if h.to_team <> e.lead_team then
    update sight set until = app.now(), ended_at = app.now() where episode_id = e.id and reason = 'lead' and (until is null or until > app.now());
    perform app.add_sight(e.id, h.to_team, 'lead', everything);
    if exists (select from team_area where team_id = e.lead_team and area_code = e.area_code) then
      if not exists (select from sight where episode_id = e.id and team_id = e.lead_team and reason = 'area' and because_of is null and (until is null or until > app.now())) then
        perform app.add_sight(e.id, e.lead_team, 'area', of_area);
      end if;
    else
      perform app.add_sight(e.id, e.lead_team, 'own', '{}');
    end if;
    -- what the leading division sees of the person's earlier episodes goes with the lead
    update sight set until = app.now() where because_of = e.id and episode_id <> e.id and (until is null or until > app.now());
    perform app.add_sight(x.id, h.to_team, 'area', of_area, null, null, e.id) from episode x where x.person_id = e.person_id and x.id <> e.id
      and not exists (select from sight s where s.episode_id = x.id and s.team_id = h.to_team and s.reason in ('lead', 'area') and (s.until is null or s.until > app.now()));
    update task set owner_team = h.to_team, owner_account = null, given_at = app.now() where episode_id = e.id and ended_at is null and owner_team = e.lead_team;
    -- what the former lead offered and nobody decided yet rests on the new one
    insert into event (kind, subject, subject_id) select 'referral.approved', 'referral', id from referral
      where episode_id = e.id and coalesce(approved_by_team, from_team) = e.lead_team and status in ('sent', 'received', 'moreInfoAsked', 'waitingList');
    update referral set approved_by_team = h.to_team where episode_id = e.id and coalesce(approved_by_team, from_team) = e.lead_team and status in ('sent', 'received', 'moreInfoAsked', 'waitingList');
  end if;
  return true;
end $$;

-- Whoever leads takes it back while nobody has accepted.
create function app.withdraw_hand_over(of_hand_over uuid) returns boolean language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare h hand_over;
begin
  select * into h from hand_over where id = of_hand_over and status = 'pushed' for update;
  if h.id is null then return false; end if;
  if not app.my_reasons(h.episode_id) && array['lead', 'national'] or app.role() not in ('officer', 'sergeant', 'inspector', 'police-coordinator', 'national')
  then raise exception 'not allowed' using errcode = '42501'; end if;
  update hand_over set status = 'withdrawn' where id = h.id;
  update task set ended_at = app.now(), outcome = 'dropped' where kind = 'acceptHandOver' and about = h.id and ended_at is null;
  perform app.end_turns(h.id);
  return true;
end $$;

-- Somebody looks after an episode: of the team that leads it, and said by that team.
create function app.check_holder() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if new.held_by is distinct from old.held_by and new.held_by is not null and app.account_id() is not null
    and (not exists (select from membership m where m.account_id = new.held_by and m.team_id = new.lead_team) or app.team_id() <> new.lead_team) then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger checks_holder before update of held_by on episode for each row execute function app.check_holder();

-- Whether an account may be given something to do on an episode: not excluded from its person; of a sealed one only a supervisor.
create function app.may_be_given(of_episode uuid, wanted uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (select from episode e where e.id = of_episode and not exists (select from exclusion x where x.account_id = wanted and x.person_id = e.person_id)
    and (not exists (select from person_guard p where p.person_id = e.person_id and p.sealed)
      or exists (select from membership m where m.account_id = wanted and m.team_id = app.team_id() and m.role in ('sergeant', 'inspector', 'police-coordinator', 'national')))) $$;

-- Ends clocks of an episode in sight, also those whose section whoever ends them does not read: what was asked for is done, whoever knows of it.
create function app.end_clocks(of_episode uuid, of_about uuid, kinds text[], how text, ended timestamptz) returns void language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
  if not app.my_reasons(of_episode) && array['lead', 'area', 'placing', 'share', 'named', 'national'] then raise exception 'not allowed' using errcode = '42501'; end if;
  if not app.my_reasons(of_episode) && array['lead', 'area', 'national'] then
    kinds := array(select unnest(coalesce(kinds, array['arrangeDiscussion', 'completeDiscussion', 'reofferDiscussion'])) intersect select unnest(array['arrangeDiscussion', 'completeDiscussion', 'reofferDiscussion']));
  end if;
  update task set ended_at = ended, outcome = how where episode_id = of_episode and ended_at is null and (of_about is null or about = of_about) and (kinds is null or kind = any (kinds));
end $$;

-- A team that sees an episode no more leaves its open clocks to the lead.
create function app.leave_clocks() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare leads uuid; t record;
begin
  if new.reason = 'own' or new.until is null or new.until > app.now() or exists (select from sight s where s.episode_id = new.episode_id and s.team_id = new.team_id
    and s.reason <> 'own' and (s.until is null or s.until > app.now())) then return null; end if;
  select lead_team into leads from episode where id = new.episode_id;
  for t in update task set owner_team = leads, owner_account = null, given_at = app.now() where episode_id = new.episode_id and ended_at is null
    and owner_team = new.team_id and owner_team <> leads and kind <> 'acceptHandOver' returning id, kind, section loop
    insert into event (kind, subject, subject_id, section, audience, data) values ('task.given', 'episode', new.episode_id, t.section, 'lead', json_build_object('id', t.id, 'task', t.kind));
  end loop;
  return null;
end $$;
create trigger leaves_clocks after update of until, ended_at on sight for each row execute function app.leave_clocks();

-- What ends an episode ends the hand-over that waits on it.
create function app.end_hand_over() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare h hand_over;
begin
  for h in select * from hand_over where episode_id = new.id and status = 'pushed' loop
    update hand_over set status = 'withdrawn' where id = h.id;
    perform app.end_turns(h.id);
  end loop;
  return null;
end $$;
create trigger ends_hand_over after update of status on episode for each row
  when (new.status in ('closed', 'void', 'notMissing', 'deceased') and old.status is distinct from new.status) execute function app.end_hand_over();

grant execute on function app.colleagues, app.may_be_given, app.end_clocks, app.push_hand_over, app.see_hand_over, app.accept_hand_over, app.withdraw_hand_over to waymark_app;

-- ---------------------------------------------------------------- The jobs: what time alone brings about.
-- A clock that has run out is told of once.
create function app.mark_overdue() returns int language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare t task; n int := 0;
begin
  for t in select * from task where ended_at is null and overdue_at is null and due_at <= app.now() order by due_at limit 500 for update skip locked loop
    n := n + 1;
    update task set overdue_at = app.now() where id = t.id;
    insert into event (kind, subject, subject_id, section, data) values (
      case when t.referral_id is null then 'task.overdue' else 'referral.overdue' end, case when t.referral_id is null then 'episode' else 'referral' end,
      coalesce(t.episode_id, t.referral_id), t.section, json_build_object('id', t.id, 'task', t.kind));
  end loop;
  return n;
end $$;
-- A hand-over that was not accepted in time goes to the next: a supervisor of the team who was not asked yet, else whoever was asked longest ago.
create function app.pass_hand_overs() returns int language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare h hand_over; next_one uuid; n int := 0;
begin
  for h in select o.* from hand_over o where o.status = 'pushed' and not exists (select from hand_over_turn t where t.hand_over_id = o.id and t.passed_at is null and t.due_at > app.now())
    order by o.recorded_at limit 100 for update skip locked loop
    n := n + 1;
    select m.account_id into next_one from membership m left join lateral (select max(pushed_at) as last from hand_over_turn t where t.hand_over_id = h.id and t.asked_account = m.account_id) asked on true
    where m.team_id = h.to_team and app.may_take(h.episode_id, h.to_team, m.account_id) and m.account_id <> coalesce(h.recorded_by, m.team_id)
      and (m.role in ('sergeant', 'inspector', 'police-coordinator', 'national') or asked.last is not null)
    order by asked.last nulls first, array_position(array['sergeant', 'inspector', 'police-coordinator', 'national', 'officer'], m.role), m.account_id limit 1;
    insert into event (kind, subject, subject_id, section, data) values ('handOver.passed', 'episode', h.episode_id, 'enquiries', json_build_object('id', h.id, 'teamId', h.to_team));
    if next_one is null then -- there is nobody else: the one who was asked is asked on
      update hand_over_turn set due_at = app.now() + make_interval(mins => h.minutes) where hand_over_id = h.id and passed_at is null;
    else
      perform app.end_turns(h.id);
      update hand_over_turn set passed_at = app.now() where hand_over_id = h.id and passed_at is null;
      perform app.ask_to_take(h, next_one);
    end if;
  end loop;
  return n;
end $$;
grant execute on function app.mark_overdue, app.pass_hand_overs to waymark_jobs;
-- The demo's seed, and a test, let time pass: their door is shut at any other time.
grant execute on function app.end_due_sight, app.mark_overdue, app.pass_hand_overs, app.end_idle_sessions, app.drain_outbox to waymark_demo;
