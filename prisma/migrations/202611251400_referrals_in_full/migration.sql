-- Referrals in full: services that agencies list, what the two teams tell each other, sessions, and the outcome need by need.

-- AlterTable
ALTER TABLE "referral" ADD COLUMN     "service_id" UUID;

-- AlterTable
ALTER TABLE "referral_content" ADD COLUMN     "do_not_tell_family" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "do_not_text" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "may_answer" TEXT,
ADD COLUMN     "needs" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "safe_times" TEXT;

-- CreateTable
CREATE TABLE "referral_session" (
    "id" UUID NOT NULL,
    "referral_id" UUID NOT NULL,
    "episode_id" UUID NOT NULL,
    "planned_for" TIMESTAMPTZ(3) NOT NULL,
    "mode" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "why" TEXT,
    "note" TEXT,
    "recorded_by" UUID DEFAULT app.account_id(),
    "recorded_team" UUID DEFAULT app.team_id(),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),
    CONSTRAINT "referral_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "referral_message" (
    "id" UUID NOT NULL,
    "referral_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT,
    "about" UUID,
    "expected_on" DATE,
    "attempts" INTEGER,
    "service_id" UUID,
    "recorded_by" UUID DEFAULT app.account_id(),
    "recorded_team" UUID DEFAULT app.team_id(),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),
    CONSTRAINT "referral_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "referral_outcome" (
    "referral_id" UUID NOT NULL,
    "need" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "recorded_by" UUID DEFAULT app.account_id(),
    "recorded_team" UUID DEFAULT app.team_id(),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),
    CONSTRAINT "referral_outcome_pkey" PRIMARY KEY ("referral_id","need")
);

-- CreateTable
CREATE TABLE "service" (
    "id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,
    "receiving_team" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "offers" TEXT NOT NULL,
    "areas" TEXT[],
    "ages_from" INTEGER,
    "ages_to" INTEGER,
    "eligibility" TEXT,
    "capacity" TEXT NOT NULL,
    "wait_weeks" INTEGER,
    "hours" TEXT NOT NULL,
    "contact" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),
    "recorded_by" UUID DEFAULT app.account_id(),
    "recorded_team" UUID DEFAULT app.team_id(),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),
    CONSTRAINT "service_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "referral_session_referral_id_idx" ON "referral_session"("referral_id");

-- CreateIndex
CREATE INDEX "referral_session_episode_id_idx" ON "referral_session"("episode_id");

-- CreateIndex
CREATE INDEX "referral_message_referral_id_recorded_at_idx" ON "referral_message"("referral_id", "recorded_at");

-- CreateIndex
CREATE INDEX "service_agency_id_idx" ON "service"("agency_id");

-- CreateIndex
CREATE INDEX "service_receiving_team_idx" ON "service"("receiving_team");

-- AddForeignKey
ALTER TABLE "referral_session" ADD CONSTRAINT "referral_session_referral_id_fkey" FOREIGN KEY ("referral_id") REFERENCES "referral"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral_session" ADD CONSTRAINT "referral_session_episode_id_fkey" FOREIGN KEY ("episode_id") REFERENCES "episode"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral" ADD CONSTRAINT "referral_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral_message" ADD CONSTRAINT "referral_message_referral_id_fkey" FOREIGN KEY ("referral_id") REFERENCES "referral"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral_message" ADD CONSTRAINT "referral_message_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral_outcome" ADD CONSTRAINT "referral_outcome_referral_id_fkey" FOREIGN KEY ("referral_id") REFERENCES "referral"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service" ADD CONSTRAINT "service_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service" ADD CONSTRAINT "service_receiving_team_fkey" FOREIGN KEY ("receiving_team") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------- Values. The unions are in shared/.
alter table referral_message add constraint kind check (kind in ('question', 'answer', 'waitingList', 'declined', 'notEngaged', 'feedback')),
  add constraint says check (text is not null or (kind = 'declined' and service_id is not null)),
  add constraint says_when check (kind <> 'waitingList' or expected_on is not null),
  add constraint says_how_often check ((kind = 'notEngaged') = (attempts is not null)),
  add constraint answers check ((kind = 'answer') = (about is not null));
alter table referral_session add constraint status check (status in ('planned', 'attended', 'late', 'didNotAttend', 'cancelledByUs', 'rescheduled')),
  add constraint mode check (mode in ('inPerson', 'phone', 'video'));
alter table service add constraint capacity check (capacity in ('open', 'waitingList', 'full')),
  add constraint waits check (capacity <> 'waitingList' or wait_weeks is not null);

