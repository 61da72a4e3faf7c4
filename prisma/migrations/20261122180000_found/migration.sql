-- Part one: the four doors, and who is asking. (Prisma's tables follow, then part three: the walls.)

-- Roles belong to the cluster: another database may have made them. They can sign in only when the program has given them passwords.
do $$
declare door text;
begin
  foreach door in array array['waymark_app', 'waymark_gate', 'waymark_jobs', 'waymark_relay', 'waymark_demo'] loop
    if not exists (select from pg_roles where rolname = door) then
      execute format('create role %I nologin nosuperuser nocreatedb nocreaterole nobypassrls', door);
    end if;
  end loop;
  if not pg_has_role('waymark_demo', 'waymark_app', 'member') then
    grant waymark_app to waymark_demo; -- the demo's seed asks as any request does, and may set the clock besides
  end if;
exception when unique_violation or duplicate_object then null; -- another database of the cluster was quicker
end $$;

create schema app;
revoke all on schema public, app from public;
alter default privileges revoke execute on functions from public;
grant usage on schema app, public to waymark_app, waymark_gate, waymark_jobs, waymark_relay;

-- The time, cut to the milliseconds that columns keep: rounded up, a row would begin after the transaction that made it.
-- Only the demo's seed may say that it is another one.
create function app.now() returns timestamptz language sql stable set search_path = pg_catalog as $$ select date_trunc('milliseconds',
  case when session_user = 'waymark_demo' then coalesce(nullif(current_setting('app.clock', true), '')::timestamptz, now()) else now() end) $$;
-- Stable, so that the audit finds this transaction's events by their index.
create function app.tx() returns bigint language sql stable set search_path = pg_catalog as $$ select pg_current_xact_id()::text::bigint $$;
create function app.request_id() returns uuid language sql stable set search_path = pg_catalog
  as $$ select nullif(current_setting('app.request_id', true), '')::uuid $$;

-- Who is asking follows from the session's token, which only this request knows. The functions come after the tables they read;
-- the defaults of the tables need their names now.
create function app.account_id() returns uuid language plpgsql stable as $$ begin return null; end $$;
create function app.team_id() returns uuid language plpgsql stable as $$ begin return null; end $$;
create function app.role() returns text language plpgsql stable as $$ begin return null; end $$;

-- Part two: the tables, as Prisma writes them.

-- CreateTable
CREATE TABLE "area" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "area_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "agency" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,

    CONSTRAINT "agency_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "agency_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "national" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team_area" (
    "team_id" UUID NOT NULL,
    "area_code" TEXT NOT NULL,

    CONSTRAINT "team_area_pkey" PRIMARY KEY ("team_id","area_code")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "account_id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3),

    CONSTRAINT "membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "token_hash" BYTEA NOT NULL,
    "account_id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),
    "active_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_attempt" (
    "id" BIGSERIAL NOT NULL,
    "email_hash" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),
    "succeeded" BOOLEAN NOT NULL,

    CONSTRAINT "sign_in_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "episode" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "lead_team" UUID NOT NULL,
    "area_code" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "risk" TEXT NOT NULL,
    "missing_from" TEXT NOT NULL,
    "reported_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "located_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "recorded_by" UUID DEFAULT app.account_id(),
    "recorded_team" UUID DEFAULT app.team_id(),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),

    CONSTRAINT "episode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "episode_circumstances" (
    "episode_id" UUID NOT NULL,
    "narrative" TEXT NOT NULL,
    "last_seen_place" TEXT NOT NULL,
    "clothing" TEXT,
    "out_of_character" TEXT NOT NULL,
    "subject_to_crime" TEXT NOT NULL,
    "at_risk_of_harm" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recorded_by" UUID DEFAULT app.account_id(),
    "recorded_team" UUID DEFAULT app.team_id(),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),

    CONSTRAINT "episode_circumstances_pkey" PRIMARY KEY ("episode_id")
);

-- CreateTable
CREATE TABLE "episode_reporter" (
    "episode_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "relationship" TEXT NOT NULL,
    "phone" TEXT,
    "safe_to_call" TEXT NOT NULL,
    "recorded_by" UUID DEFAULT app.account_id(),
    "recorded_team" UUID DEFAULT app.team_id(),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),

    CONSTRAINT "episode_reporter_pkey" PRIMARY KEY ("episode_id")
);

-- CreateTable
CREATE TABLE "risk_assessment" (
    "id" UUID NOT NULL,
    "episode_id" UUID NOT NULL,
    "level" TEXT NOT NULL,
    "rationale" TEXT NOT NULL,
    "recorded_by" UUID DEFAULT app.account_id(),
    "recorded_team" UUID DEFAULT app.team_id(),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),

    CONSTRAINT "risk_assessment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "information" (
    "id" UUID NOT NULL,
    "episode_id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "learned_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" UUID DEFAULT app.account_id(),
    "recorded_team" UUID DEFAULT app.team_id(),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),

    CONSTRAINT "information_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "found_place" (
    "episode_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "area_code" TEXT,
    "found_by" TEXT NOT NULL,
    "recorded_by" UUID DEFAULT app.account_id(),
    "recorded_team" UUID DEFAULT app.team_id(),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),

    CONSTRAINT "found_place_pkey" PRIMARY KEY ("episode_id")
);

-- CreateTable
CREATE TABLE "return_report" (
    "id" UUID NOT NULL,
    "episode_id" UUID NOT NULL,
    "returned_at" TIMESTAMPTZ(3) NOT NULL,
    "text" TEXT NOT NULL,
    "recorded_by" UUID DEFAULT app.account_id(),
    "recorded_team" UUID DEFAULT app.team_id(),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),

    CONSTRAINT "return_report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "return_check" (
    "episode_id" UUID NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "condition" TEXT NOT NULL,
    "harm" TEXT NOT NULL,
    "note" TEXT,
    "recorded_by" UUID DEFAULT app.account_id(),
    "recorded_team" UUID DEFAULT app.team_id(),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),

    CONSTRAINT "return_check_pkey" PRIMARY KEY ("episode_id")
);

-- CreateTable
CREATE TABLE "episode_closing" (
    "episode_id" UUID NOT NULL,
    "category" TEXT NOT NULL,
    "concern_report" TEXT NOT NULL,
    "no_referral_why" TEXT,
    "note" TEXT,
    "recorded_by" UUID DEFAULT app.account_id(),
    "recorded_team" UUID DEFAULT app.team_id(),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),

    CONSTRAINT "episode_closing_pkey" PRIMARY KEY ("episode_id")
);

-- CreateTable
CREATE TABLE "episode_death" (
    "episode_id" UUID NOT NULL,
    "identity_basis" TEXT NOT NULL,
    "confirmed_by" UUID,
    "confirmed_at" TIMESTAMPTZ(3),
    "recorded_by" UUID DEFAULT app.account_id(),
    "recorded_team" UUID DEFAULT app.team_id(),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),

    CONSTRAINT "episode_death_pkey" PRIMARY KEY ("episode_id")
);

-- CreateTable
CREATE TABLE "event" (
    "id" BIGSERIAL NOT NULL,
    "tx" BIGINT NOT NULL DEFAULT app.tx(),
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),
    "account_id" UUID DEFAULT app.account_id(),
    "team_id" UUID DEFAULT app.team_id(),
    "role" TEXT DEFAULT app.role(),
    "request_id" UUID DEFAULT app.request_id(),
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "section" TEXT NOT NULL DEFAULT 'summary',
    "audience" TEXT NOT NULL DEFAULT 'section',
    "data" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" BIGSERIAL NOT NULL,
    "event_id" BIGINT,
    "lost_episode" UUID,
    "lost_team" UUID,
    "lost_account" UUID,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consultation" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),
    "account_id" UUID DEFAULT app.account_id(),
    "team_id" UUID DEFAULT app.team_id(),
    "role" TEXT DEFAULT app.role(),
    "request_id" UUID DEFAULT app.request_id(),
    "action" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "ids" UUID[],
    "sections" TEXT[],
    "reasons" TEXT[],

    CONSTRAINT "consultation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "receipt" (
    "account_id" UUID NOT NULL DEFAULT app.account_id(),
    "id" UUID NOT NULL,
    "endpoint" TEXT NOT NULL,
    "body_hash" BYTEA NOT NULL,
    "reply" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),

    CONSTRAINT "receipt_pkey" PRIMARY KEY ("account_id","id")
);

-- CreateTable
CREATE TABLE "reference_counter" (
    "prefix" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "reference_counter_pkey" PRIMARY KEY ("prefix","year")
);

