-- The tables of prisma/schema as Prisma writes them; then what Prisma cannot say: partial indexes, checks and the
-- first rows.
create extension if not exists pg_trgm with schema public;
create extension if not exists fuzzystrmatch with schema public;

create table access_grant (
  id uuid not null default gen_random_uuid(),
  episode_id uuid not null,
  person_id uuid not null,
  team_id uuid not null,
  account_id uuid,
  sections text[],
  basis text not null,
  share_id uuid,
  because_of uuid,
  from_at timestamptz(3) not null default app.now(),
  until timestamptz(3),
  ended_at timestamptz(3),
  sealed boolean not null default false,
  withheld boolean not null default false,
  open boolean not null,
  risk text not null,
  status text not null,
  reported_at timestamptz(3) not null,
  constraint access_grant_pkey primary key (id)
);

create table share (
  id uuid not null,
  episode_id uuid not null,
  referral_id uuid,
  to_team uuid not null,
  to_account uuid,
  given_by_team uuid not null,
  sections text[],
  purpose text not null,
  legal_basis text not null,
  receiver_basis text,
  condition text,
  duty text,
  given_by uuid,
  agreement_id uuid,
  onward boolean not null default false,
  until_closed boolean not null default false,
  from_at timestamptz(3) not null default app.now(),
  begins_at timestamptz(3),
  begun_at timestamptz(3),
  until timestamptz(3),
  ended_at timestamptz(3),
  end_reason text,
  review_at timestamptz(3),
  constraint share_pkey primary key (id)
);

create table access_request (
  id uuid not null,
  reference text not null default app.next_reference('AR'::text),
  whom text not null,
  sections text[],
  reason text not null,
  expires_at timestamptz(3) not null,
  outcome text,
  ground text,
  ended_at timestamptz(3),
  episode_id uuid,
  recorded_by uuid default app.account_id(),
  recorded_team uuid default app.team_id(),
  recorded_at timestamptz(3) not null default app.now(),
  constraint access_request_pkey primary key (id)
);

create table access_found (
  request_id uuid not null,
  episode_id uuid not null,
  person_id uuid not null,
  due_at timestamptz(3) not null,
  outcome text,
  ground text,
  decided_by uuid,
  decided_team uuid,
  decided_at timestamptz(3),
  constraint access_found_pkey primary key (request_id)
);

create table area (
  code text not null,
  name text not null,
  constraint area_pkey primary key (code)
);

create table agency (
  id uuid not null default gen_random_uuid(),
  name text not null,
  kind text not null,
  constraint agency_pkey primary key (id)
);

create table team (
  id uuid not null default gen_random_uuid(),
  agency_id uuid not null,
  name text not null,
  "national" boolean not null default false,
  constraint team_pkey primary key (id)
);

create table team_area (
  team_id uuid not null,
  area_code text not null,
  constraint team_area_pkey primary key (team_id,area_code)
);

create table account (
  id uuid not null default gen_random_uuid(),
  email text not null,
  name text not null,
  password_hash text not null,
  disabled_at timestamptz(3),
  constraint account_pkey primary key (id)
);

create table membership (
  id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  team_id uuid not null,
  role text not null,
  until timestamptz(3),
  constraint membership_pkey primary key (id)
);

create table session (
  id uuid not null default gen_random_uuid(),
  token_hash bytea not null,
  account_id uuid not null,
  membership_id uuid not null,
  created_at timestamptz(3) not null default app.now(),
  active_at timestamptz(3) not null default app.now(),
  ended_at timestamptz(3),
  constraint session_pkey primary key (id)
);

create table session_actor (
  token_hash bytea not null,
  session_id uuid not null,
  account_id uuid not null,
  team_id uuid not null,
  agency_id uuid not null,
  role text not null,
  bases text[],
  sealed_bases text[],
  sections text[],
  own_sections text[],
  allow_list uuid[],
  excluded uuid[],
  mask uuid not null default gen_random_uuid(),
  active_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  constraint session_actor_pkey primary key (token_hash)
);

create table sign_in_attempt (
  id bigserial not null,
  email_hash bytea not null,
  at timestamptz(3) not null default app.now(),
  succeeded boolean not null,
  constraint sign_in_attempt_pkey primary key (id)
);

create table audit_block (
  chain uuid not null,
  number bigint not null,
  previous bytea not null,
  events bigint[],
  log_entries bigint[],
  leaves bytea not null,
  total bigint not null,
  sealed_at timestamptz(3) not null,
  hash bytea not null,
  constraint audit_block_pkey primary key (chain,number)
);

create table audit_waiting (
  id bigserial not null,
  event_id bigint,
  access_log_id bigint,
  since timestamptz(3) not null default clock_timestamp(),
  constraint audit_waiting_pkey primary key (id)
);

create table audit_sealer (
  one boolean not null default true,
  constraint audit_sealer_pkey primary key (one)
);

create table access_alert_queue (
  access_log_id bigint not null,
  constraint access_alert_queue_pkey primary key (access_log_id)
);

create table access_alert_threshold (
  name text not null,
  value integer not null,
  constraint access_alert_threshold_pkey primary key (name)
);

create table access_alert (
  id uuid not null default gen_random_uuid(),
  agency_id uuid not null,
  account_id uuid not null,
  team_id uuid not null,
  about uuid not null,
  episode uuid,
  day date not null,
  first_at timestamptz(3) not null,
  last_at timestamptz(3) not null,
  times integer not null,
  reasons text[],
  most integer,
  status text not null default 'open',
  constraint access_alert_pkey primary key (id)
);

create table access_alert_review (
  id uuid not null default gen_random_uuid(),
  access_alert_id uuid not null,
  outcome text not null,
  note text not null,
  recorded_by uuid default app.account_id(),
  recorded_team uuid default app.team_id(),
  recorded_at timestamptz(3) not null default app.now(),
  constraint access_alert_review_pkey primary key (id)
);

create table break_glass (
  id uuid not null,
  reference text not null default app.next_reference('BG'::text),
  episode_id uuid not null,
  person_id uuid not null,
  reason text not null,
  until timestamptz(3) not null,
  review_by timestamptz(3) not null,
  recorded_by uuid default app.account_id(),
  recorded_team uuid default app.team_id(),
  recorded_at timestamptz(3) not null default app.now(),
  constraint break_glass_pkey primary key (id)
);

