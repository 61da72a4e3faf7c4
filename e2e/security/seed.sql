-- For the security tests alone, in their own database: seeds an episode with everything recorded on it by another team, each text a unique
-- token that names its section, and the access grants that are asked for. As the owner, who passes every policy; with an event, which nobody passes.
create function public.seed(input jsonb) returns void language plpgsql as $$
declare
  e uuid := input ->> 'episodeId';
  p uuid := input ->> 'personId';
  other_team uuid := input ->> 'otherTeam';
  other_account uuid := input ->> 'otherAccount';
  t text := input ->> 'mark';
  s jsonb;
  token text;
begin
  insert into event (kind, subject, subject_id, account_id, team_id) values ('episode.reported', 'episode', e, other_account, other_team), ('person.recorded', 'person', p, other_account, other_team);
  insert into person (id, reference, given_name, family_name, known_as, warning, date_of_birth, recorded_by, recorded_team)
    values (p, 'cnry_summary_person_' || t, 'cnry_summary_given_' || t, 'cnry_summary_family_' || t, 'cnry_summary_known_' || t, 'cnry_summary_warning_' || t, '2010-01-01', other_account, other_team);
  insert into person_description (person_id, appearance, marks, languages, recorded_by, recorded_team)
    values (p, 'cnry_description_appearance_' || t, 'cnry_description_marks_' || t, 'cnry_description_languages_' || t, other_account, other_team);
  insert into person_care (person_id, status, lives_with, key_worker, recorded_by, recorded_team)
    values (p, 'foster', 'cnry_care_lives_' || t, 'cnry_care_worker_' || t, other_account, other_team);
  insert into person_contact (person_id, home_address, phone, recorded_by, recorded_team)
    values (p, 'cnry_care_home_' || t, 'cnry_care_phone_' || t, other_account, other_team);
  insert into person_health (person_id, conditions, medication, medication_if_missed, allergies, recorded_by, recorded_team)
    values (p, 'cnry_health_conditions_' || t, 'cnry_health_medication_' || t, 'cnry_health_missed_' || t, 'cnry_health_allergies_' || t, other_account, other_team);
  if input ? 'protection' then
    insert into person_protection (person_id, sealed, seal_reason, whereabouts)
      values (p, (input -> 'protection' ->> 'sealed')::boolean, case when (input -> 'protection' ->> 'sealed')::boolean then 'protectedPerson' end, input -> 'protection' ->> 'whereabouts');
  end if;
  insert into exclusion (account_id, person_id, reason)
    select value::uuid, p, 'cnry_exclusion_reason_' || t from jsonb_array_elements_text(coalesce(input -> 'excluded', '[]'));
  insert into whereabouts_allow_list (account_id, person_id) select value::uuid, p from jsonb_array_elements_text(coalesce(input -> 'allowListed', '[]'));
  insert into episode (id, reference, person_id, lead_team, area_code, status, risk, missing_from, reported_at, last_seen_at, located_at, recorded_by, recorded_team)
    values (e, 'cnry_summary_reference_' || t, p, (input ->> 'leadTeam')::uuid, 'S12000049', input ->> 'status', input ->> 'risk', 'homeAddress', '2026-01-01T20:00Z', '2026-01-01T18:00Z', '2026-01-02T08:00Z', other_account, other_team);
  insert into episode_circumstances (episode_id, narrative, last_seen_place, clothing, out_of_character, subject_to_crime, at_risk_of_harm, recorded_by, recorded_team)
    values (e, 'cnry_description_narrative_' || t, 'cnry_description_place_' || t, 'cnry_description_clothing_' || t, 'yes', 'no', 'yes', other_account, other_team);
  insert into episode_reporter (episode_id, name, relationship, phone, safe_to_call, recorded_by, recorded_team)
    values (e, 'cnry_enquiries_reporter_' || t, 'cnry_enquiries_relationship_' || t, 'cnry_enquiries_phone_' || t, 'yes', other_account, other_team);
  insert into risk_assessment (id, episode_id, level, rationale, recorded_by, recorded_team) values (gen_random_uuid(), e, 'medium', 'cnry_description_rationale_' || t, other_account, other_team);
  insert into information (id, episode_id, source, text, learned_at, recorded_by, recorded_team) values (gen_random_uuid(), e, 'cnry_description_source_' || t, 'cnry_description_information_' || t, now(), other_account, other_team);
  if input ? 'recordedBy' then
    insert into information (id, episode_id, source, text, learned_at, recorded_by, recorded_team)
      values ((input ->> 'recordId')::uuid, e, 'cnry_description_ownSource_' || t, 'cnry_description_ownText_' || t, now(), (input -> 'recordedBy' ->> 'account')::uuid, (input -> 'recordedBy' ->> 'team')::uuid);
  end if;
  insert into event (kind, subject, subject_id, account_id, team_id, section, data) select 'information.added', 'episode', e, other_account, other_team, 'description', json_build_object('id', id) from information where episode_id = e;
  if (input ->> 'found')::boolean then
    insert into found_place (episode_id, kind, address, area_code, found_by, recorded_by, recorded_team) values (e, 'street', 'cnry_whereabouts_address_' || t, 'S12000036', 'police', other_account, other_team);
    insert into return_report (id, episode_id, returned_at, text, recorded_by, recorded_team) values (gen_random_uuid(), e, now(), 'cnry_whereabouts_report_' || t, other_account, other_team);
    insert into event (kind, subject, subject_id, account_id, team_id, section) values ('foundPlace.recorded', 'episode', e, other_account, other_team, 'whereabouts');
  end if;
  if (input ->> 'checked')::boolean then
    insert into return_check (episode_id, seen_at, condition, harm, note, recorded_by, recorded_team) values (e, now(), 'safeAndWell', 'no', 'cnry_health_check_' || t, other_account, other_team);
  end if;
  if (input ->> 'closed')::boolean then
    insert into episode_closing (episode_id, category, concern_report, no_referral_why, note, recorded_by, recorded_team)
      values (e, 'tracedSafe', 'submitted', 'cnry_enquiries_why_' || t, 'cnry_enquiries_closing_' || t, other_account, other_team);
  end if;
  if (input ->> 'death')::boolean then
    insert into episode_death (episode_id, identity_basis, recorded_by, recorded_team) values (e, 'cnry_death_basis_' || t, other_account, other_team);
  end if;
  insert into return_discussion (id, episode_id, status, arrange_by, complete_by, recorded_by, recorded_team)
    values ((input ->> 'discussionId')::uuid, e, input ->> 'discussion', now(), now(), other_account, other_team);
  insert into return_discussion_assignee (return_discussion_id, episode_id, team_id, recorded_by, recorded_team) values ((input ->> 'discussionId')::uuid, e, other_team, other_account, other_team);
  insert into return_discussion_record (id, return_discussion_id, episode_id, own_words, workers_view, would_help, mode, seen_alone, recorded_by, recorded_team)
    values (gen_random_uuid(), (input ->> 'discussionId')::uuid, e, 'cnry_returnDiscussion_words_' || t, 'cnry_returnDiscussion_view_' || t, 'cnry_returnDiscussion_help_' || t, 'phone', 'yes', other_account, other_team);
  insert into return_discussion_refusal (id, return_discussion_id, episode_id, outcome, reason, note, recorded_by, recorded_team)
    values (gen_random_uuid(), (input ->> 'discussionId')::uuid, e, 'declined', 'other', 'cnry_returnDiscussion_declined_' || t, other_account, other_team);
  insert into support_note (id, episode_id, text, shared_back, recorded_by, recorded_team)
    values (gen_random_uuid(), e, 'cnry_support_shared_' || t, true, other_account, other_team), (gen_random_uuid(), e, 'cnry_supportOwn_note_' || t, false, other_account, other_team);
  insert into enquiry (id, episode_id, what, result, result_at, recorded_by, recorded_team)
    values (gen_random_uuid(), e, 'cnry_enquiries_what_' || t, 'cnry_enquiries_result_' || t, now(), other_account, other_team),
      ((input ->> 'enquiryId')::uuid, e, 'cnry_enquiries_open_' || t, null, null, other_account, other_team);
  insert into event (kind, subject, subject_id, account_id, team_id, section, data) values ('enquiry.recorded', 'episode', e, other_account, other_team, 'enquiries', json_build_object('id', input ->> 'enquiryId'));
  insert into reporter_update (id, episode_id, how, message, recorded_by, recorded_team) values (gen_random_uuid(), e, 'phone', 'cnry_enquiries_told_' || t, other_account, other_team);
  insert into handover (id, episode_id, from_team, to_team, note, minutes, status, recorded_by, recorded_team)
    values ((input ->> 'handoverId')::uuid, e, (input ->> 'leadTeam')::uuid, coalesce((input -> 'asked' ->> 'team')::uuid, other_team), 'cnry_enquiries_handover_' || t, 30,
      case when input ? 'asked' then 'pushed' else 'withdrawn' end, other_account, other_team);
  insert into handover_turn (handover_id, episode_id, asked_account, due_at)
    values ((input ->> 'handoverId')::uuid, e, coalesce((input -> 'asked' ->> 'account')::uuid, other_account), now() + interval '1 hour');
  insert into task (id, kind, episode_id, section, owner_team, started_at, due_at, recorded_by, recorded_team)
    values ((input ->> 'taskId')::uuid, 'completeDiscussion', e, 'summary', coalesce((input ->> 'taskTeam')::uuid, other_team), now(), now() + interval '1 hour', other_account, other_team),
      (gen_random_uuid(), 'updateReporter', e, 'enquiries', other_team, now(), now() + interval '1 hour', other_account, other_team),
      (gen_random_uuid(), 'returnCheck', e, 'whereabouts', other_team, now(), now() + interval '1 hour', other_account, other_team);
  insert into protection (id, person_id, episode_id, kind, reason, recorded_by, recorded_team)
    values ((input ->> 'askingId')::uuid, p, e, input ->> 'asking', 'cnry_protection_asked_' || t, other_account, other_team),
      (gen_random_uuid(), p, null, 'lifted', 'cnry_protection_decided_' || t, other_account, other_team);
  insert into event (kind, subject, subject_id, account_id) values ('exclusion.added', 'account', other_account, other_account);
  insert into exclusion_order (id, account_id, reference, why, ended_at, ended_by, end_reason, recorded_by, recorded_team)
    select x.id, (input ->> 'excludedByOrder')::uuid, 'cnry_exclusion_reference_' || t, 'relative', x.at, case when x.at is null then null else other_account end, case when x.at is null then null else 'cnry_exclusion_ended_' || t end, other_account, other_team
    from (values ((input ->> 'exclusionId')::uuid, null::timestamptz), (gen_random_uuid(), now())) x (id, at);
  insert into break_glass (id, reference, episode_id, person_id, reason, until, review_by, recorded_by, recorded_team)
    select x.id, 'cnry_breakGlass_' || x.what || '_' || t, e, p, 'cnry_breakGlass_reason_' || t, now() + interval '4 hours', now() + interval '1 day', other_account, (input ->> 'breakGlassTeam')::uuid
    from (values ((input ->> 'breakGlassId')::uuid, 'open'), (gen_random_uuid(), 'reviewed')) x (id, what);
  insert into break_glass_review (break_glass_id, episode_id, side, outcome, note, recorded_by, recorded_team)
    select id, e, side, 'justified', 'cnry_breakGlass_note_' || t, other_account, other_team from break_glass, unnest(array['lead', 'agency']) side where reference = 'cnry_breakGlass_reviewed_' || t;
  insert into event (kind, subject, subject_id, account_id, team_id) values ('accessRequest.sent', 'account', other_account, other_account, other_team);
  insert into access_request (id, reference, whom, sections, reason, expires_at, recorded_by, recorded_team)
    values ((input ->> 'requestId')::uuid, 'cnry_access_reference_' || t, 'cnry_access_whom_' || t, array['summary'], 'cnry_access_reason_' || t, now() + interval '7 days', other_account, other_team);
  insert into access_found (request_id, episode_id, person_id, due_at) values ((input ->> 'requestId')::uuid, e, p, now() + interval '1 hour');
  if input ? 'question' then
    s := input -> 'question';
    insert into question (id, reference, episode_id, person_id, from_team, to_team, status, ground, ended_at, due_at, expires_at, sealed, withheld, recorded_by, recorded_team)
      select x.id, 'cnry_question_reference' || x.status || '_' || t, e, p, (s ->> 'from')::uuid, (s ->> 'to')::uuid, x.status, case x.status when 'refused' then 'notHeld' end,
        case when x.status <> 'asked' then now() end, now() + interval '1 hour', now() + interval '1 day', coalesce((input -> 'protection' ->> 'sealed')::boolean, false), coalesce(input -> 'protection' ->> 'whereabouts', 'full') <> 'full', other_account, other_team
      from (values ((s ->> 'id')::uuid, 'asked'), (gen_random_uuid(), 'answered'), (gen_random_uuid(), 'refused')) x (id, status);
    insert into question_words (question_id, asks, answer, note)
      select q.id, 'cnry_words_asks' || q.status || '_' || t, case q.status when 'answered' then 'cnry_words_answer_' || t end, case q.status when 'refused' then 'cnry_words_note_' || t end
      from question q where q.reference like 'cnry\_question\_reference%' || t;
    insert into event (kind, subject, subject_id, account_id, team_id) select 'question.asked', 'question', q.id, other_account, other_team from question q where q.reference like 'cnry\_question\_reference%' || t;
    insert into task (id, kind, question_id, section, owner_team, started_at, due_at, recorded_by, recorded_team)
      values (gen_random_uuid(), 'answerQuestion', (s ->> 'id')::uuid, 'summary', (s ->> 'to')::uuid, now(), now() + interval '1 hour', other_account, other_team);
  end if;
  insert into disclosure (id, person_id, episode_id, kind, to_whom, how, sections, legal_basis, reason, disclosed_at, recorded_by, recorded_team)
    values (gen_random_uuid(), p, e, 'recorded', 'cnry_disclosed_whom_' || t, 'phone', array['summary', 'health'], 'vitalInterests', 'cnry_disclosed_reason_' || t, now(), other_account, other_team);
  insert into correction (id, person_id, field, section, erased, why, means, recorded_by, recorded_team)
    values ((input ->> 'correctionId')::uuid, p, 'allergies', 'health', false, 'cnry_health_whyWrong_' || t, 'cnry_health_means_' || t, other_account, other_team);
  insert into correction (id, person_id, episode_id, field, section, about, erased, why, means, recorded_by, recorded_team)
    select gen_random_uuid(), p, e, x.field, x.section, x.about, false, concat('cnry_', x.section, '_', x.own, 'WhyWrong_', t), concat('cnry_', x.section, '_', x.own, 'Means_', t), other_account, other_team from (select y.*, case when y.about = (input ->> 'recordId')::uuid then 'retained' else 'its' end as own from (
      select 'information', 'description', id from information where episode_id = e union all select 'riskRationale', 'description', id from risk_assessment where episode_id = e
      union all select 'checkNote', 'health', episode_id from return_check where episode_id = e union all select 'foundAddress', 'whereabouts', episode_id from found_place where episode_id = e
      union all select 'returnReport', 'whereabouts', id from return_report where episode_id = e union all select 'ownWords', 'returnDiscussion', id from return_discussion_record where episode_id = e
      union all select 'notHeldNote', 'returnDiscussion', id from return_discussion_refusal where episode_id = e union all select 'supportNote', 'support', id from support_note where episode_id = e and shared_back) y (field, section, about)) x;
  insert into correction_recipient (id, correction_id, person_id, episode_id, team_id, by_hand, due_at)
    values ((input ->> 'recipientId')::uuid, (input ->> 'correctionId')::uuid, p, e, coalesce((input ->> 'taskTeam')::uuid, other_team), false, now() + interval '1 day');
  insert into task (id, kind, episode_id, about, section, owner_team, started_at, due_at, recorded_by, recorded_team)
    values (gen_random_uuid(), 'acknowledgeCorrection', e, (input ->> 'recipientId')::uuid, 'summary', coalesce((input ->> 'taskTeam')::uuid, other_team), now(), now() + interval '1 day', other_account, other_team);
  insert into access_alert (id, agency_id, account_id, team_id, about, episode, day, first_at, last_at, times, reasons)
    select (input ->> 'alertId')::uuid, t.agency_id, other_account, t.id, p, e, now(), now(), now(), 1, array['noTask'] from team t where t.id = (input ->> 'accessTeam')::uuid;
  insert into event (kind, subject, subject_id, account_id, team_id) values ('accessAlert.followedUp', 'account', other_account, other_account, other_team);
  insert into access_alert_review (access_alert_id, outcome, note, recorded_by, recorded_team) values ((input ->> 'alertId')::uuid, 'followUp', 'cnry_accessAlert_note_' || t, other_account, other_team);
  for s in select * from jsonb_array_elements(input -> 'shares') loop
    insert into share (id, episode_id, to_team, to_account, given_by_team, given_by, sections, purpose, legal_basis, receiver_basis, onward, until, ended_at, referral_id)
      values ((s ->> 'id')::uuid, e, (s ->> 'team')::uuid, null, other_team, other_account, array['summary', 'description'], 'prevent', 'publicTask', 'publicTask', true, '2100-01-02T09:00Z', (s ->> 'endedAt')::timestamptz, null);
    token := 'cnry_consent_' || left(s ->> 'team', 8) || '_' || t;
    -- which team's share it is about stands in the token: its receiver and its giver may know it, and who leads
    insert into share_consent (share_id, episode_id, asked, asked_by, asked_at, scope, answer, why_not_asked, views, recorded_by, recorded_team)
      values ((s ->> 'id')::uuid, e, true, token, now(), token, 'agrees', token, token, other_account, other_team);
    insert into share_urgent (share_id, episode_id, reason, note, recorded_by, recorded_team) values ((s ->> 'id')::uuid, e, token, token, other_account, other_team);
  end loop;
  insert into consent_withdrawal (id, episode_id, said, recorded_by, recorded_team) values (gen_random_uuid(), e, 'cnry_withdrawal_said_' || t, other_account, other_team);
  for s in select * from jsonb_array_elements(input -> 'grants') loop
    insert into access_grant (id, episode_id, person_id, team_id, account_id, sections, basis, share_id, until, open, risk, status, reported_at, sealed, withheld)
      values (coalesce((s ->> 'id')::uuid, gen_random_uuid()), e, p, (s ->> 'team')::uuid, (s ->> 'account')::uuid, array(select jsonb_array_elements_text(s -> 'sections')), s ->> 'basis', (s ->> 'share')::uuid, (s ->> 'until')::timestamptz,
        input ->> 'status' in ('reported', 'missing', 'located', 'afterReturn'), input ->> 'risk', input ->> 'status', '2026-01-01T20:00Z',
        coalesce((input -> 'protection' ->> 'sealed')::boolean, false), coalesce(input -> 'protection' ->> 'whereabouts', 'full') <> 'full');
  end loop;
  if input ? 'serviceId' then
    insert into event (kind, subject, subject_id) values ('service.listed', 'service', (input ->> 'serviceId')::uuid);
    insert into service (id, agency_id, receiving_team, name, kind, offers, areas, capacity, hours, contact, valid_from)
      select (input ->> 'serviceId')::uuid, agency_id, id, 'A service', 'other', 'Help', '{}', 'open', 'Always', 'By phone', '2026-01-01' from team where id = (input ->> 'taskTeam')::uuid;
  end if;
  if input ? 'referral' then
    s := input -> 'referral';
    insert into event (kind, subject, subject_id, account_id, team_id) values ('referral.sent', 'referral', (s ->> 'id')::uuid, other_account, other_team);
    insert into referral (id, reference, episode_id, person_id, from_team, to_team, status, type, urgency, area_code, age_band, sections, onward, legal_basis, approved_by_team, sent_at, recorded_by, recorded_team)
      values ((s ->> 'id')::uuid, 'cnry_preview_reference_' || t, e, p, (s ->> 'from')::uuid, (s ->> 'to')::uuid, s ->> 'status', 'other', 'routine', 'S12000049', '16to17', array['summary'], false, 'publicTask',
        case when s ->> 'status' = 'draft' then null else coalesce((s ->> 'approvedBy')::uuid, other_team) end, case when s ->> 'status' = 'draft' then null else now() end, other_account, other_team);
    insert into referral_line (referral_id, line) values ((s ->> 'id')::uuid, 'cnry_preview_line_' || t);
    insert into referral_content (referral_id, episode_id, reason, views, views_note, safety, contact, safe_times, may_answer, asked, asked_by, asked_at, scope, answer, why_not_asked, recorded_by, recorded_team)
      values ((s ->> 'id')::uuid, e, 'cnry_content_reason_' || t, 'agrees', 'cnry_content_views_' || t, 'cnry_content_safety_' || t, 'cnry_content_contact_' || t, 'cnry_content_times_' || t, 'cnry_content_answer_' || t,
        true, 'cnry_content_askedBy_' || t, now(), 'cnry_content_scope_' || t, 'agrees', 'cnry_content_whyNotAsked_' || t, other_account, other_team);
    insert into referral_message (id, referral_id, kind, text, attempts, about, recorded_by, recorded_team)
      select gen_random_uuid(), (s ->> 'id')::uuid, kind, 'cnry_between_' || kind || '_' || t, case when kind = 'notEngaged' then 2 end, case when kind = 'answer' then (s ->> 'id')::uuid end, other_account, team::uuid
      from (values ('question', s ->> 'to'), ('answer', s ->> 'from'), ('feedback', s ->> 'to'), ('notEngaged', s ->> 'to')) as said (kind, team);
    insert into referral_session (id, referral_id, episode_id, planned_for, mode, status, why, note, recorded_by, recorded_team)
      values (coalesce((input ->> 'sessionId')::uuid, gen_random_uuid()), (s ->> 'id')::uuid, e, now(), 'phone', 'planned', null, null, other_account, (s ->> 'to')::uuid),
        (gen_random_uuid(), (s ->> 'id')::uuid, e, now(), 'inPerson', 'late', 'cnry_session_why_' || t, 'cnry_session_note_' || t, other_account, (s ->> 'to')::uuid);
    insert into referral_assignee (id, referral_id, assignee_account, recorded_by, recorded_team) values (gen_random_uuid(), (s ->> 'id')::uuid, other_account, other_account, other_team);
    if s ->> 'status' <> 'draft' then
      insert into task (id, kind, referral_id, section, owner_team, started_at, due_at, recorded_by, recorded_team)
        values (gen_random_uuid(), 'decideReferral', (s ->> 'id')::uuid, 'summary', (s ->> 'to')::uuid, now(), now() + interval '1 hour', other_account, other_team);
    end if;
    if s ? 'share' then update share set referral_id = (s ->> 'id')::uuid where id = (s ->> 'share')::uuid; end if;
  end if;
end $$;

-- An agency agrees with each that there is, both ways, to share everything for everything: else nothing can be shared in any state.
create function public.agree(agency uuid) returns void language sql as $$
  with made as (insert into agreement (id, agency_id, with_agency, title, purposes, sections, giver_basis, receiver_basis)
    select gen_random_uuid(), g.id, r.id, 'An agreement', array['findPerson', 'protectChild', 'protectAdult', 'returnAndSupport', 'prevent', 'crime', 'referral'],
      array['summary', 'description', 'care', 'health', 'enquiries', 'returnDiscussion', 'support', 'plan', 'whereabouts'], 'publicTask', 'publicTask'
    from agency g join agency r on r.id <> g.id where agree.agency in (g.id, r.id) returning id)
  insert into event (kind, subject, subject_id) select 'agreement.made', 'account', id from made $$;