-- CreateTable
CREATE TABLE "role_section" (
    "role" TEXT NOT NULL,
    "section" TEXT NOT NULL,
    "reach" TEXT NOT NULL,

    CONSTRAINT "role_section_pkey" PRIMARY KEY ("role","section")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "given_name" TEXT NOT NULL,
    "family_name" TEXT NOT NULL,
    "known_as" TEXT,
    "date_of_birth" DATE,
    "warning" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recorded_by" UUID DEFAULT app.account_id(),
    "recorded_team" UUID DEFAULT app.team_id(),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person_description" (
    "person_id" UUID NOT NULL,
    "appearance" TEXT NOT NULL,
    "marks" TEXT,
    "languages" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recorded_by" UUID DEFAULT app.account_id(),
    "recorded_team" UUID DEFAULT app.team_id(),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),

    CONSTRAINT "person_description_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "person_care" (
    "person_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "lives_with" TEXT,
    "placing_area" TEXT,
    "key_worker" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recorded_by" UUID DEFAULT app.account_id(),
    "recorded_team" UUID DEFAULT app.team_id(),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),

    CONSTRAINT "person_care_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "person_health" (
    "person_id" UUID NOT NULL,
    "conditions" TEXT,
    "medication" TEXT,
    "medication_if_missed" TEXT,
    "allergies" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recorded_by" UUID DEFAULT app.account_id(),
    "recorded_team" UUID DEFAULT app.team_id(),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),

    CONSTRAINT "person_health_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "person_guard" (
    "person_id" UUID NOT NULL,
    "sealed" BOOLEAN NOT NULL DEFAULT false,
    "seal_reason" TEXT,
    "whereabouts" TEXT NOT NULL DEFAULT 'full',

    CONSTRAINT "person_guard_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "exclusion" (
    "account_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),

    CONSTRAINT "exclusion_pkey" PRIMARY KEY ("account_id","person_id")
);

-- CreateTable
CREATE TABLE "safe_listed" (
    "account_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),

    CONSTRAINT "safe_listed_pkey" PRIMARY KEY ("account_id","person_id")
);

-- CreateTable
CREATE TABLE "referral" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "episode_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "from_team" UUID NOT NULL,
    "to_team" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "urgency" TEXT NOT NULL,
    "area_code" TEXT NOT NULL,
    "age_band" TEXT NOT NULL,
    "line" TEXT NOT NULL,
    "sections" TEXT[],
    "onward" BOOLEAN NOT NULL,
    "share_until" TIMESTAMPTZ(3),
    "legal_basis" TEXT NOT NULL,
    "approved_by_team" UUID,
    "sent_at" TIMESTAMPTZ(3),
    "received_at" TIMESTAMPTZ(3),
    "decided_at" TIMESTAMPTZ(3),
    "decline_reason" TEXT,
    "ended_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "sealed" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recorded_by" UUID DEFAULT app.account_id(),
    "recorded_team" UUID DEFAULT app.team_id(),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),

    CONSTRAINT "referral_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "referral_content" (
    "referral_id" UUID NOT NULL,
    "episode_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "views" TEXT NOT NULL,
    "views_note" TEXT,
    "safety" TEXT,
    "contact" TEXT,
    "recorded_by" UUID DEFAULT app.account_id(),
    "recorded_team" UUID DEFAULT app.team_id(),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),

    CONSTRAINT "referral_content_pkey" PRIMARY KEY ("referral_id")
);

-- CreateTable
CREATE TABLE "return_discussion" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "episode_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "arrange_by" TIMESTAMPTZ(3) NOT NULL,
    "complete_by" TIMESTAMPTZ(3) NOT NULL,
    "holder_team" UUID,
    "chosen" TEXT,
    "arranged_for" TIMESTAMPTZ(3),
    "held_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "recorded_by" UUID DEFAULT app.account_id(),
    "recorded_team" UUID DEFAULT app.team_id(),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),

    CONSTRAINT "return_discussion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "return_discussion_record" (
    "id" UUID NOT NULL,
    "return_discussion_id" UUID NOT NULL,
    "episode_id" UUID NOT NULL,
    "own_words" TEXT NOT NULL,
    "workers_view" TEXT NOT NULL,
    "would_help" TEXT,
    "mode" TEXT NOT NULL,
    "seen_alone" TEXT NOT NULL,
    "recorded_by" UUID DEFAULT app.account_id(),
    "recorded_team" UUID DEFAULT app.team_id(),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),

    CONSTRAINT "return_discussion_record_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "return_discussion_refusal" (
    "id" UUID NOT NULL,
    "return_discussion_id" UUID NOT NULL,
    "episode_id" UUID NOT NULL,
    "outcome" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "note" TEXT,
    "recorded_by" UUID DEFAULT app.account_id(),
    "recorded_team" UUID DEFAULT app.team_id(),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),

    CONSTRAINT "return_discussion_refusal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sight" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "episode_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "account_id" UUID,
    "sections" TEXT[],
    "reason" TEXT NOT NULL,
    "share_id" UUID,
    "because_of" UUID,
    "from_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),
    "until" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "sealed" BOOLEAN NOT NULL DEFAULT false,
    "withheld" BOOLEAN NOT NULL DEFAULT false,
    "open" BOOLEAN NOT NULL,
    "risk" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "reported_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sight_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "share" (
    "id" UUID NOT NULL,
    "episode_id" UUID NOT NULL,
    "referral_id" UUID,
    "to_team" UUID NOT NULL,
    "to_account" UUID,
    "given_by_team" UUID NOT NULL,
    "sections" TEXT[],
    "purpose" TEXT NOT NULL,
    "legal_basis" TEXT NOT NULL,
    "onward" BOOLEAN NOT NULL DEFAULT false,
    "until_closed" BOOLEAN NOT NULL DEFAULT false,
    "from_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),
    "until" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" TEXT,

    CONSTRAINT "share_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "support_note" (
    "id" UUID NOT NULL,
    "episode_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "shared_back" BOOLEAN NOT NULL,
    "recorded_by" UUID DEFAULT app.account_id(),
    "recorded_team" UUID DEFAULT app.team_id(),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),

    CONSTRAINT "support_note_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "team_agency_id_idx" ON "team"("agency_id");

-- CreateIndex
CREATE INDEX "team_area_area_code_idx" ON "team_area"("area_code");

-- CreateIndex
CREATE UNIQUE INDEX "account_email_key" ON "account"("email");

-- CreateIndex
CREATE INDEX "membership_team_id_idx" ON "membership"("team_id");

-- CreateIndex
CREATE UNIQUE INDEX "membership_account_id_team_id_role_key" ON "membership"("account_id", "team_id", "role");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_hash_key" ON "session"("token_hash");

-- CreateIndex
CREATE INDEX "session_account_id_idx" ON "session"("account_id");

-- CreateIndex
CREATE INDEX "session_membership_id_idx" ON "session"("membership_id");

-- CreateIndex
CREATE INDEX "session_active_at_idx" ON "session"("active_at");

-- CreateIndex
CREATE INDEX "sign_in_attempt_email_hash_at_idx" ON "sign_in_attempt"("email_hash", "at");

-- CreateIndex
CREATE UNIQUE INDEX "episode_reference_key" ON "episode"("reference");

-- CreateIndex
CREATE INDEX "episode_person_id_idx" ON "episode"("person_id");

-- CreateIndex
CREATE INDEX "episode_lead_team_idx" ON "episode"("lead_team");

-- CreateIndex
CREATE INDEX "risk_assessment_episode_id_idx" ON "risk_assessment"("episode_id");

-- CreateIndex
CREATE INDEX "information_episode_id_idx" ON "information"("episode_id");

-- CreateIndex
CREATE INDEX "return_report_episode_id_idx" ON "return_report"("episode_id");

-- CreateIndex
CREATE INDEX "event_tx_idx" ON "event"("tx");

-- CreateIndex
CREATE INDEX "event_subject_id_id_idx" ON "event"("subject_id", "id");

-- CreateIndex
CREATE INDEX "outbox_event_id_idx" ON "outbox"("event_id");

-- CreateIndex
CREATE INDEX "consultation_account_id_at_idx" ON "consultation"("account_id", "at");

-- CreateIndex
CREATE INDEX "consultation_ids_idx" ON "consultation" USING GIN ("ids");

-- CreateIndex
CREATE INDEX "exclusion_person_id_idx" ON "exclusion"("person_id");

-- CreateIndex
CREATE INDEX "safe_listed_person_id_idx" ON "safe_listed"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "referral_reference_key" ON "referral"("reference");

-- CreateIndex
CREATE INDEX "referral_episode_id_idx" ON "referral"("episode_id");

-- CreateIndex
CREATE INDEX "referral_person_id_idx" ON "referral"("person_id");

-- CreateIndex
CREATE INDEX "referral_from_team_status_idx" ON "referral"("from_team", "status");

-- CreateIndex
CREATE INDEX "referral_to_team_status_idx" ON "referral"("to_team", "status");

-- CreateIndex
CREATE INDEX "referral_content_episode_id_idx" ON "referral_content"("episode_id");

-- CreateIndex
CREATE INDEX "return_discussion_episode_id_idx" ON "return_discussion"("episode_id");

-- CreateIndex
CREATE INDEX "return_discussion_record_episode_id_idx" ON "return_discussion_record"("episode_id");

-- CreateIndex
CREATE INDEX "return_discussion_record_return_discussion_id_idx" ON "return_discussion_record"("return_discussion_id");

-- CreateIndex
CREATE INDEX "return_discussion_refusal_episode_id_idx" ON "return_discussion_refusal"("episode_id");

-- CreateIndex
CREATE INDEX "return_discussion_refusal_return_discussion_id_idx" ON "return_discussion_refusal"("return_discussion_id");

-- CreateIndex
CREATE INDEX "sight_episode_id_team_id_idx" ON "sight"("episode_id", "team_id");