create table break_glass_review (
  id uuid not null default gen_random_uuid(),
  break_glass_id uuid not null,
  episode_id uuid not null,
  side text not null,
  outcome text not null,
  note text not null,
  recorded_by uuid default app.account_id(),
  recorded_team uuid default app.team_id(),
  recorded_at timestamptz(3) not null default app.now(),
  constraint break_glass_review_pkey primary key (id)
);

create table disclosure (
  id uuid not null,
  person_id uuid not null,
  episode_id uuid,
  kind text not null,
  to_team uuid,
  to_whom text,
  how text,
  sections text[],
  legal_basis text,
  reason text not null,
  disclosed_at timestamptz(3) not null,
  recorded_by uuid default app.account_id(),
  recorded_team uuid default app.team_id(),
  recorded_at timestamptz(3) not null default app.now(),
  constraint disclosure_pkey primary key (id)
);

create table correction (
  id uuid not null,
  person_id uuid not null,
  episode_id uuid,
  about uuid,
  field text not null,
  section text not null,
  erased boolean not null,
  why text not null,
  means text not null,
  recorded_by uuid default app.account_id(),
  recorded_team uuid default app.team_id(),
  recorded_at timestamptz(3) not null default app.now(),
  constraint correction_pkey primary key (id)
);

create table correction_recipient (
  id uuid not null default gen_random_uuid(),
  correction_id uuid not null,
  person_id uuid not null,
  episode_id uuid not null,
  team_id uuid,
  disclosure_id uuid,
  by_hand boolean not null,
  due_at timestamptz(3) not null,
  acknowledged_at timestamptz(3),
  acknowledged_by uuid,
  acknowledged_team uuid,
  constraint correction_recipient_pkey primary key (id)
);

create table enquiry (
  id uuid not null,
  episode_id uuid not null,
  what text not null,
  result text,
  result_at timestamptz(3),
  result_by uuid,
  version integer not null default 1,
  recorded_by uuid default app.account_id(),
  recorded_team uuid default app.team_id(),
  recorded_at timestamptz(3) not null default app.now(),
  constraint enquiry_pkey primary key (id)
);

create table reporter_update (
  id uuid not null,
  episode_id uuid not null,
  how text not null,
  message text not null,
  said text,
  recorded_by uuid default app.account_id(),
  recorded_team uuid default app.team_id(),
  recorded_at timestamptz(3) not null default app.now(),
  constraint reporter_update_pkey primary key (id)
);

create table episode (
  id uuid not null,
  reference text not null,
  person_id uuid not null,
  lead_team uuid not null,
  area_code text not null,
  status text not null,
  risk text not null,
  missing_from text not null,
  reported_at timestamptz(3) not null,
  last_seen_at timestamptz(3) not null,
  located_at timestamptz(3),
  closed_at timestamptz(3),
  assigned_to uuid,
  version integer not null default 1,
  recorded_by uuid default app.account_id(),
  recorded_team uuid default app.team_id(),
  recorded_at timestamptz(3) not null default app.now(),
  constraint episode_pkey primary key (id)
);

create table episode_circumstances (
  episode_id uuid not null,
  narrative text not null,
  last_seen_place text not null,
  clothing text,
  out_of_character text not null,
  subject_to_crime text not null,
  at_risk_of_harm text not null,
  version integer not null default 1,
  recorded_by uuid default app.account_id(),
  recorded_team uuid default app.team_id(),
  recorded_at timestamptz(3) not null default app.now(),
  constraint episode_circumstances_pkey primary key (episode_id)
);

create table episode_reporter (
  episode_id uuid not null,
  name text not null,
  relationship text not null,
  phone text,
  safe_to_call text not null,
  recorded_by uuid default app.account_id(),
  recorded_team uuid default app.team_id(),
  recorded_at timestamptz(3) not null default app.now(),
  constraint episode_reporter_pkey primary key (episode_id)
);

create table risk_assessment (
  id uuid not null,
  episode_id uuid not null,
  level text not null,
  kind text not null default 'assessment',
  rationale text not null,
  version integer not null default 1,
  recorded_by uuid default app.account_id(),
  recorded_team uuid default app.team_id(),
  recorded_at timestamptz(3) not null default app.now(),
  constraint risk_assessment_pkey primary key (id)
);

create table information (
  id uuid not null,
  episode_id uuid not null,
  source text not null,
  text text not null,
  learned_at timestamptz(3) not null,
  version integer not null default 1,
  recorded_by uuid default app.account_id(),
  recorded_team uuid default app.team_id(),
  recorded_at timestamptz(3) not null default app.now(),
  constraint information_pkey primary key (id)
);

create table found_place (
  episode_id uuid not null,
  kind text not null,
  address text not null,
  area_code text,
  found_by text not null,
  version integer not null default 1,
  recorded_by uuid default app.account_id(),
  recorded_team uuid default app.team_id(),
  recorded_at timestamptz(3) not null default app.now(),
  constraint found_place_pkey primary key (episode_id)
);

create table return_report (
  id uuid not null,
  episode_id uuid not null,
  returned_at timestamptz(3) not null,
  text text not null,
  version integer not null default 1,
  recorded_by uuid default app.account_id(),
  recorded_team uuid default app.team_id(),
  recorded_at timestamptz(3) not null default app.now(),
  constraint return_report_pkey primary key (id)
);

create table return_check (
  episode_id uuid not null,
  seen_at timestamptz(3) not null,
  condition text not null,
  harm text not null,
  note text,
  version integer not null default 1,
  recorded_by uuid default app.account_id(),
  recorded_team uuid default app.team_id(),
  recorded_at timestamptz(3) not null default app.now(),
  constraint return_check_pkey primary key (episode_id)
);

create table episode_closing (
  episode_id uuid not null,
  category text not null,
  concern_report text not null,
  no_referral_why text,
  note text,
  recorded_by uuid default app.account_id(),
  recorded_team uuid default app.team_id(),
  recorded_at timestamptz(3) not null default app.now(),
  constraint episode_closing_pkey primary key (episode_id)
);

create table episode_death (
  episode_id uuid not null,
  identity_basis text not null,
  confirmed_by uuid,
  confirmed_at timestamptz(3),
  recorded_by uuid default app.account_id(),
  recorded_team uuid default app.team_id(),
  recorded_at timestamptz(3) not null default app.now(),
  constraint episode_death_pkey primary key (episode_id)
);