-- Adds codes to a list that others add to as well, in the order in which they come.
do $codes$
declare more record; codes text[];
begin
  for more in select * from (values ('task', 'kind', array['agreeReferral', 'answerReferral', 'reviewWaiting', 'firstContact']), ('event', 'subject', array['service'])) as lists (name, list, added) loop
    select array_agg(code[1]) into codes from pg_constraint c cross join regexp_matches(pg_get_constraintdef(c.oid), '''([^'']+)''::text', 'g') code
      where c.conrelid = more.name::regclass and c.conname = more.list;
    execute format('alter table %I drop constraint %I, add constraint %I check (%I in (%s))', more.name, more.list, more.list, more.list,
      (select string_agg(quote_literal(code), ', ' order by n) from unnest(codes || more.added) with ordinality as x (code, n)));
  end loop;
end $codes$;

-- ---------------------------------------------------------------- Walls.
-- The directory is for everyone who is signed in; each agency keeps its own.
alter table service enable row level security;
create policy reads on service for select to waymark_app using ((select app.account_id()) is not null);
do $wall$
declare own constant text := $$ (select app.role()) in ('council-coordinator', 'admin')
  and agency_id = (select t.agency_id from team t where t.id = (select app.team_id()))
  and exists (select from team t where t.id = service.receiving_team and t.agency_id = service.agency_id) $$;
begin
  execute format('create policy writes on service for insert to waymark_app with check (%s)', own);
  execute format('create policy changes on service for update to waymark_app using (%s) with check (%s)', own, own);
end $wall$;
create policy tells_of_services on event for insert to waymark_app with check (subject = 'service' and account_id is not null
  and (select app.role()) in ('council-coordinator', 'admin') and exists (select from service v join team t on t.agency_id = v.agency_id where v.id = subject_id and t.id = (select app.team_id())));

-- What the two teams tell each other, and what came of it: theirs alone, and the national unit's. Each team speaks for itself.
do $wall$
declare
  between constant text := $$ (select app.role()) not in ('call-handler', 'notifier') and exists (select from referral r where r.id = referral_id
    and ((select app.team_id()) in (r.from_team, r.to_team) or exists (select from sight s where s.episode_id = r.episode_id and s.reason = 'national')) offset 0) $$;
  noun text;
begin
  foreach noun in array array['referral_message', 'referral_outcome'] loop
    execute format('alter table %I enable row level security', noun);
    execute format('create policy reads on %I for select to waymark_app using (%s)', noun, between);
  end loop;
end $wall$;
create policy writes on referral_message for insert to waymark_app with check (exists (select from referral r where r.id = referral_id and r.sent_at is not null
  and (select app.team_id()) = case kind when 'answer' then r.from_team else r.to_team end));
create policy writes on referral_outcome for insert to waymark_app with check (exists (select from referral r where r.id = referral_id
  and r.to_team = (select app.team_id()) and r.status in ('accepted', 'active')));

-- A session is its team's alone, while the person is in its sight; an ended share leaves what it recorded.
alter table referral_session enable row level security;
create policy reads on referral_session for select to waymark_app using (recorded_team = (select app.team_id()) and 'support' = any ((select app.read_own_sections())::text[])
  and exists (select from sight s where s.episode_id = referral_session.episode_id offset 0));
create policy writes on referral_session for insert to waymark_app with check (
  exists (select from referral r where r.id = referral_id and r.episode_id = referral_session.episode_id and r.to_team = (select app.team_id()) and r.status in ('accepted', 'active'))
  and exists (select from sight s where s.episode_id = referral_session.episode_id and s.reason not in ('own', 'break-glass') offset 0));
create policy changes on referral_session for update to waymark_app using (recorded_team = (select app.team_id()) and status = 'planned'
  and exists (select from sight s where s.episode_id = referral_session.episode_id and s.reason not in ('own', 'break-glass') offset 0)) with check (status <> 'planned');

-- ---------------------------------------------------------------- The doors' rights.
grant select on service, referral_message, referral_outcome, referral_session to waymark_app;
grant insert (id, agency_id, receiving_team, name, kind, offers, areas, ages_from, ages_to, eligibility, capacity, wait_weeks, hours, contact, valid_from, valid_to, version),
  update (receiving_team, name, kind, offers, areas, ages_from, ages_to, eligibility, capacity, wait_weeks, hours, contact, valid_from, valid_to, version) on service to waymark_app;
grant insert (service_id) on referral to waymark_app;
grant insert (needs, do_not_text, do_not_tell_family, safe_times, may_answer) on referral_content to waymark_app;
grant insert (id, referral_id, kind, text, about, expected_on, attempts, service_id) on referral_message to waymark_app;
grant insert (referral_id, need, outcome) on referral_outcome to waymark_app;
grant insert (id, referral_id, episode_id, planned_for, mode, status), update (status, why, note) on referral_session to waymark_app;

-- ---------------------------------------------------------------- The audit.
create constraint trigger audited after insert or update or delete on service deferrable initially deferred for each row execute function app.require_event('id');
create constraint trigger audited after insert or update or delete on referral_message deferrable initially deferred for each row execute function app.require_event('referral_id');
create constraint trigger audited after insert or update or delete on referral_outcome deferrable initially deferred for each row execute function app.require_event('referral_id');
create constraint trigger audited after insert or update or delete on referral_session deferrable initially deferred for each row execute function app.require_event('episode_id');

-- Who says when a service was last looked at is the clock.
create function app.stamp_service() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin new.changed_at := app.now(); return new; end $$;
create trigger stamps before update on service for each row execute function app.stamp_service();

-- ---------------------------------------------------------------- A referral offers no more than whoever sends it sees, by their team's rows and their own role; nor does whoever agrees to it.
-- Through a service it goes to the team that takes its referrals, and to no other.
create function app.check_offer() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if app.account_id() is null or (tg_op = 'UPDATE' and (new.approved_by_team is null or new.approved_by_team is not distinct from old.approved_by_team)) then return new; end if;
  if exists (select from unnest(new.sections) wanted where not wanted = any (app.read_sections()) or not exists (select from app.live_sight() s
      where s.episode_id = new.episode_id and s.reason not in ('own', 'break-glass') and wanted = any (s.sections)
        and (wanted <> 'whereabouts' or not s.withheld or s.reason = 'lead' or s.person_id = any (app.safe_listed()))))
    or (new.service_id is not null and not exists (select from service v where v.id = new.service_id and v.receiving_team = new.to_team))
  then raise exception 'not allowed' using errcode = '42501'; end if;
  return new;
end $$;
create trigger checks_offer before insert or update of approved_by_team on referral for each row execute function app.check_offer();