-- CreateIndex
CREATE INDEX "sight_person_id_team_id_idx" ON "sight"("person_id", "team_id");

-- CreateIndex
CREATE INDEX "sight_because_of_idx" ON "sight"("because_of");

-- CreateIndex
CREATE INDEX "sight_share_id_idx" ON "sight"("share_id");

-- CreateIndex
CREATE INDEX "share_episode_id_idx" ON "share"("episode_id");

-- CreateIndex
CREATE INDEX "share_referral_id_idx" ON "share"("referral_id");

-- CreateIndex
CREATE INDEX "support_note_episode_id_idx" ON "support_note"("episode_id");

-- AddForeignKey
ALTER TABLE "team" ADD CONSTRAINT "team_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_area" ADD CONSTRAINT "team_area_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_area" ADD CONSTRAINT "team_area_area_code_fkey" FOREIGN KEY ("area_code") REFERENCES "area"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_membership_id_fkey" FOREIGN KEY ("membership_id") REFERENCES "membership"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "episode" ADD CONSTRAINT "episode_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "episode" ADD CONSTRAINT "episode_lead_team_fkey" FOREIGN KEY ("lead_team") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "episode" ADD CONSTRAINT "episode_area_code_fkey" FOREIGN KEY ("area_code") REFERENCES "area"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "episode_circumstances" ADD CONSTRAINT "episode_circumstances_episode_id_fkey" FOREIGN KEY ("episode_id") REFERENCES "episode"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "episode_reporter" ADD CONSTRAINT "episode_reporter_episode_id_fkey" FOREIGN KEY ("episode_id") REFERENCES "episode"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "risk_assessment" ADD CONSTRAINT "risk_assessment_episode_id_fkey" FOREIGN KEY ("episode_id") REFERENCES "episode"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "information" ADD CONSTRAINT "information_episode_id_fkey" FOREIGN KEY ("episode_id") REFERENCES "episode"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "found_place" ADD CONSTRAINT "found_place_episode_id_fkey" FOREIGN KEY ("episode_id") REFERENCES "episode"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "found_place" ADD CONSTRAINT "found_place_area_code_fkey" FOREIGN KEY ("area_code") REFERENCES "area"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "return_report" ADD CONSTRAINT "return_report_episode_id_fkey" FOREIGN KEY ("episode_id") REFERENCES "episode"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "return_check" ADD CONSTRAINT "return_check_episode_id_fkey" FOREIGN KEY ("episode_id") REFERENCES "episode"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "episode_closing" ADD CONSTRAINT "episode_closing_episode_id_fkey" FOREIGN KEY ("episode_id") REFERENCES "episode"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "episode_death" ADD CONSTRAINT "episode_death_episode_id_fkey" FOREIGN KEY ("episode_id") REFERENCES "episode"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_description" ADD CONSTRAINT "person_description_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_care" ADD CONSTRAINT "person_care_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_health" ADD CONSTRAINT "person_health_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_guard" ADD CONSTRAINT "person_guard_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exclusion" ADD CONSTRAINT "exclusion_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "safe_listed" ADD CONSTRAINT "safe_listed_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral" ADD CONSTRAINT "referral_episode_id_fkey" FOREIGN KEY ("episode_id") REFERENCES "episode"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral" ADD CONSTRAINT "referral_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral" ADD CONSTRAINT "referral_area_code_fkey" FOREIGN KEY ("area_code") REFERENCES "area"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral_content" ADD CONSTRAINT "referral_content_referral_id_fkey" FOREIGN KEY ("referral_id") REFERENCES "referral"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "return_discussion" ADD CONSTRAINT "return_discussion_episode_id_fkey" FOREIGN KEY ("episode_id") REFERENCES "episode"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "return_discussion_record" ADD CONSTRAINT "return_discussion_record_return_discussion_id_fkey" FOREIGN KEY ("return_discussion_id") REFERENCES "return_discussion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "return_discussion_refusal" ADD CONSTRAINT "return_discussion_refusal_return_discussion_id_fkey" FOREIGN KEY ("return_discussion_id") REFERENCES "return_discussion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sight" ADD CONSTRAINT "sight_episode_id_fkey" FOREIGN KEY ("episode_id") REFERENCES "episode"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sight" ADD CONSTRAINT "sight_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sight" ADD CONSTRAINT "sight_share_id_fkey" FOREIGN KEY ("share_id") REFERENCES "share"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "share" ADD CONSTRAINT "share_episode_id_fkey" FOREIGN KEY ("episode_id") REFERENCES "episode"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "share" ADD CONSTRAINT "share_referral_id_fkey" FOREIGN KEY ("referral_id") REFERENCES "referral"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "support_note" ADD CONSTRAINT "support_note_episode_id_fkey" FOREIGN KEY ("episode_id") REFERENCES "episode"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Part three: values, who is asking, the walls, the doors' rights, the audit and the relay.

-- ---------------------------------------------------------------- Values. The unions are in shared/; a test keeps them one.
alter table agency add constraint kind check (kind in ('police', 'council', 'charity', 'health', 'care', 'oversight'));
alter table episode add constraint status check (status in ('reported', 'notMissing', 'missing', 'located', 'afterReturn', 'closed', 'void', 'deceased')),
  add constraint risk check (risk in ('high', 'medium', 'low'));
alter table risk_assessment add constraint level check (level in ('high', 'medium', 'low'));
alter table return_discussion add constraint status check (status in ('due', 'offered', 'arranged', 'held', 'declined', 'notAppropriate', 'noContact'));
alter table referral add constraint status check (status in ('draft', 'sent', 'received', 'moreInfoAsked', 'waitingList', 'accepted', 'active', 'completed', 'notEngaged', 'declined', 'withdrawn'));
alter table person_guard add constraint whereabouts check (whereabouts in ('full', 'safe-and-well-only', 'nothing'));
alter table sight add constraint reason check (reason in ('lead', 'area', 'placing', 'share', 'named', 'national', 'break-glass', 'own')),
  add constraint named check (reason not in ('named', 'break-glass') or account_id is not null);
alter table event add constraint subject check (subject in ('episode', 'person', 'referral', 'account')),
  add constraint audience check (audience in ('section', 'ownTeam', 'lead'));
alter table role_section add constraint reach check (reach in ('yes', 'own'));

-- The 32 council areas, with their official codes.
insert into area (code, name) values
  ('S12000033', 'Aberdeen City'),
  ('S12000034', 'Aberdeenshire'),
  ('S12000041', 'Angus'),
  ('S12000035', 'Argyll and Bute'),
  ('S12000036', 'City of Edinburgh'),
  ('S12000005', 'Clackmannanshire'),
  ('S12000006', 'Dumfries and Galloway'),
  ('S12000042', 'Dundee City'),
  ('S12000008', 'East Ayrshire'),
  ('S12000045', 'East Dunbartonshire'),
  ('S12000010', 'East Lothian'),
  ('S12000011', 'East Renfrewshire'),
  ('S12000014', 'Falkirk'),
  ('S12000047', 'Fife'),
  ('S12000049', 'Glasgow City'),
  ('S12000017', 'Highland'),
  ('S12000018', 'Inverclyde'),
  ('S12000019', 'Midlothian'),
  ('S12000020', 'Moray'),
  ('S12000013', 'Na h-Eileanan Siar'),
  ('S12000021', 'North Ayrshire'),
  ('S12000050', 'North Lanarkshire'),
  ('S12000023', 'Orkney Islands'),
  ('S12000048', 'Perth and Kinross'),
  ('S12000038', 'Renfrewshire'),
  ('S12000026', 'Scottish Borders'),
  ('S12000027', 'Shetland Islands'),
  ('S12000028', 'South Ayrshire'),
  ('S12000029', 'South Lanarkshire'),
  ('S12000030', 'Stirling'),
  ('S12000039', 'West Dunbartonshire'),
  ('S12000040', 'West Lothian');

-- The worklist of a team: open episodes, newest first, from the sight rows alone.
create index sight_worklist on sight (team_id, reported_at desc, episode_id desc) include (risk) where open;
create index sight_ending on sight (until) where ended_at is null and until is not null;
create unique index one_lead on sight (episode_id) where reason = 'lead' and ended_at is null and until is null;