create table event (
  id bigserial not null,
  tx bigint not null default app.tx(),
  at timestamptz(3) not null default app.now(),
  account_id uuid default app.account_id(),
  team_id uuid default app.team_id(),
  role text default app.role(),
  request_id uuid default app.request_id(),
  kind text not null,
  subject text not null,
  subject_id uuid not null,
  section text not null default 'summary',
  audience text not null default 'section',
  data jsonb not null default '{}',
  constraint event_pkey primary key (id)
);

create table outbox (
  id bigserial not null,
  event_id bigint,
  lost_episode uuid,
  lost_team uuid,
  lost_account uuid,
  lost_grant uuid,
  by_seal boolean not null default false,
  constraint outbox_pkey primary key (id)
);

create table relay_channel (
  name text not null,
  address text not null,
  constraint relay_channel_pkey primary key (name)
);

create table access_log (
  id bigserial not null,
  at timestamptz(3) not null default app.now(),
  account_id uuid default app.account_id(),
  team_id uuid default app.team_id(),
  role text default app.role(),
  request_id uuid default app.request_id(),
  action text not null,
  outcome text not null,
  ids uuid[],
  sections text[],
  bases text[],
  terms text,
  constraint access_log_pkey primary key (id)
);

create table idempotency_key (
  account_id uuid not null default app.account_id(),
  id uuid not null,
  endpoint text not null,
  body_hash bytea not null,
  reply jsonb not null,
  at timestamptz(3) not null default app.now(),
  constraint idempotency_key_pkey primary key (account_id,id)
);

create table reference_counter (
  prefix text not null,
  year integer not null,
  last integer not null,
  constraint reference_counter_pkey primary key (prefix,year)
);

create table exclusion_order (
  id uuid not null,
  account_id uuid not null,
  reference text not null,
  why text not null,
  ended_at timestamptz(3),
  ended_by uuid,
  end_reason text,
  recorded_by uuid default app.account_id(),
  recorded_team uuid default app.team_id(),
  recorded_at timestamptz(3) not null default app.now(),
  constraint exclusion_order_pkey primary key (id)
);

create table handover (
  id uuid not null,
  episode_id uuid not null,
  from_team uuid not null,
  to_team uuid not null,
  note text not null,
  minutes integer not null,
  status text not null,
  accepted_by uuid,
  accepted_at timestamptz(3),
  recorded_by uuid default app.account_id(),
  recorded_team uuid default app.team_id(),
  recorded_at timestamptz(3) not null default app.now(),
  constraint handover_pkey primary key (id)
);

create table handover_turn (
  id uuid not null default gen_random_uuid(),
  handover_id uuid not null,
  episode_id uuid not null,
  asked_account uuid not null,
  pushed_at timestamptz(3) not null default app.now(),
  due_at timestamptz(3) not null,
  seen_at timestamptz(3),
  passed_at timestamptz(3),
  grant_id uuid,
  constraint handover_turn_pkey primary key (id)
);

create table draft (
  id uuid not null,
  account_id uuid not null default app.account_id(),
  team_id uuid not null default app.team_id(),
  form text not null,
  place text not null default '',
  episode_id uuid,
  person_id uuid,
  about uuid,
  section text not null default 'summary',
  "values" jsonb not null,
  version integer not null default 1,
  saved_at timestamptz(3) not null default app.now(),
  writer uuid,
  turn integer not null default 0,
  constraint draft_pkey primary key (id)
);

create table saved_view (
  id uuid not null,
  account_id uuid not null default app.account_id(),
  team_id uuid not null default app.team_id(),
  list text not null,
  name text not null,
  search jsonb not null,
  shared boolean not null,
  saved_at timestamptz(3) not null default app.now(),
  constraint saved_view_pkey primary key (id)
);

create table presence (
  account_id uuid not null default app.account_id(),
  team_id uuid not null default app.team_id(),
  episode_id uuid not null,
  editing text,
  at timestamptz(3) not null default app.now(),
  constraint presence_pkey primary key (episode_id,account_id,team_id)
);

create table notification_mark (
  account_id uuid not null default app.account_id(),
  team_id uuid not null default app.team_id(),
  event_id bigint not null,
  constraint notification_mark_pkey primary key (account_id,team_id)
);

create table role_action (
  role text not null,
  action text not null,
  basis text not null,
  constraint role_action_pkey primary key (role,action,basis)
);

create table role_basis (
  role text not null,
  basis text not null,
  constraint role_basis_pkey primary key (role,basis)
);

create table role_section (
  role text not null,
  section text not null,
  reach text not null,
  constraint role_section_pkey primary key (role,section)
);

create table person (
  id uuid not null,
  reference text not null default app.next_reference('P'::text),
  given_name text not null,
  family_name text not null,
  known_as text,
  date_of_birth date,
  warning text,
  version integer not null default 1,
  recorded_by uuid default app.account_id(),
  recorded_team uuid default app.team_id(),
  recorded_at timestamptz(3) not null default app.now(),
  constraint person_pkey primary key (id)
);

create table person_description (
  person_id uuid not null,
  appearance text not null,
  marks text,
  languages text,
  version integer not null default 1,
  recorded_by uuid default app.account_id(),
  recorded_team uuid default app.team_id(),
  recorded_at timestamptz(3) not null default app.now(),
  constraint person_description_pkey primary key (person_id)
);

create table person_care (
  person_id uuid not null,
  status text not null,
  lives_with text,
  placing_area text,
  key_worker text,
  version integer not null default 1,
  recorded_by uuid default app.account_id(),
  recorded_team uuid default app.team_id(),
  recorded_at timestamptz(3) not null default app.now(),
  constraint person_care_pkey primary key (person_id)
);

create table person_contact (
  person_id uuid not null,
  home_address text,
  phone text,
  recorded_by uuid default app.account_id(),
  recorded_team uuid default app.team_id(),
  recorded_at timestamptz(3) not null default app.now(),
  constraint person_contact_pkey primary key (person_id)
);

create table person_health (
  person_id uuid not null,
  conditions text,
  medication text,
  medication_if_missed text,
  allergies text,
  version integer not null default 1,
  recorded_by uuid default app.account_id(),
  recorded_team uuid default app.team_id(),
  recorded_at timestamptz(3) not null default app.now(),
  constraint person_health_pkey primary key (person_id)
);