insert into role_section (role, section, reach) values
  ('call-handler', 'summary', 'yes'), ('call-handler', 'description', 'yes'), ('call-handler', 'care', 'yes'), ('call-handler', 'health', 'yes'), ('call-handler', 'enquiries', 'yes'), ('call-handler', 'plan', 'yes'), ('call-handler', 'whereabouts', 'yes'),
  ('officer', 'summary', 'yes'), ('officer', 'description', 'yes'), ('officer', 'care', 'yes'), ('officer', 'health', 'yes'), ('officer', 'enquiries', 'yes'), ('officer', 'returnDiscussion', 'own'), ('officer', 'plan', 'yes'), ('officer', 'whereabouts', 'yes'),
  ('sergeant', 'summary', 'yes'), ('sergeant', 'description', 'yes'), ('sergeant', 'care', 'yes'), ('sergeant', 'health', 'yes'), ('sergeant', 'enquiries', 'yes'), ('sergeant', 'returnDiscussion', 'yes'), ('sergeant', 'plan', 'yes'), ('sergeant', 'whereabouts', 'yes'),
  ('inspector', 'summary', 'yes'), ('inspector', 'description', 'yes'), ('inspector', 'care', 'yes'), ('inspector', 'health', 'yes'), ('inspector', 'enquiries', 'yes'), ('inspector', 'returnDiscussion', 'yes'), ('inspector', 'plan', 'yes'), ('inspector', 'whereabouts', 'yes'),
  ('police-coordinator', 'summary', 'yes'), ('police-coordinator', 'description', 'yes'), ('police-coordinator', 'care', 'yes'), ('police-coordinator', 'health', 'yes'), ('police-coordinator', 'enquiries', 'yes'), ('police-coordinator', 'returnDiscussion', 'yes'), ('police-coordinator', 'support', 'yes'), ('police-coordinator', 'plan', 'yes'), ('police-coordinator', 'whereabouts', 'yes'),
  ('national', 'summary', 'yes'), ('national', 'description', 'yes'), ('national', 'care', 'yes'), ('national', 'health', 'yes'), ('national', 'enquiries', 'yes'), ('national', 'returnDiscussion', 'yes'), ('national', 'support', 'yes'), ('national', 'plan', 'yes'), ('national', 'whereabouts', 'yes'),
  ('council-coordinator', 'summary', 'yes'), ('council-coordinator', 'description', 'yes'), ('council-coordinator', 'care', 'yes'), ('council-coordinator', 'health', 'yes'), ('council-coordinator', 'returnDiscussion', 'yes'), ('council-coordinator', 'support', 'yes'), ('council-coordinator', 'plan', 'yes'), ('council-coordinator', 'whereabouts', 'yes'),
  ('social-worker', 'summary', 'yes'), ('social-worker', 'description', 'yes'), ('social-worker', 'care', 'yes'), ('social-worker', 'health', 'yes'), ('social-worker', 'returnDiscussion', 'yes'), ('social-worker', 'support', 'yes'), ('social-worker', 'plan', 'yes'), ('social-worker', 'whereabouts', 'yes'),
  ('housing-officer', 'summary', 'yes'), ('housing-officer', 'description', 'yes'), ('housing-officer', 'care', 'yes'), ('housing-officer', 'health', 'yes'), ('housing-officer', 'support', 'yes'), ('housing-officer', 'plan', 'yes'), ('housing-officer', 'whereabouts', 'yes'),
  ('discussion-worker', 'summary', 'yes'), ('discussion-worker', 'description', 'yes'), ('discussion-worker', 'care', 'yes'), ('discussion-worker', 'health', 'yes'), ('discussion-worker', 'returnDiscussion', 'yes'), ('discussion-worker', 'support', 'yes'), ('discussion-worker', 'plan', 'yes'), ('discussion-worker', 'whereabouts', 'yes'),
  ('caseworker', 'summary', 'yes'), ('caseworker', 'description', 'yes'), ('caseworker', 'care', 'yes'), ('caseworker', 'health', 'yes'), ('caseworker', 'returnDiscussion', 'yes'), ('caseworker', 'support', 'yes'), ('caseworker', 'plan', 'yes'), ('caseworker', 'whereabouts', 'yes'),
  ('notifier', 'summary', 'yes'), ('notifier', 'description', 'yes'), ('notifier', 'care', 'yes'), ('notifier', 'health', 'yes'), ('notifier', 'plan', 'yes'), ('notifier', 'whereabouts', 'own');

-- ---------------------------------------------------------------- Who is asking.
-- A session counts while it has not ended, its person did something in the last 15 minutes, it is younger than 12 hours,
-- the account is not disabled and the membership has not ended. Ending any of these ends all sight at once.
do $who$
declare
  live constant text := $$ from session s join account a on a.id = s.account_id join membership m on m.id = s.membership_id
    where s.token_hash = sha256(convert_to(nullif(current_setting('app.token', true), ''), 'UTF8'))
      and s.ended_at is null and s.active_at > now() - interval '15 minutes' and s.created_at > now() - interval '12 hours'
      and a.disabled_at is null and (m.until is null or m.until > now()) $$;
  definer constant text := 'language sql stable security definer set search_path = pg_catalog, public as';
begin
  execute format('create or replace function app.account_id() returns uuid %s $b$ select m.account_id %s $b$', definer, live);
  execute format('create or replace function app.team_id() returns uuid %s $b$ select m.team_id %s $b$', definer, live);
  execute format('create or replace function app.role() returns text %s $b$ select m.role %s $b$', definer, live);
  -- The team by whose rows one has sight: none for a role that reads no section.
  execute format('create function app.sight_team() returns uuid %s $b$ select m.team_id %s and exists (select from role_section r where r.role = m.role) $b$', definer, live);
end $who$;

-- What the acting role ever reads of a section: all of it, or at least what its own team recorded.
create function app.read_sections() returns text[] language sql stable security definer set search_path = pg_catalog, public
  as $$ select coalesce(array_agg(section), '{}') from role_section where role = app.role() and reach = 'yes' $$;
create function app.read_own_sections() returns text[] language sql stable security definer set search_path = pg_catalog, public
  as $$ select coalesce(array_agg(section), '{}') from role_section where role = app.role() $$;
create function app.excluded_persons() returns uuid[] language sql stable security definer set search_path = pg_catalog, public
  as $$ select coalesce(array_agg(person_id), '{}') from exclusion where account_id = app.account_id() $$;
create function app.safe_listed() returns uuid[] language sql stable security definer set search_path = pg_catalog, public
  as $$ select coalesce(array_agg(person_id), '{}') from safe_listed where account_id = app.account_id() $$;

-- ---------------------------------------------------------------- The wall: which rows of sight count, for whoever is asking.
-- Team, named account, time, exclusion, seal; roles that read no section have no sight at all. One text, used by the policy and
-- by the functions below that run as the owner and so stand behind no policy.
do $wall$
declare
  live constant text := $$
    team_id = (select app.sight_team())
    and (account_id is null or account_id = (select app.account_id()))
    and from_at <= (select app.now()) and (until is null or until > (select app.now()))
    and person_id <> all ((select app.excluded_persons())::uuid[])
    and (not sealed or reason = 'national' or account_id is not null
         or (reason = 'lead' and (select app.role()) in ('sergeant', 'inspector', 'police-coordinator'))) $$;
  -- Under a restriction, whereabouts are for the lead and the safe list alone, whoever recorded them.
  told constant text := $$ (not s.withheld or s.reason = 'lead' or s.person_id = any ((select app.safe_listed())::uuid[])) $$;
  noun record;
  seen text;
begin
  -- `offset 0` keeps each look-up one by key: without it the planner reads all rows of the team first, which a large team feels.
  alter table sight enable row level security;
  execute format('create policy wall on sight for select to waymark_app using (%s)', live);
  execute format($f$ create function app.live_sight() returns setof sight language sql stable security definer set search_path = pg_catalog, public as $b$ select * from sight where %s $b$ $f$, live);

  -- Tables of one section: a row is there if a row of sight that counts opens the section and the role reads it,
  -- or if the own team recorded it and the role reads at least that.
  for noun in select * from (values
    ('episode',                   'id',         'episode_id', 'summary'),
    ('return_discussion',         'episode_id', 'episode_id', 'summary'),
    ('person',                    'id',         'person_id',  'summary'),
    ('episode_circumstances',     'episode_id', 'episode_id', 'description'),
    ('risk_assessment',           'episode_id', 'episode_id', 'description'),
    ('information',               'episode_id', 'episode_id', 'description'),
    ('person_description',        'person_id',  'person_id',  'description'),
    ('person_care',               'person_id',  'person_id',  'care'),
    ('person_health',             'person_id',  'person_id',  'health'),
    ('return_check',              'episode_id', 'episode_id', 'health'),
    ('episode_reporter',          'episode_id', 'episode_id', 'enquiries'),
    ('episode_closing',           'episode_id', 'episode_id', 'enquiries'),
    ('return_discussion_record',  'episode_id', 'episode_id', 'returnDiscussion'),
    ('return_discussion_refusal', 'episode_id', 'episode_id', 'returnDiscussion'),
    ('support_note',              'episode_id', 'episode_id', 'support'),
    ('found_place',               'episode_id', 'episode_id', 'whereabouts'),
    ('return_report',             'episode_id', 'episode_id', 'whereabouts')
  ) as nouns (name, key, sight_key, section) loop
    seen := format($f$ exists (select from sight s where s.%1$I = %2$I.%3$I and (
        (%4$L = any (s.sections) and %4$L = any ((select app.read_sections())::text[]) %5$s)
        or (%2$I.recorded_team = (select app.team_id()) and %4$L = any ((select app.read_own_sections())::text[]) and %6$s)) %7$s offset 0) $f$,
      noun.sight_key, noun.name, noun.key, noun.section,
      case noun.name when 'support_note' then 'and support_note.shared_back'
        -- what a partner says of a return is for those who lead until it is decided what may be told
        when 'return_report' then 'and (s.reason in (''lead'', ''national'') or s.status not in (''reported'', ''missing''))' else '' end,
      -- of an episode or a person an ended share leaves the reference and the name only: those come from app.own_card
      case when noun.name in ('episode', 'person') then 'false' else 'true' end,
      case when noun.section = 'whereabouts' then 'and' || told else '' end);
    execute format('alter table %I enable row level security', noun.name);
    execute format('create policy reads on %I for select to waymark_app using (%s)', noun.name, seen);
    execute format($f$ create policy writes on %I for insert to waymark_app with check (
      exists (select from sight s where s.%I = %I.%I and s.reason not in ('own'%s) offset 0)) $f$,
      noun.name, noun.sight_key, noun.name, noun.key, case when noun.name = 'information' then '' else $$, 'break-glass'$$ end);
    execute format($f$ create policy changes on %I for update to waymark_app using (
      exists (select from sight s where s.%I = %I.%I and s.reason not in ('own', 'break-glass') offset 0)) $f$,
      noun.name, noun.sight_key, noun.name, noun.key);
  end loop;

  -- An event is there if its section is, within its audience.
  alter table event enable row level security;
  execute format($f$ create policy reads on event for select to waymark_app using (
    subject in ('episode', 'person') and exists (select from sight s
      where ((event.subject = 'episode' and s.episode_id = event.subject_id) or (event.subject = 'person' and s.person_id = event.subject_id))
      and case event.audience
        when 'ownTeam' then event.team_id = (select app.team_id()) and event.section = any ((select app.read_own_sections())::text[])
        when 'lead' then s.reason in ('lead', 'national') and event.section = any ((select app.read_sections())::text[])
        else (event.section = any (s.sections) and event.section = any ((select app.read_sections())::text[])
            and (event.kind <> 'return.reported' or s.reason in ('lead', 'national') or s.status not in ('reported', 'missing')))
          or (event.team_id = (select app.team_id()) and event.section = any ((select app.read_own_sections())::text[]))
      end
      and (event.section <> 'whereabouts' or %s)
      -- with whom it is shared: for those who see the whole list, and for the teams concerned
      and (event.kind not in ('share.given', 'share.ended', 'referral.waits') or s.reason in ('lead', 'area', 'placing', 'national')
        or event.team_id = (select app.team_id()) or event.data ->> 'teamId' = (select app.team_id())::text) offset 0)) $f$, told);
end $wall$;

-- Whoever records something says who and when by the columns' defaults alone: the right to insert leaves those columns out.
create policy tells on event for insert to waymark_app with check (account_id is not null and case subject
  when 'episode' then exists (select from sight s where s.episode_id = subject_id)
  when 'person' then exists (select from sight s where s.person_id = subject_id)
  when 'referral' then exists (select from referral r where r.id = subject_id)
  else subject_id = (select app.account_id()) end);

-- A death is for lead and national until it is confirmed.
alter table episode_death enable row level security;
create policy reads on episode_death for select to waymark_app using (exists (select from sight s
  where s.episode_id = episode_death.episode_id and s.reason in ('lead', 'national') and 'enquiries' = any ((select app.read_sections())::text[]) offset 0));
create policy writes on episode_death for insert to waymark_app with check (confirmed_by is null and exists (select from sight s
  where s.episode_id = episode_death.episode_id and s.reason in ('lead', 'national')));
create policy changes on episode_death for update to waymark_app using (recorded_by <> (select app.account_id()) and confirmed_by is null and exists (select from sight s
  where s.episode_id = episode_death.episode_id and s.reason in ('lead', 'national'))) with check (confirmed_by = (select app.account_id()));

-- What may be told of a person's whereabouts is known to whoever has them in sight: it says that something is withheld, never what.
alter table person_guard enable row level security;
create policy reads on person_guard for select to waymark_app using (exists (select from sight s where s.person_id = person_guard.person_id and 'summary' = any (s.sections) offset 0));

-- A referral is there for the two teams, for the national unit, and, while it waits for someone who may share, for those who may.
alter table referral enable row level security;
create policy reads on referral for select to waymark_app using (
  (select app.sight_team()) is not null
  and person_id <> all ((select app.excluded_persons())::uuid[])
  and (from_team = (select app.team_id()) or approved_by_team = (select app.team_id())
       or (to_team = (select app.team_id()) and sent_at is not null)
       or exists (select from sight s where s.episode_id = referral.episode_id and (s.reason = 'national'
         or (referral.status = 'draft' and (select app.role()) = any (case s.reason when 'lead' then array['sergeant', 'inspector', 'police-coordinator'] when 'area' then array['council-coordinator'] when 'placing' then array['council-coordinator'] end))) offset 0))
  and (not sealed or exists (select from sight s where s.episode_id = referral.episode_id offset 0)));
create policy writes on referral for insert to waymark_app with check (from_team = (select app.team_id()) and exists (select from sight s
  where s.episode_id = referral.episode_id and s.person_id = referral.person_id and s.reason not in ('own', 'break-glass')));
create policy changes on referral for update to waymark_app using (from_team = (select app.team_id()) or to_team = (select app.team_id())
  or exists (select from sight s where s.episode_id = referral.episode_id and s.reason in ('lead', 'area', 'placing', 'national')));
-- Its content is the sender's, and the receiver's once accepted.
alter table referral_content enable row level security;
create policy reads on referral_content for select to waymark_app using (exists (select from referral r where r.id = referral_id and (
  r.from_team = (select app.team_id())
  or (r.to_team = (select app.team_id()) and r.status in ('accepted', 'active', 'completed', 'notEngaged') and exists (select from sight s where s.episode_id = r.episode_id))
  or exists (select from sight s where s.episode_id = r.episode_id and s.reason = 'national'))));
create policy writes on referral_content for insert to waymark_app with check (exists (select from referral r where r.id = referral_id and r.episode_id = referral_content.episode_id and r.from_team = (select app.team_id())));

-- A share is there for its two teams and for those who see the whole list.
alter table share enable row level security;
create policy reads on share for select to waymark_app using (exists (select from sight s where s.episode_id = share.episode_id
  and (s.reason in ('lead', 'area', 'placing', 'national') or share.to_team = (select app.team_id()) or share.given_by_team = (select app.team_id())) offset 0));

-- These two are read by the functions above alone.
alter table exclusion enable row level security;
alter table safe_listed enable row level security;

-- Consultations and receipts are one's own.
alter table consultation enable row level security;
create policy tells on consultation for insert to waymark_app with check (account_id is not distinct from (select app.account_id()));
alter table receipt enable row level security;
create policy own on receipt to waymark_app using (account_id = (select app.account_id())) with check (account_id = (select app.account_id()));

-- Accounts, sessions and tries are the gate's; counters, the outbox and the copy of the role table are the functions'.
alter table account enable row level security;
alter table membership enable row level security;
alter table session enable row level security;
alter table sign_in_attempt enable row level security;
create policy gate on account for select to waymark_gate using (true);
create policy gate on membership for select to waymark_gate using (true);
create policy gate on session to waymark_gate using (true) with check (true);
create policy gate on sign_in_attempt to waymark_gate using (true) with check (true);
alter table outbox enable row level security;
alter table reference_counter enable row level security;
alter table role_section enable row level security;

-- ---------------------------------------------------------------- The doors' rights. No door owns, deletes or truncates a record.
grant select on area, agency, team, team_area to waymark_app, waymark_gate;
grant select on sight, share, person, person_description, person_care, person_health, person_guard, episode, episode_circumstances, episode_reporter,
  risk_assessment, information, found_place, return_report, return_check, episode_closing, episode_death, return_discussion, return_discussion_record,
  return_discussion_refusal, referral, referral_content, support_note, event, receipt to waymark_app;
grant insert (id, episode_id, person_id, from_team, to_team, reference, status, type, urgency, area_code, age_band, line, sections, onward, share_until, legal_basis, sent_at, approved_by_team, version, sealed) on referral to waymark_app;
grant update (status, version, sent_at, received_at, decided_at, decline_reason, ended_at, outcome, approved_by_team) on referral to waymark_app;
grant insert (referral_id, episode_id, reason, views, views_note, safety, contact) on referral_content to waymark_app;
grant update (given_name, family_name, known_as, date_of_birth, warning, version) on person to waymark_app;
grant insert (person_id, appearance, marks, languages, version), update (appearance, marks, languages, version) on person_description to waymark_app;
grant insert (person_id, status, lives_with, placing_area, key_worker, version), update (status, lives_with, key_worker, version) on person_care to waymark_app;
grant insert (person_id, conditions, medication, medication_if_missed, allergies, version), update (conditions, medication, medication_if_missed, allergies, version) on person_health to waymark_app;
grant update (status, risk, located_at, closed_at, version) on episode to waymark_app;
grant insert (episode_id, narrative, last_seen_place, clothing, out_of_character, subject_to_crime, at_risk_of_harm, version), update (narrative, last_seen_place, clothing, out_of_character, subject_to_crime, at_risk_of_harm, version) on episode_circumstances to waymark_app;
grant insert (episode_id, name, relationship, phone, safe_to_call) on episode_reporter to waymark_app;
grant insert (id, episode_id, level, rationale) on risk_assessment to waymark_app;
grant insert (id, episode_id, source, text, learned_at) on information to waymark_app;
grant insert (episode_id, kind, address, area_code, found_by) on found_place to waymark_app;
grant insert (id, episode_id, returned_at, text) on return_report to waymark_app;
grant insert (episode_id, seen_at, condition, harm, note) on return_check to waymark_app;
grant insert (episode_id, category, concern_report, no_referral_why, note), update (category, concern_report, no_referral_why, note) on episode_closing to waymark_app;
grant insert (episode_id, identity_basis), update (confirmed_by, confirmed_at) on episode_death to waymark_app;
grant insert (episode_id, status, arrange_by, complete_by, version), update (status, holder_team, chosen, arranged_for, held_at, version) on return_discussion to waymark_app;
grant insert (id, return_discussion_id, episode_id, own_words, workers_view, would_help, mode, seen_alone) on return_discussion_record to waymark_app;
grant insert (id, return_discussion_id, episode_id, outcome, reason, note) on return_discussion_refusal to waymark_app;
grant insert (id, episode_id, text, shared_back) on support_note to waymark_app;
grant insert (kind, subject, subject_id, section, audience, data) on event to waymark_app;
grant insert (action, outcome, ids, sections, reasons) on consultation to waymark_app;
grant insert (id, endpoint, body_hash, reply) on receipt to waymark_app;
grant usage on sequence event_id_seq, consultation_id_seq to waymark_app;
grant usage on sequence sign_in_attempt_id_seq to waymark_gate;
grant select on account, membership to waymark_gate;
grant select, insert (token_hash, account_id, membership_id), update (active_at, ended_at, membership_id) on session to waymark_gate;
grant select, insert (email_hash, succeeded), delete on sign_in_attempt to waymark_gate;