create table person_protection (
  person_id uuid not null,
  sealed boolean not null default false,
  seal_reason text,
  whereabouts text not null default 'full',
  constraint person_protection_pkey primary key (person_id)
);

create table exclusion (
  account_id uuid not null,
  person_id uuid not null,
  reason text not null,
  added_at timestamptz(3) not null default app.now(),
  added_by uuid default app.account_id(),
  constraint exclusion_pkey primary key (account_id,person_id)
);

create table whereabouts_allow_list (
  account_id uuid not null,
  person_id uuid not null,
  added_at timestamptz(3) not null default app.now(),
  constraint whereabouts_allow_list_pkey primary key (account_id,person_id)
);

create table protection (
  id uuid not null,
  person_id uuid not null,
  episode_id uuid,
  kind text not null,
  code text,
  reason text,
  answers uuid,
  for_account uuid,
  account_id uuid,
  recorded_by uuid default app.account_id(),
  recorded_team uuid default app.team_id(),
  recorded_at timestamptz(3) not null default app.now(),
  constraint protection_pkey primary key (id)
);

create table question (
  id uuid not null,
  reference text not null default app.next_reference('QU'::text),
  episode_id uuid not null,
  person_id uuid not null,
  from_team uuid not null,
  to_team uuid not null,
  status text not null,
  due_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  seen_at timestamptz(3),
  ground text,
  ended_at timestamptz(3),
  ended_by uuid,
  sealed boolean not null default false,
  withheld boolean not null default false,
  recorded_by uuid default app.account_id(),
  recorded_team uuid default app.team_id(),
  recorded_at timestamptz(3) not null default app.now(),
  constraint question_pkey primary key (id)
);

create table question_words (
  question_id uuid not null,
  asks text not null,
  answer text,
  note text,
  constraint question_words_pkey primary key (question_id)
);

create table referral_session (
  id uuid not null,
  referral_id uuid not null,
  episode_id uuid not null,
  planned_for timestamptz(3) not null,
  mode text not null,
  status text not null,
  why text,
  note text,
  recorded_by uuid default app.account_id(),
  recorded_team uuid default app.team_id(),
  recorded_at timestamptz(3) not null default app.now(),
  constraint referral_session_pkey primary key (id)
);

create table referral (
  id uuid not null,
  reference text not null,
  episode_id uuid not null,
  person_id uuid not null,
  from_team uuid not null,
  to_team uuid not null,
  service_id uuid,
  status text not null,
  type text not null,
  urgency text not null,
  area_code text not null,
  age_band text not null,
  sections text[],
  onward boolean not null,
  share_until timestamptz(3),
  legal_basis text not null,
  approved_by_team uuid,
  sent_at timestamptz(3),
  received_at timestamptz(3),
  decided_at timestamptz(3),
  decline_reason text,
  ended_at timestamptz(3),
  outcome text,
  sealed boolean not null default false,
  withheld boolean not null default false,
  version integer not null default 1,
  recorded_by uuid default app.account_id(),
  recorded_team uuid default app.team_id(),
  recorded_at timestamptz(3) not null default app.now(),
  constraint referral_pkey primary key (id)
);

create table referral_line (
  referral_id uuid not null,
  line text not null,
  constraint referral_line_pkey primary key (referral_id)
);

create table referral_content (
  referral_id uuid not null,
  episode_id uuid not null,
  reason text not null,
  views text not null,
  views_note text,
  safety text,
  contact text,
  needs text[] default array[]::text[],
  do_not_text boolean not null default false,
  do_not_tell_family boolean not null default false,
  safe_times text,
  may_answer text,
  safety_version integer not null default 1,
  safety_changed_at timestamptz(3),
  condition text,
  duty text,
  asked boolean,
  asked_by text,
  asked_at timestamptz(3),
  scope text,
  answer text,
  why_not_asked text,
  recorded_by uuid default app.account_id(),
  recorded_team uuid default app.team_id(),
  recorded_at timestamptz(3) not null default app.now(),
  constraint referral_content_pkey primary key (referral_id)
);

create table referral_assignee (
  id uuid not null,
  referral_id uuid not null,
  assignee_account uuid,
  recorded_by uuid default app.account_id(),
  recorded_team uuid default app.team_id(),
  recorded_at timestamptz(3) not null default app.now(),
  constraint referral_assignee_pkey primary key (id)
);

create table referral_message (
  id uuid not null,
  referral_id uuid not null,
  kind text not null,
  text text,
  about uuid,
  expected_on date,
  attempts integer,
  service_id uuid,
  recorded_by uuid default app.account_id(),
  recorded_team uuid default app.team_id(),
  recorded_at timestamptz(3) not null default app.now(),
  constraint referral_message_pkey primary key (id)
);

create table referral_outcome (
  referral_id uuid not null,
  need text not null,
  outcome text not null,
  recorded_by uuid default app.account_id(),
  recorded_team uuid default app.team_id(),
  recorded_at timestamptz(3) not null default app.now(),
  constraint referral_outcome_pkey primary key (referral_id,need)
);

create table return_discussion (
  id uuid not null default gen_random_uuid(),
  episode_id uuid not null,
  status text not null,
  arrange_by timestamptz(3) not null,
  complete_by timestamptz(3) not null,
  chosen text,
  arranged_for timestamptz(3),
  held_at timestamptz(3),
  version integer not null default 1,
  recorded_by uuid default app.account_id(),
  recorded_team uuid default app.team_id(),
  recorded_at timestamptz(3) not null default app.now(),
  constraint return_discussion_pkey primary key (id)
);

create table return_discussion_assignee (
  return_discussion_id uuid not null,
  episode_id uuid not null,
  team_id uuid not null,
  recorded_by uuid default app.account_id(),
  recorded_team uuid default app.team_id(),
  recorded_at timestamptz(3) not null default app.now(),
  constraint return_discussion_assignee_pkey primary key (return_discussion_id)
);

create table return_discussion_record (
  id uuid not null,
  return_discussion_id uuid not null,
  episode_id uuid not null,
  own_words text not null,
  workers_view text not null,
  would_help text,
  mode text not null,
  seen_alone text not null,
  version integer not null default 1,
  recorded_by uuid default app.account_id(),
  recorded_team uuid default app.team_id(),
  recorded_at timestamptz(3) not null default app.now(),
  constraint return_discussion_record_pkey primary key (id)
);