-- ---------------------------------------------------------------- Sight follows from what is done. These check role and reason themselves.
-- The reasons under which whoever is asking sees an episode.
create function app.my_reasons(wanted uuid) returns text[] language sql stable security definer set search_path = pg_catalog, public
  as $$ select coalesce(array_agg(distinct reason), '{}') from app.live_sight() where episode_id = wanted $$;

create function app.next_reference(kind text) returns text language sql volatile security definer set search_path = pg_catalog, public as $$
  insert into reference_counter as c (prefix, year, last) values (kind, extract(year from app.now() at time zone 'Europe/London'), 1)
  on conflict (prefix, year) do update set last = c.last + 1
  returning prefix || '-' || year || '-' || lpad(last::text, 6, '0') $$;

-- One row of sight on an episode, with the copies that the wall and the lists need.
create function app.add_sight(of_episode uuid, to_team uuid, why text, opened text[], of_share uuid default null, until_at timestamptz default null,
  because uuid default null, to_account uuid default null) returns void language sql volatile security definer set search_path = pg_catalog, public as $$
  insert into sight (episode_id, person_id, team_id, account_id, sections, reason, share_id, because_of, until, sealed, withheld, open, risk, status, reported_at)
  select e.id, e.person_id, to_team, to_account, opened, why, of_share, because, until_at, coalesce(g.sealed, false), coalesce(g.whereabouts, 'full') <> 'full',
    e.status in ('reported', 'missing', 'located', 'afterReturn'), e.risk, e.status, e.reported_at
  from episode e left join person_guard g on g.person_id = e.person_id where e.id = of_episode $$;

-- Opens an episode for the police team that leads it: the acting one, or, when a partner notifies, the one that covers the place.
create function app.open_episode(input jsonb) returns text language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare
  me uuid := app.team_id();
  police boolean := app.role() in ('call-handler', 'officer', 'sergeant', 'inspector', 'police-coordinator', 'national');
  notifies boolean := app.role() in ('council-coordinator', 'social-worker', 'housing-officer', 'notifier');
  the_episode uuid := input ->> 'id';
  the_person uuid := input ->> 'personId';
  area text := input ->> 'areaCode';
  leads uuid;
  ref text;
  the_share uuid;
  t record;
  had text[]; -- a partner that notifies again of somebody it knows sees of them no more than before
  everything constant text[] := array['summary', 'description', 'care', 'health', 'enquiries', 'returnDiscussion', 'support', 'plan', 'whereabouts'];
begin
  if not police and not notifies or police is null then raise exception 'not allowed' using errcode = '42501'; end if;
  if police then leads := me;
  else
    select team.id into leads from team join agency on agency.id = team.agency_id join team_area on team_area.team_id = team.id
    where agency.kind = 'police' and not team.national and team_area.area_code = area order by team.id limit 1;
    if leads is null then raise exception 'no division covers the area' using errcode = '42501'; end if;
  end if;

  if input ? 'person' then
    insert into person (id, given_name, family_name, known_as, date_of_birth, warning)
    select the_person, p ->> 'givenName', p ->> 'familyName', p ->> 'knownAs', (p ->> 'dateOfBirth')::date, p ->> 'warning' from (select input -> 'person' as p) x;
  elsif not exists (select from app.live_sight() where person_id = the_person and reason not in ('own', 'break-glass')) then
    raise exception 'person not in sight' using errcode = '42501'; -- opening an episode is no way to reach a person
  end if;

  if notifies and not input ? 'person' then
    select coalesce(array_agg(distinct x), '{}') into had from app.live_sight() l cross join lateral unnest(l.sections) x where l.person_id = the_person;
  end if;

  ref := app.next_reference('MP');
  insert into episode (id, reference, person_id, lead_team, area_code, status, risk, missing_from, reported_at, last_seen_at)
  values (the_episode, ref, the_person, leads, area, 'reported', input ->> 'risk', input ->> 'missingFrom', (input ->> 'reportedAt')::timestamptz, (input ->> 'lastSeenAt')::timestamptz);

  perform app.add_sight(the_episode, leads, 'lead', everything);
  for t in select team.id, agency.kind, team.national from team join agency on agency.id = team.agency_id
    where team.national or exists (select from team_area where team_id = team.id and area_code = area) loop
    if t.national then
      perform app.add_sight(the_episode, t.id, 'national', everything);
    elsif t.kind = 'council' then
      perform app.add_sight(the_episode, t.id, 'area', case when t.id = me and had is not null
        then array(select unnest(array_remove(everything, 'enquiries')) intersect select unnest(had)) else array_remove(everything, 'enquiries') end);
    elsif t.kind = 'police' and t.id <> leads then
      perform app.add_sight(the_episode, t.id, 'area', array['summary', 'description', 'care', 'health', 'enquiries', 'plan', 'whereabouts']);
    end if;
  end loop;
  if input ? 'person' and input ->> 'placingArea' is not null and input ->> 'placingArea' <> area then
    perform app.add_sight(the_episode, team.id, 'placing', array_remove(everything, 'enquiries'))
    from team join agency on agency.id = team.agency_id join team_area on team_area.team_id = team.id
    where agency.kind = 'council' and team_area.area_code = input ->> 'placingArea';
  end if;
  if notifies and not exists (select from sight where episode_id = the_episode and team_id = me) then
    the_share := gen_random_uuid();
    insert into share (id, episode_id, to_team, given_by_team, sections, purpose, legal_basis, until_closed)
    values (the_share, the_episode, me, leads, case when had is null then array['summary', 'description', 'plan']
      else array(select unnest(array['summary', 'description', 'plan']) intersect select unnest(had)) end, 'notified', 'publicTask', true);
    perform app.add_sight(the_episode, me, 'share', sections, the_share) from share where id = the_share;
  end if;
  -- While a police team leads an open episode it sees that person's earlier ones as a covering division does.
  perform app.add_sight(e.id, leads, 'area', array['summary', 'description', 'care', 'health', 'enquiries', 'plan', 'whereabouts'], null, null, the_episode)
  from episode e where e.person_id = the_person and e.id <> the_episode
    and not exists (select from sight s where s.episode_id = e.id and s.team_id = leads and s.reason in ('lead', 'area') and (s.until is null or s.until > app.now()));
  return ref;
end $$;

-- Found: the teams that cover the place see what they need to meet the person, unless that would tell where they are.
create function app.open_found_area(of_episode uuid, area text) returns void language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
  if not app.my_reasons(of_episode) && array['lead', 'area', 'national'] or app.role() not in ('officer', 'sergeant', 'inspector', 'police-coordinator', 'national')
  then raise exception 'not allowed' using errcode = '42501'; end if;
  if exists (select from person_guard g join episode e on e.person_id = g.person_id where e.id = of_episode and g.whereabouts <> 'full') then return; end if;
  perform app.add_sight(of_episode, team.id, 'area', array['summary', 'description', 'health', 'whereabouts'], null, null, of_episode)
  from team join agency on agency.id = team.agency_id join team_area on team_area.team_id = team.id
  where agency.kind in ('police', 'council') and team_area.area_code = area
    and not exists (select from sight s where s.episode_id = of_episode and s.team_id = team.id and s.reason in ('lead', 'area', 'placing', 'national') and (s.until is null or s.until > app.now()));
end $$;

-- Seen and spoken to: the teams of the place found keep their sight for a day more.
create function app.settle_found_area(of_episode uuid) returns void language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
  if not app.my_reasons(of_episode) && array['lead', 'area', 'national'] or app.role() not in ('officer', 'sergeant', 'inspector', 'police-coordinator', 'national')
  then raise exception 'not allowed' using errcode = '42501'; end if;
  update sight set until = app.now() + interval '1 day' where episode_id = of_episode and because_of = of_episode and until is null;