create table return_discussion_refusal (
  id uuid not null,
  return_discussion_id uuid not null,
  episode_id uuid not null,
  outcome text not null,
  reason text not null,
  note text,
  version integer not null default 1,
  recorded_by uuid default app.account_id(),
  recorded_team uuid default app.team_id(),
  recorded_at timestamptz(3) not null default app.now(),
  constraint return_discussion_refusal_pkey primary key (id)
);

create table search_word (
  id bigserial not null,
  person_id uuid not null,
  episode_id uuid,
  section text not null,
  source text not null,
  word text not null,
  constraint search_word_pkey primary key (id)
);

create table service (
  id uuid not null,
  agency_id uuid not null,
  receiving_team uuid not null,
  name text not null,
  kind text not null,
  offers text not null,
  areas text[],
  ages_from integer,
  ages_to integer,
  eligibility text,
  capacity text not null,
  wait_weeks integer,
  hours text not null,
  contact text not null,
  valid_from date not null,
  valid_to date,
  version integer not null default 1,
  changed_at timestamptz(3) not null default app.now(),
  recorded_by uuid default app.account_id(),
  recorded_team uuid default app.team_id(),
  recorded_at timestamptz(3) not null default app.now(),
  constraint service_pkey primary key (id)
);

create table agreement (
  id uuid not null,
  agency_id uuid not null,
  with_agency uuid not null,
  title text not null,
  purposes text[],
  sections text[],
  giver_basis text not null,
  receiver_basis text not null,
  from_at timestamptz(3) not null default app.now(),
  until timestamptz(3),
  ended_at timestamptz(3),
  looked_over_at timestamptz(3),
  ended_by uuid,
  recorded_by uuid default app.account_id(),
  recorded_team uuid default app.team_id(),
  recorded_at timestamptz(3) not null default app.now(),
  constraint agreement_pkey primary key (id)
);

create table share_consent (
  share_id uuid not null,
  episode_id uuid not null,
  asked boolean,
  asked_by text,
  asked_at timestamptz(3),
  scope text,
  answer text,
  why_not_asked text,
  stance text,
  views text,
  withdrawn_at timestamptz(3),
  recorded_by uuid default app.account_id(),
  recorded_team uuid default app.team_id(),
  recorded_at timestamptz(3) not null default app.now(),
  constraint share_consent_pkey primary key (share_id)
);

create table share_urgent (
  share_id uuid not null,
  episode_id uuid not null,
  reason text not null,
  reviewed_by uuid,
  reviewed_at timestamptz(3),
  outcome text,
  note text,
  recorded_by uuid default app.account_id(),
  recorded_team uuid default app.team_id(),
  recorded_at timestamptz(3) not null default app.now(),
  constraint share_urgent_pkey primary key (share_id)
);

create table consent_withdrawal (
  id uuid not null,
  episode_id uuid not null,
  said text not null,
  recorded_by uuid default app.account_id(),
  recorded_team uuid default app.team_id(),
  recorded_at timestamptz(3) not null default app.now(),
  constraint consent_withdrawal_pkey primary key (id)
);

create table share_change (
  id uuid not null default gen_random_uuid(),
  share_id uuid not null,
  episode_id uuid not null,
  kind text not null,
  sections text[],
  until timestamptz(3),
  recorded_by uuid default app.account_id(),
  recorded_team uuid default app.team_id(),
  recorded_at timestamptz(3) not null default app.now(),
  constraint share_change_pkey primary key (id)
);

create table support_note (
  id uuid not null,
  episode_id uuid not null,
  text text not null,
  shared_back boolean not null,
  version integer not null default 1,
  recorded_by uuid default app.account_id(),
  recorded_team uuid default app.team_id(),
  recorded_at timestamptz(3) not null default app.now(),
  constraint support_note_pkey primary key (id)
);

create table task (
  id uuid not null,
  kind text not null,
  episode_id uuid,
  referral_id uuid,
  question_id uuid,
  about uuid,
  section text not null,
  owner_team uuid not null,
  owner_account uuid,
  started_at timestamptz(3) not null,
  due_at timestamptz(3) not null,
  given_at timestamptz(3) not null default app.now(),
  overdue_at timestamptz(3),
  ended_at timestamptz(3),
  outcome text,
  recorded_by uuid default app.account_id(),
  recorded_team uuid default app.team_id(),
  recorded_at timestamptz(3) not null default app.now(),
  constraint task_pkey primary key (id)
);