end $$;

-- What may be told of a person's whereabouts. Teams of the place found, if any were opened, lose it at once.
create function app.restrict_whereabouts(of_episode uuid, told text) returns void language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare the_person uuid;
begin
  if not app.my_reasons(of_episode) && array['lead', 'area', 'national'] or app.role() not in ('officer', 'sergeant', 'inspector', 'police-coordinator', 'national')
  then raise exception 'not allowed' using errcode = '42501'; end if;
  select person_id into the_person from episode where id = of_episode;
  if told = 'full' then return; end if; -- lifting a restriction is another decision
  insert into person_guard (person_id, whereabouts) values (the_person, told) on conflict (person_id) do update set whereabouts = told
    where person_guard.whereabouts = 'full' or told = 'nothing'; -- never weaker than it was
  update sight set until = app.now() where person_id = the_person and because_of = episode_id and (until is null or until > app.now());
end $$;

-- Accepting a referral makes the share: what was offered, as far as whoever it rests on may still pass it on.
create function app.accept_referral(of_referral uuid, new_share uuid) returns text[] language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare r referral; opened text[]; rests_until timestamptz; -- no longer than what it rests on
begin
  select * into r from referral where id = of_referral for update;
  if r.to_team is distinct from app.team_id() or r.status not in ('sent', 'received', 'moreInfoAsked', 'waitingList')
    or app.role() not in ('police-coordinator', 'council-coordinator', 'social-worker', 'housing-officer', 'discussion-worker', 'caseworker')
    or r.person_id = any (app.excluded_persons())
  then raise exception 'not allowed' using errcode = '42501'; end if;
  select coalesce(array_agg(distinct x), '{}'), case when bool_or(s.until is null) then null else max(s.until) end into opened, rests_until
  from sight s left join share h on h.id = s.share_id cross join lateral unnest(s.sections) x
  where s.episode_id = r.episode_id and s.team_id = coalesce(r.approved_by_team, r.from_team) and (s.until is null or s.until > app.now())
    and (s.reason in ('lead', 'area', 'placing', 'national') or (s.reason in ('share', 'named') and h.onward))
    and x = any (r.sections) and (x <> 'whereabouts' or not s.withheld or s.reason = 'lead');
  if not 'summary' = any (opened) then return '{}'; end if; -- the sender may no longer pass it on
  insert into share (id, episode_id, referral_id, to_team, given_by_team, sections, purpose, legal_basis, onward, until)
  values (new_share, r.episode_id, r.id, r.to_team, coalesce(r.approved_by_team, r.from_team), opened, 'referral', r.legal_basis, r.onward, least(r.share_until, rests_until));
  perform app.add_sight(r.episode_id, r.to_team, 'share', opened, new_share, least(r.share_until, rests_until));
  return opened;
end $$;

-- Ends one share: the team keeps what it recorded, its referrals, the reference and the name.
create function app.close_share(of_share uuid, why text) returns void language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare h share;
begin
  update share set ended_at = app.now(), end_reason = why where id = of_share and ended_at is null returning * into h;
  if h.id is null then return; end if;
  update sight set until = app.now() where share_id = of_share and reason <> 'own' and (until is null or until > app.now());
  perform app.add_sight(h.episode_id, h.to_team, 'own', '{}', h.id, null, null, h.to_account);
end $$;
create function app.end_share(of_share uuid, why text) returns void language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare h share; mine text[];
begin
  select * into h from share where id = of_share;
  mine := app.my_reasons(h.episode_id);
  -- whoever may end shares (the grid: share.end), or the receiving team when it closes its own work
  if not ((mine && array['lead', 'national'] and app.role() in ('sergeant', 'inspector', 'police-coordinator', 'national'))
       or (mine && array['area', 'placing'] and app.role() = 'council-coordinator')
       or coalesce(h.to_team = app.team_id() and mine && array['share', 'named'], false))
  then raise exception 'not allowed' using errcode = '42501'; end if;
  perform app.close_share(of_share, why);
end $$;

-- Reopened: rows that went with the closing do not come back by themselves.
create function app.copy_sort_keys() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update sight set open = new.status in ('reported', 'missing', 'located', 'afterReturn'), risk = new.risk, status = new.status where episode_id = new.id;
  if new.status in ('closed', 'void', 'notMissing', 'deceased') and old.status is distinct from new.status then
    perform app.close_share(id, 'episodeClosed') from share where episode_id = new.id and until_closed and ended_at is null;
    update sight set until = app.now() where because_of = new.id and episode_id <> new.id and until is null;
  end if;
  return null;
end $$;
create trigger copies after update of status, risk on episode for each row execute function app.copy_sort_keys();

-- A referral begins with the seal of its person, whatever was sent; and a team agrees to passing on in no name but its own.
create function app.begin_referral() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin new.sealed := coalesce((select sealed from person_guard where person_id = new.person_id), false); return new; end $$;
create trigger begins before insert on referral for each row execute function app.begin_referral();
create function app.check_approval() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if new.approved_by_team <> app.team_id() and (tg_op = 'INSERT' or new.approved_by_team is distinct from old.approved_by_team) then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger checks_approval before insert or update of approved_by_team on referral for each row execute function app.check_approval();

create function app.copy_guard() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update sight set sealed = new.sealed, withheld = new.whereabouts <> 'full' where person_id = new.person_id;
  update referral set sealed = new.sealed where person_id = new.person_id;
  return null;
end $$;
create trigger copies after insert or update on person_guard for each row execute function app.copy_guard();

-- Of an episode whose share has ended: the reference and the name, no more.
create function app.own_card(of_episode uuid) returns table (reference text, given_name text, family_name text) language sql stable security definer set search_path = pg_catalog, public as $$
  select e.reference, p.given_name, p.family_name from episode e join person p on p.id = e.person_id
  where e.id = of_episode and exists (select from app.live_sight() s where s.episode_id = e.id) $$;

-- Names of the people and teams behind ids, for showing who recorded something.
create function app.who(ids uuid[]) returns table (id uuid, name text) language sql stable security definer set search_path = pg_catalog, public
  as $$ select a.id, a.name from account a where a.id = any (ids) and app.account_id() is not null $$;

-- Who can see an episode, and why: the whole list for lead, area, placing and national, their own team's rows for others (access.md, rule 10).
-- Teams that see it because the person was found in their area are left out for whoever may not read whereabouts,
-- and those that see it because of another episode for whoever may not know of that one.
create function app.explain_sight(of_episode uuid) returns table (id uuid, team_id uuid, account_id uuid, account text, reason text, sections text[], from_at timestamptz,
  until timestamptz, share_id uuid, given_by_team uuid) language sql stable security definer set search_path = pg_catalog, public as $$
  select s.id, s.team_id, s.account_id, a.name, s.reason, s.sections, s.from_at, s.until, s.share_id, h.given_by_team
  from sight s left join account a on a.id = s.account_id left join share h on h.id = s.share_id
  where s.episode_id = of_episode and s.from_at <= app.now() and (s.until is null or s.until > app.now())
    and exists (select from app.live_sight() m where m.episode_id = of_episode and m.reason <> 'own'
      and (m.reason in ('lead', 'area', 'placing', 'national') or s.team_id = m.team_id)
      and (s.because_of is null or s.team_id = m.team_id
        or (s.because_of <> s.episode_id and exists (select from app.live_sight() n where n.episode_id = s.because_of and n.reason <> 'own'))
        or (s.because_of = s.episode_id and 'whereabouts' = any (app.read_sections()) and 'whereabouts' = any (m.sections) and (not m.withheld or m.reason = 'lead' or m.person_id = any (app.safe_listed())))))
  order by s.from_at, s.id $$;

grant execute on all functions in schema app to waymark_app;
revoke execute on function app.add_sight, app.close_share, app.copy_sort_keys, app.copy_guard, app.begin_referral, app.check_approval from waymark_app;
grant execute on function app.now, app.tx, app.request_id, app.account_id, app.team_id, app.role to waymark_gate, waymark_jobs, waymark_relay;

-- ---------------------------------------------------------------- The audit: no change commits without an event about it.
-- For each table the columns that name a subject: an event about one of them will do.
create function app.require_event() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare changed jsonb := coalesce(to_jsonb(new), to_jsonb(old));
begin
  if not exists (select from event where tx = app.tx() and subject_id::text in (select changed ->> name from unnest(tg_argv) name)) then
    raise exception 'unaudited change to %', tg_table_name using errcode = 'WMAUD';
  end if;
  return null;