create index access_grant_episode_id_team_id_idx on access_grant(episode_id, team_id);
create index access_grant_person_id_team_id_idx on access_grant(person_id, team_id);
create index access_grant_because_of_idx on access_grant(because_of);
create index access_grant_share_id_idx on access_grant(share_id);
create index share_episode_id_idx on share(episode_id);
create index share_referral_id_idx on share(referral_id);
create index share_given_by_team_from_at_idx on share(given_by_team, from_at);
create index share_agreement_id_idx on share(agreement_id);
create unique index access_request_reference_key on access_request(reference);
create index access_request_recorded_by_recorded_at_idx on access_request(recorded_by, recorded_at);
create index access_request_episode_id_idx on access_request(episode_id);
create index access_found_episode_id_idx on access_found(episode_id);
create index access_found_person_id_idx on access_found(person_id);
create index team_agency_id_idx on team(agency_id);
create index team_area_area_code_idx on team_area(area_code);
create unique index account_email_key on account(email);
create index membership_team_id_idx on membership(team_id);
create unique index membership_account_id_team_id_role_key on membership(account_id, team_id, role);
create unique index session_token_hash_key on session(token_hash);
create index session_account_id_idx on session(account_id);
create index session_membership_id_idx on session(membership_id);
create index session_active_at_idx on session(active_at);
create unique index session_actor_session_id_key on session_actor(session_id);
create index session_actor_account_id_idx on session_actor(account_id);
create index sign_in_attempt_email_hash_at_idx on sign_in_attempt(email_hash, at);
create index access_alert_agency_id_status_last_at_idx on access_alert(agency_id, status, last_at);
create unique index access_alert_account_id_about_day_key on access_alert(account_id, about, day);
create index access_alert_review_access_alert_id_idx on access_alert_review(access_alert_id);
create unique index break_glass_reference_key on break_glass(reference);
create index break_glass_episode_id_idx on break_glass(episode_id);
create index break_glass_person_id_idx on break_glass(person_id);
create index break_glass_recorded_team_recorded_at_idx on break_glass(recorded_team, recorded_at);
create index break_glass_review_episode_id_idx on break_glass_review(episode_id);
create unique index break_glass_review_break_glass_id_side_key on break_glass_review(break_glass_id, side);
create index disclosure_person_id_idx on disclosure(person_id);
create index disclosure_episode_id_idx on disclosure(episode_id);
create index disclosure_recorded_team_recorded_at_idx on disclosure(recorded_team, recorded_at);
create index correction_person_id_idx on correction(person_id);
create index correction_episode_id_idx on correction(episode_id);
create index correction_recipient_correction_id_idx on correction_recipient(correction_id);
create index correction_recipient_person_id_idx on correction_recipient(person_id);
create index correction_recipient_episode_id_idx on correction_recipient(episode_id);
create index enquiry_episode_id_idx on enquiry(episode_id);
create index reporter_update_episode_id_idx on reporter_update(episode_id);
create unique index episode_reference_key on episode(reference);
create index episode_person_id_idx on episode(person_id);
create index episode_lead_team_idx on episode(lead_team);
create index risk_assessment_episode_id_idx on risk_assessment(episode_id);
create index information_episode_id_idx on information(episode_id);
create index return_report_episode_id_idx on return_report(episode_id);
create index event_tx_idx on event(tx);
create index event_subject_id_id_idx on event(subject_id, id);
create index outbox_event_id_idx on outbox(event_id);
create index access_log_account_id_at_idx on access_log(account_id, at);
create index access_log_team_id_id_idx on access_log(team_id, id);
create index access_log_ids_idx on access_log using gin (ids);
create index exclusion_order_account_id_idx on exclusion_order(account_id);
create index handover_episode_id_idx on handover(episode_id);
create index handover_turn_handover_id_idx on handover_turn(handover_id);
create index handover_turn_episode_id_idx on handover_turn(episode_id);
create index draft_episode_id_idx on draft(episode_id);
create index draft_person_id_idx on draft(person_id);
create unique index draft_account_id_team_id_form_place_key on draft(account_id, team_id, form, place);
create index saved_view_team_id_idx on saved_view(team_id);
create index role_action_action_idx on role_action(action);
create unique index person_reference_key on person(reference);
create index exclusion_person_id_idx on exclusion(person_id);
create index whereabouts_allow_list_person_id_idx on whereabouts_allow_list(person_id);
create index protection_person_id_recorded_at_idx on protection(person_id, recorded_at);
create index protection_episode_id_idx on protection(episode_id);
create index protection_answers_idx on protection(answers);
create unique index question_reference_key on question(reference);
create index question_episode_id_idx on question(episode_id);
create index question_person_id_idx on question(person_id);
create index question_from_team_recorded_at_idx on question(from_team, recorded_at);
create index question_to_team_recorded_at_idx on question(to_team, recorded_at);
create index referral_session_referral_id_idx on referral_session(referral_id);
create index referral_session_episode_id_idx on referral_session(episode_id);
create unique index referral_reference_key on referral(reference);
create index referral_episode_id_idx on referral(episode_id);
create index referral_person_id_idx on referral(person_id);
create index referral_from_team_status_idx on referral(from_team, status);
create index referral_to_team_status_idx on referral(to_team, status);
create index referral_content_episode_id_idx on referral_content(episode_id);
create index referral_assignee_referral_id_recorded_at_idx on referral_assignee(referral_id, recorded_at);
create index referral_message_referral_id_recorded_at_idx on referral_message(referral_id, recorded_at);
create index return_discussion_episode_id_idx on return_discussion(episode_id);
create index return_discussion_assignee_episode_id_idx on return_discussion_assignee(episode_id);
create index return_discussion_record_episode_id_idx on return_discussion_record(episode_id);
create index return_discussion_record_return_discussion_id_idx on return_discussion_record(return_discussion_id);
create index return_discussion_refusal_episode_id_idx on return_discussion_refusal(episode_id);
create index return_discussion_refusal_return_discussion_id_idx on return_discussion_refusal(return_discussion_id);
create index search_word_word_idx on search_word(word);
create index search_word_person_id_word_idx on search_word(person_id, word);
create index search_word_person_id_source_idx on search_word(person_id, source);
create index search_word_episode_id_source_idx on search_word(episode_id, source);
create index service_agency_id_idx on service(agency_id);
create index service_receiving_team_idx on service(receiving_team);
create index agreement_agency_id_with_agency_idx on agreement(agency_id, with_agency);
create index agreement_with_agency_idx on agreement(with_agency);
create index share_consent_episode_id_idx on share_consent(episode_id);
create index share_urgent_episode_id_idx on share_urgent(episode_id);
create index consent_withdrawal_episode_id_idx on consent_withdrawal(episode_id);
create index share_change_share_id_idx on share_change(share_id);
create index share_change_episode_id_idx on share_change(episode_id);
create index support_note_episode_id_idx on support_note(episode_id);
create index task_episode_id_idx on task(episode_id);
create index task_referral_id_idx on task(referral_id);
create index task_question_id_idx on task(question_id);
alter table access_grant add constraint access_grant_episode_id_fkey foreign key (episode_id)
  references episode(id) on delete restrict on update cascade;
alter table access_grant add constraint access_grant_person_id_fkey foreign key (person_id)
  references person(id) on delete restrict on update cascade;
alter table access_grant add constraint access_grant_share_id_fkey foreign key (share_id)
  references share(id) on delete set null on update cascade;
alter table share add constraint share_episode_id_fkey foreign key (episode_id)
  references episode(id) on delete restrict on update cascade;
alter table share add constraint share_referral_id_fkey foreign key (referral_id)
  references referral(id) on delete set null on update cascade;
alter table access_found add constraint access_found_request_id_fkey foreign key (request_id)
  references access_request(id) on delete restrict on update cascade;
alter table team add constraint team_agency_id_fkey foreign key (agency_id)
  references agency(id) on delete restrict on update cascade;
alter table team_area add constraint team_area_team_id_fkey foreign key (team_id)
  references team(id) on delete restrict on update cascade;
alter table team_area add constraint team_area_area_code_fkey foreign key (area_code)
  references area(code) on delete restrict on update cascade;
alter table membership add constraint membership_account_id_fkey foreign key (account_id)
  references account(id) on delete restrict on update cascade;
alter table membership add constraint membership_team_id_fkey foreign key (team_id)
  references team(id) on delete restrict on update cascade;
alter table session add constraint session_account_id_fkey foreign key (account_id)
  references account(id) on delete restrict on update cascade;
alter table session add constraint session_membership_id_fkey foreign key (membership_id)
  references membership(id) on delete restrict on update cascade;
alter table access_alert_review add constraint access_alert_review_access_alert_id_fkey foreign key (access_alert_id)
  references access_alert(id) on delete restrict on update cascade;
alter table break_glass_review add constraint break_glass_review_break_glass_id_fkey foreign key (break_glass_id)
  references break_glass(id) on delete restrict on update cascade;
alter table correction_recipient add constraint correction_recipient_correction_id_fkey foreign key (correction_id)
  references correction(id) on delete restrict on update cascade;
alter table enquiry add constraint enquiry_episode_id_fkey foreign key (episode_id)
  references episode(id) on delete restrict on update cascade;
alter table reporter_update add constraint reporter_update_episode_id_fkey foreign key (episode_id)
  references episode(id) on delete restrict on update cascade;
alter table episode add constraint episode_person_id_fkey foreign key (person_id)
  references person(id) on delete restrict on update cascade;
alter table episode add constraint episode_lead_team_fkey foreign key (lead_team)
  references team(id) on delete restrict on update cascade;
alter table episode add constraint episode_area_code_fkey foreign key (area_code)
  references area(code) on delete restrict on update cascade;
alter table episode_circumstances add constraint episode_circumstances_episode_id_fkey foreign key (episode_id)
  references episode(id) on delete restrict on update cascade;
alter table episode_reporter add constraint episode_reporter_episode_id_fkey foreign key (episode_id)
  references episode(id) on delete restrict on update cascade;
alter table risk_assessment add constraint risk_assessment_episode_id_fkey foreign key (episode_id)
  references episode(id) on delete restrict on update cascade;
alter table information add constraint information_episode_id_fkey foreign key (episode_id)
  references episode(id) on delete restrict on update cascade;
alter table found_place add constraint found_place_episode_id_fkey foreign key (episode_id)
  references episode(id) on delete restrict on update cascade;
alter table found_place add constraint found_place_area_code_fkey foreign key (area_code)
  references area(code) on delete set null on update cascade;
alter table return_report add constraint return_report_episode_id_fkey foreign key (episode_id)
  references episode(id) on delete restrict on update cascade;
alter table return_check add constraint return_check_episode_id_fkey foreign key (episode_id)
  references episode(id) on delete restrict on update cascade;
alter table episode_closing add constraint episode_closing_episode_id_fkey foreign key (episode_id)
  references episode(id) on delete restrict on update cascade;
alter table episode_death add constraint episode_death_episode_id_fkey foreign key (episode_id)
  references episode(id) on delete restrict on update cascade;
alter table outbox add constraint outbox_event_id_fkey foreign key (event_id)
  references event(id) on delete set null on update cascade;
alter table handover add constraint handover_episode_id_fkey foreign key (episode_id)
  references episode(id) on delete restrict on update cascade;
alter table handover_turn add constraint handover_turn_handover_id_fkey foreign key (handover_id)
  references handover(id) on delete restrict on update cascade;
alter table person_description add constraint person_description_person_id_fkey foreign key (person_id)
  references person(id) on delete restrict on update cascade;
alter table person_care add constraint person_care_person_id_fkey foreign key (person_id)
  references person(id) on delete restrict on update cascade;
alter table person_contact add constraint person_contact_person_id_fkey foreign key (person_id)
  references person(id) on delete restrict on update cascade;
alter table person_health add constraint person_health_person_id_fkey foreign key (person_id)
  references person(id) on delete restrict on update cascade;
alter table person_protection add constraint person_protection_person_id_fkey foreign key (person_id)
  references person(id) on delete restrict on update cascade;
alter table exclusion add constraint exclusion_person_id_fkey foreign key (person_id)
  references person(id) on delete restrict on update cascade;
alter table whereabouts_allow_list add constraint whereabouts_allow_list_person_id_fkey foreign key (person_id)
  references person(id) on delete restrict on update cascade;
alter table protection add constraint protection_person_id_fkey foreign key (person_id)
  references person(id) on delete restrict on update cascade;
alter table question_words add constraint question_words_question_id_fkey foreign key (question_id)
  references question(id) on delete restrict on update cascade;
alter table referral_session add constraint referral_session_referral_id_fkey foreign key (referral_id)
  references referral(id) on delete restrict on update cascade;
alter table referral_session add constraint referral_session_episode_id_fkey foreign key (episode_id)
  references episode(id) on delete restrict on update cascade;
alter table referral add constraint referral_episode_id_fkey foreign key (episode_id)
  references episode(id) on delete restrict on update cascade;
alter table referral add constraint referral_person_id_fkey foreign key (person_id)
  references person(id) on delete restrict on update cascade;
alter table referral add constraint referral_service_id_fkey foreign key (service_id)
  references service(id) on delete set null on update cascade;
alter table referral add constraint referral_area_code_fkey foreign key (area_code)
  references area(code) on delete restrict on update cascade;
alter table referral_line add constraint referral_line_referral_id_fkey foreign key (referral_id)
  references referral(id) on delete restrict on update cascade;
alter table referral_content add constraint referral_content_referral_id_fkey foreign key (referral_id)
  references referral(id) on delete restrict on update cascade;
alter table referral_assignee add constraint referral_assignee_referral_id_fkey foreign key (referral_id)
  references referral(id) on delete restrict on update cascade;
alter table referral_message add constraint referral_message_referral_id_fkey foreign key (referral_id)
  references referral(id) on delete restrict on update cascade;
alter table referral_message add constraint referral_message_service_id_fkey foreign key (service_id)
  references service(id) on delete set null on update cascade;
alter table referral_outcome add constraint referral_outcome_referral_id_fkey foreign key (referral_id)
  references referral(id) on delete restrict on update cascade;
alter table return_discussion add constraint return_discussion_episode_id_fkey foreign key (episode_id)
  references episode(id) on delete restrict on update cascade;