end $$;
do $audit$
declare noun record;
begin
  for noun in select * from (values
    ('person', '{id}'), ('person_description', '{person_id}'), ('person_care', '{person_id}'), ('person_health', '{person_id}'), ('person_guard', '{person_id}'),
    ('exclusion', '{person_id,account_id}'), ('safe_listed', '{person_id,account_id}'), ('sight', '{episode_id,because_of,person_id}'), ('share', '{episode_id,referral_id}'),
    ('episode', '{id}'), ('episode_circumstances', '{episode_id}'), ('episode_reporter', '{episode_id}'), ('risk_assessment', '{episode_id}'), ('information', '{episode_id}'),
    ('found_place', '{episode_id}'), ('return_report', '{episode_id}'), ('return_check', '{episode_id}'), ('episode_closing', '{episode_id}'), ('episode_death', '{episode_id}'),
    ('return_discussion', '{episode_id}'), ('return_discussion_record', '{episode_id}'), ('return_discussion_refusal', '{episode_id}'),
    ('referral', '{id,person_id}'), ('referral_content', '{referral_id}'), ('support_note', '{episode_id}'), ('account', '{id}'), ('membership', '{account_id}')
  ) as nouns (name, subjects) loop
    execute format('create constraint trigger audited after insert or update or delete on %I deferrable initially deferred for each row execute function app.require_event(%s)',
      noun.name, (select string_agg(quote_literal(subject), ', ') from unnest(noun.subjects::text[]) subject));
  end loop;
end $audit$;

-- An event is never changed: no door has the right, and the owner's own hand is stayed too.
create function app.refuse_change() returns trigger language plpgsql set search_path = pg_catalog as $$ begin raise exception '% is written once', tg_table_name using errcode = '42501'; end $$;
create trigger written_once before update or delete on event for each row execute function app.refuse_change();
create trigger written_once before update or delete on consultation for each row execute function app.refuse_change();

-- ---------------------------------------------------------------- The relay: what is told to whom.
create function app.post_event() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin insert into outbox (event_id) values (new.id); perform pg_notify('outbox', ''); return null; end $$;
create trigger posted after insert on event for each row execute function app.post_event();

-- Whoever loses sight is told to ask again: a row has ended, was sealed, or had its whereabouts withheld; an account was excluded.
create function app.post_loss() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if (new.until is distinct from old.until and new.until <= app.now()) or (new.ended_at is not null and old.ended_at is null and old.until > app.now())
    or (new.sealed and not old.sealed) or (new.withheld and not old.withheld) or new.sections is distinct from old.sections then
    insert into outbox (lost_episode, lost_team, lost_account) values (new.episode_id, new.team_id, new.account_id);
    perform pg_notify('outbox', '');
  end if;
  return null;
end $$;
create trigger posted after update on sight for each row execute function app.post_loss();
create function app.post_exclusion() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into outbox (lost_episode, lost_account) select distinct episode_id, new.account_id from sight where person_id = new.person_id;
  perform pg_notify('outbox', '');
  return null;
end $$;
create trigger posted after insert on exclusion for each row execute function app.post_exclusion();

-- Takes what waits, works out who is told from the rows of sight as they are now, and rings every server process with rooms and hints.
-- A room is team:role or an account. One hint is a kind and an id.
create function app.drain_outbox(most int) returns int language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare
  due record;
  e event;
  rooms text[];
  barred text[];
  taken int := 0;
begin
  for due in select * from outbox order by id limit most for update skip locked loop
    taken := taken + 1;
    rooms := '{}'; barred := '{}';
    if due.event_id is null then
      rooms := case when due.lost_account is not null then array['account:' || due.lost_account]
        else (select array_agg('team:' || due.lost_team || ':' || role) from (select distinct role from role_section) x) end;
      perform pg_notify('hint', json_build_object('rooms', rooms, 'barred', barred, 'hint', json_build_object('kind', 'sight.changed', 'subject', 'episode', 'id', due.lost_episode))::text);
    else
      select * into e from event where id = due.event_id;
      if e.subject in ('episode', 'person') then
        select coalesce(array_agg(distinct case when s.account_id is null then 'team:' || s.team_id || ':' || rs.role else 'account:' || s.account_id end), '{}') into rooms
        from sight s cross join role_section rs
        where ((e.subject = 'episode' and s.episode_id = e.subject_id) or (e.subject = 'person' and s.person_id = e.subject_id))
          and s.from_at <= app.now() and (s.until is null or s.until > app.now())
          and rs.section = e.section
          and (s.account_id is null or exists (select from membership m where m.account_id = s.account_id and m.team_id = s.team_id and m.role = rs.role))
          and (not s.sealed or s.reason = 'national' or s.account_id is not null or (s.reason = 'lead' and rs.role in ('sergeant', 'inspector', 'police-coordinator')))
          and case e.audience
            when 'ownTeam' then s.team_id = e.team_id
            when 'lead' then s.reason in ('lead', 'national') and rs.reach = 'yes'
            else (e.section = any (s.sections) and rs.reach = 'yes' and (e.kind <> 'return.reported' or s.reason in ('lead', 'national') or s.status not in ('reported', 'missing')))
              or s.team_id = e.team_id
          end
          and (e.kind not in ('share.given', 'share.ended', 'referral.waits') or s.reason in ('lead', 'area', 'placing', 'national') or s.team_id = e.team_id or e.data ->> 'teamId' = s.team_id::text)
          -- under a restriction the safe list is told by account, and the rest of the team is not
          and (e.section <> 'whereabouts' or not s.withheld or s.reason = 'lead');
        if e.section = 'whereabouts' then
          rooms := rooms || array(select 'account:' || l.account_id from safe_listed l join sight s on s.person_id = l.person_id
            where (e.subject = 'episode' and s.episode_id = e.subject_id) or (e.subject = 'person' and s.person_id = e.subject_id));
        end if;
        select coalesce(array_agg(distinct 'account:' || x.account_id), '{}') into barred from exclusion x
        where x.person_id = case when e.subject = 'person' then e.subject_id else (select person_id from episode where id = e.subject_id) end;
      elsif e.subject = 'referral' then
        select coalesce(array_agg(distinct 'team:' || t || ':' || rs.role), '{}') into rooms
        from referral r cross join lateral unnest(case when r.sent_at is null then array[r.from_team] else array[r.from_team, r.to_team] end) t cross join role_section rs
        where r.id = e.subject_id and rs.section = 'summary' and rs.role not in ('call-handler', 'notifier') -- those may never read one
          and (not r.sealed or exists (select from sight s where s.episode_id = r.episode_id and s.team_id = t and (s.until is null or s.until > app.now())
            and (s.account_id is not null or s.reason = 'national' or (s.reason = 'lead' and rs.role in ('sergeant', 'inspector', 'police-coordinator')))));
        select coalesce(array_agg(distinct 'account:' || x.account_id), '{}') into barred from exclusion x join referral r on r.person_id = x.person_id where r.id = e.subject_id;
      else
        rooms := array['account:' || e.subject_id];
      end if;
      if cardinality(rooms) > 0 then
        -- a message of PostgreSQL holds 8,000 bytes: the rooms go in parts
        perform pg_notify('hint', json_build_object('rooms', part, 'barred', barred, 'hint', json_build_object('kind', e.kind, 'subject', e.subject, 'id', e.subject_id))::text)
        from (select array_agg(room) as part from (select room, (row_number() over () - 1) / 60 as n from unnest(rooms) room) x group by n) parts;
      end if;
    end if;
    delete from outbox where id = due.id;
  end loop;
  return taken;
end $$;
grant execute on function app.drain_outbox to waymark_relay;

-- ---------------------------------------------------------------- Sessions end: every process is told, and closes their sockets.
create function app.post_session_end() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin perform pg_notify('session_ended', new.id::text); return null; end $$;
create trigger posted after update of ended_at on session for each row when (new.ended_at is not null and old.ended_at is null) execute function app.post_session_end();
create function app.end_sessions() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if tg_table_name = 'account' then update session set ended_at = now() where account_id = new.id and ended_at is null;
  else update session set ended_at = now() where membership_id = new.id and ended_at is null; end if;
  return null;
end $$;
create trigger ends_sessions after update of disabled_at on account for each row when (new.disabled_at is not null) execute function app.end_sessions();
create trigger ends_sessions after update of until on membership for each row when (new.until <= now()) execute function app.end_sessions();

-- ---------------------------------------------------------------- The jobs: what time alone brings about.
create function app.end_idle_sessions() returns int language sql volatile security definer set search_path = pg_catalog, public as $$
  with ended as (update session s set ended_at = now() from membership m where m.id = s.membership_id and s.ended_at is null
    and (s.active_at <= now() - interval '15 minutes' or s.created_at <= now() - interval '12 hours' or m.until <= now()) returning 1)
  select count(*)::int from ended $$;
-- Rows whose time has come are closed with an event of the system's, so that open screens change; ended shares leave what the team recorded.
create function app.end_due_sight() returns int language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare due record; n int := 0;
begin
  for due in select id, episode_id, team_id, account_id, share_id, reason from sight where ended_at is null and until <= app.now() order by until limit 500 for update skip locked loop
    n := n + 1;
    update sight set ended_at = app.now() where id = due.id;
    insert into outbox (lost_episode, lost_team, lost_account) values (due.episode_id, due.team_id, due.account_id);
    if due.share_id is not null and due.reason <> 'own' then perform app.close_share(due.share_id, 'endDate'); end if;
    insert into event (kind, subject, subject_id, audience, data) values ('sight.ended', 'episode', due.episode_id, 'lead', json_build_object('reason', due.reason, 'teamId', due.team_id));
  end loop;
  if n > 0 then perform pg_notify('outbox', ''); end if;
  return n;
end $$;
grant execute on function app.end_idle_sessions, app.end_due_sight to waymark_jobs;