alter table return_discussion_assignee
  add constraint return_discussion_assignee_return_discussion_id_fkey foreign key (return_discussion_id)
  references return_discussion(id) on delete restrict on update cascade;
alter table return_discussion_record
  add constraint return_discussion_record_return_discussion_id_fkey foreign key (return_discussion_id)
  references return_discussion(id) on delete restrict on update cascade;
alter table return_discussion_refusal
  add constraint return_discussion_refusal_return_discussion_id_fkey foreign key (return_discussion_id)
  references return_discussion(id) on delete restrict on update cascade;
alter table service add constraint service_agency_id_fkey foreign key (agency_id)
  references agency(id) on delete restrict on update cascade;
alter table service add constraint service_receiving_team_fkey foreign key (receiving_team)
  references team(id) on delete restrict on update cascade;
alter table share_consent add constraint share_consent_share_id_fkey foreign key (share_id)
  references share(id) on delete restrict on update cascade;
alter table share_urgent add constraint share_urgent_share_id_fkey foreign key (share_id)
  references share(id) on delete restrict on update cascade;
alter table share_change add constraint share_change_share_id_fkey foreign key (share_id)
  references share(id) on delete restrict on update cascade;
alter table support_note add constraint support_note_episode_id_fkey foreign key (episode_id)
  references episode(id) on delete restrict on update cascade;
alter table task add constraint task_episode_id_fkey foreign key (episode_id)
  references episode(id) on delete set null on update cascade;
alter table task add constraint task_referral_id_fkey foreign key (referral_id)
  references referral(id) on delete set null on update cascade;
alter table task add constraint task_question_id_fkey foreign key (question_id)
  references question(id) on delete set null on update cascade;

-- Indexes with a condition, an expression or another operator class.
create index access_request_waits on access_request (expires_at) where ended_at is null;
create index episode_assigned on episode (assigned_to) where assigned_to is not null;
create unique index one_handover on handover (episode_id) where status = 'pushed';
create index handover_turn_late on handover_turn (due_at) where passed_at is null;
create index question_waits on question (expires_at) where ended_at is null;
create index search_word_alike on search_word using gin (word gin_trgm_ops) where source in ('name', 'knownAs');
create index search_word_sound on search_word (dmetaphone(word)) where source in ('name', 'knownAs');
create index share_begins on share (begins_at) where begins_at is not null and begun_at is null and ended_at is null;
create index share_ended on share (to_team, ended_at desc) where ended_at is not null;
create unique index one_lead on access_grant (episode_id)
  where (basis = 'lead') and ended_at is null and until is null;
create index access_grant_ending on access_grant (until) where ended_at is null and until is not null;
-- Open episodes only: with every row of a team in it, plans for a single episode would read it too.
create index access_grant_status on access_grant (team_id, status) where open;
create index access_grant_worklist on access_grant (team_id, reported_at desc, episode_id desc) include (risk)
  where open;
create unique index one_deadline on task (coalesce(episode_id, referral_id, question_id), kind,
    coalesce(about, '00000000-0000-0000-0000-000000000000'::uuid)) where ended_at is null;
create index task_by on task (recorded_by) where ended_at is null;
create index task_late on task (due_at) where ended_at is null and overdue_at is null;
create index task_open_of_episode on task (episode_id) where ended_at is null and episode_id is not null;
create index task_open_of_referral on task (referral_id) where ended_at is null and referral_id is not null;
create index task_waiting on task (owner_team, due_at) where ended_at is null;

-- Checks beside those of coded columns, which prisma/sql/checks.sql holds.
alter table access_request add constraint opens check (episode_id is null or outcome = 'granted');
alter table access_request add constraint outcome_when_ended check ((outcome is null) = (ended_at is null));
alter table audit_sealer add constraint one check (one);
alter table disclosure add constraint to_somebody check ((kind = 'recorded')
    = ((to_team is null) <> (to_whom is null))
  and (kind = 'recorded') = (how is not null and legal_basis is not null));
alter table found_place add constraint version check (version > 0);
alter table information add constraint version check (version > 0);
alter table question add constraint says check ((status = 'refused') = (ground is not null)
    and (status in ('asked', 'seen')) = (ended_at is null));
alter table referral_content add constraint asked_or_why check ( case when asked then answer is not null
    when not asked then why_not_asked is not null and answer is null
  else asked_by is null and asked_at is null and scope is null and answer is null and why_not_asked is null end);
alter table referral_message add constraint answers check ((kind = 'answer') = (about is not null));
alter table referral_message add constraint says check (text is not null
    or kind = 'declined' and service_id is not null);
alter table referral_message add constraint says_how_often check ((kind = 'notEngaged') = (attempts is not null));
alter table referral_message add constraint says_when check (kind <> 'waitingList' or expected_on is not null);
alter table return_check add constraint version check (version > 0);
alter table return_discussion_record add constraint version check (version > 0);
alter table return_discussion_refusal add constraint version check (version > 0);
alter table return_report add constraint version check (version > 0);
alter table risk_assessment add constraint version check (version > 0);
alter table service add constraint waits check (capacity <> 'waitingList' or wait_weeks is not null);
alter table share_consent add constraint asked_or_why check ( case when asked then answer is not null
    when not asked then why_not_asked is not null and answer is null
  else asked_by is null and asked_at is null and scope is null and answer is null and why_not_asked is null end);
alter table share_urgent add constraint outcome_when_reviewed check ((outcome is null) = (reviewed_at is null));
alter table access_grant add constraint individual check ((basis not in ('individual', 'break-glass'))
    or account_id is not null);
alter table support_note add constraint version check (version > 0);
alter table task add constraint of_one check (num_nonnulls(episode_id, referral_id, question_id) = 1);
alter table task add constraint outcome_when_ended check ((outcome is null) = (ended_at is null));

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

insert into access_alert_threshold (name, value)
  values ('knownAfter', 30), ('manyInHour', 40), ('nightFrom', 23), ('nightTo', 6), ('nightsUsual', 5),
  ('refusedOften', 10);
insert into audit_sealer default values;
-- The addresses at which the program's processes notify each other: random, so that no request can forge or overhear
-- a message.
insert into relay_channel (name, address)
  select name, name || '_' || replace(gen_random_uuid()::text, '-', '')
    from unnest(array['change', 'session_ended']) name;
