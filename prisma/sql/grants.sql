-- Who may use what: everything is taken back first, so this page is all there is.
revoke all on schema public, app from public;

revoke all on all tables in schema public from waymark_app, waymark_auth, waymark_jobs, waymark_relay, waymark_demo;

revoke all on all sequences in schema public
  from waymark_app, waymark_auth, waymark_jobs, waymark_relay, waymark_demo;

revoke all on all functions in schema app
  from public, waymark_app, waymark_auth, waymark_jobs, waymark_relay, waymark_demo;

grant usage on schema public, app to waymark_app, waymark_auth, waymark_jobs, waymark_relay;

grant delete, select on table
  draft, saved_view
  to waymark_app;

grant select on table
  access_found, access_request, agency, agreement, area, break_glass, break_glass_review, consent_withdrawal,
  correction, draft_subject, enquiry, episode, episode_circumstances, episode_closing, episode_death,
  episode_reporter, event, exclusion_order, found_place, handover, handover_turn, idempotency_key, information,
  live_grant, my_access, notification_mark, person, person_care, person_contact, person_description, person_health,
  person_protection, protection, question, question_words, readable_record, referral, referral_assignee,
  referral_content, referral_line, referral_message, referral_outcome, referral_session, referral_with_words,
  reporter_update, return_check, return_discussion, return_discussion_assignee, return_discussion_record,
  return_discussion_refusal, return_report, risk_assessment, role_action, search_word,
  service, share, share_consent, share_urgent, support_note, task, team, team_area
  to waymark_app;

grant delete, select on table
  sign_in_attempt
  to waymark_auth;

grant select on table
  account, agency, area, membership, session, team, team_area
  to waymark_auth;

grant usage on sequence
  access_log_id_seq, event_id_seq
  to waymark_app;

grant usage on sequence
  sign_in_attempt_id_seq
  to waymark_auth;

grant insert (id, agency_id, with_agency, title, purposes, sections, giver_basis, receiver_basis, from_at,
    until) on agreement to waymark_app;

grant update (ended_at, ended_by) on agreement to waymark_app;

grant insert (action, outcome, ids, sections, bases, terms) on access_log to waymark_app;

grant insert (id, form, place, episode_id, person_id, section, values, version, writer, turn) on draft to waymark_app;

grant update (values, version, saved_at, writer, turn) on draft to waymark_app;

grant insert (id, episode_id, what, version) on enquiry to waymark_app;

grant update (result, result_at, result_by, version) on enquiry to waymark_app;

grant update (status, risk, located_at, closed_at, version, assigned_to) on episode to waymark_app;

grant insert (episode_id, narrative, last_seen_place, clothing, out_of_character, subject_to_crime, at_risk_of_harm,
    version) on episode_circumstances to waymark_app;

grant update (narrative, last_seen_place, clothing, out_of_character, subject_to_crime, at_risk_of_harm,
    version) on episode_circumstances to waymark_app;

grant insert (episode_id, category, concern_report, no_referral_why, note) on episode_closing to waymark_app;

grant update (category, concern_report, no_referral_why, note) on episode_closing to waymark_app;

grant insert (episode_id, identity_basis) on episode_death to waymark_app;

grant update (confirmed_by, confirmed_at) on episode_death to waymark_app;

grant insert (episode_id, name, relationship, phone, safe_to_call) on episode_reporter to waymark_app;

grant insert (kind, subject, subject_id, section, audience, data) on event to waymark_app;

grant insert (episode_id, kind, address, area_code, found_by, version) on found_place to waymark_app;

grant insert (id, episode_id, source, text, learned_at, version) on information to waymark_app;

grant insert (event_id) on notification_mark to waymark_app;

grant update (event_id) on notification_mark to waymark_app;

grant update (given_name, family_name, known_as, date_of_birth, warning, version) on person to waymark_app;

grant insert (person_id, status, lives_with, placing_area, key_worker, version) on person_care to waymark_app;

grant update (status, lives_with, key_worker, version) on person_care to waymark_app;

grant insert (person_id, home_address, phone) on person_contact to waymark_app;

grant update (home_address, phone) on person_contact to waymark_app;

grant insert (person_id, appearance, marks, languages, version) on person_description to waymark_app;

grant update (appearance, marks, languages, version) on person_description to waymark_app;

grant insert (person_id, conditions, medication, medication_if_missed, allergies,
    version) on person_health to waymark_app;

grant update (conditions, medication, medication_if_missed, allergies, version) on person_health to waymark_app;

grant insert (id, endpoint, body_hash, reply) on idempotency_key to waymark_app;

grant insert (id, reference, episode_id, person_id, from_team, to_team, status, type, urgency, area_code, age_band,
    sections, onward, share_until, legal_basis, approved_by_team, sent_at, sealed, version, withheld,
  service_id) on referral to waymark_app;

grant update (status, share_until, approved_by_team, sent_at, received_at, decided_at, decline_reason, ended_at,
    outcome, version) on referral to waymark_app;

grant insert (referral_id, episode_id, reason, views, views_note, safety, contact, do_not_tell_family, do_not_text,
    may_answer, needs, safe_times, safety_version, answer, asked, asked_at, asked_by, condition, duty, scope,
  why_not_asked) on referral_content to waymark_app;

grant insert (id, referral_id, assignee_account) on referral_assignee to waymark_app;

grant insert (referral_id, line) on referral_line to waymark_app;

grant insert (id, referral_id, kind, text, about, expected_on, attempts,
    service_id) on referral_message to waymark_app;

grant insert (referral_id, need, outcome) on referral_outcome to waymark_app;

grant insert (id, referral_id, episode_id, planned_for, mode, status) on referral_session to waymark_app;

grant update (status, why, note) on referral_session to waymark_app;

grant insert (id, episode_id, how, message, said) on reporter_update to waymark_app;

grant insert (episode_id, seen_at, condition, harm, note, version) on return_check to waymark_app;

grant insert (id, episode_id, status, arrange_by, complete_by, version) on return_discussion to waymark_app;

grant update (status, chosen, arranged_for, held_at, version) on return_discussion to waymark_app;

grant insert (id, return_discussion_id, episode_id, own_words, workers_view, would_help, mode, seen_alone,
    version) on return_discussion_record to waymark_app;

grant insert (id, return_discussion_id, episode_id, outcome, reason, note,
    version) on return_discussion_refusal to waymark_app;

grant insert (id, episode_id, returned_at, text, version) on return_report to waymark_app;

grant insert (id, episode_id, level, rationale, kind, version) on risk_assessment to waymark_app;

grant insert (id, list, name, search, shared) on saved_view to waymark_app;

grant insert (id, agency_id, receiving_team, name, kind, offers, areas, ages_from, ages_to, eligibility, capacity,
    wait_weeks, hours, contact, valid_from, valid_to, version) on service to waymark_app;

grant update (receiving_team, name, kind, offers, areas, ages_from, ages_to, eligibility, capacity, wait_weeks, hours,
    contact, valid_from, valid_to, version) on service to waymark_app;

grant insert (token_hash, account_id, membership_id) on session to waymark_auth;

grant update (membership_id, active_at, ended_at) on session to waymark_auth;

grant insert (email_hash, succeeded) on sign_in_attempt to waymark_auth;

grant insert (id, episode_id, text, shared_back, version) on support_note to waymark_app;

grant insert (id, kind, episode_id, referral_id, about, section, owner_team, owner_account, started_at,
    due_at) on task to waymark_app;

grant update (owner_team, owner_account, due_at, given_at, overdue_at, ended_at, outcome) on task to waymark_app;

grant execute on function
  app.accept_handover, app.accept_referral, app.access_tries, app.acknowledge_correction, app.agency_disclosures,
  app.agency_id, app.allow_list_accounts, app.allow_listed, app.answer_unseal, app.ask_access, app.ask_question,
  app.ask_restrict, app.ask_unseal, app.assign_discussion, app.audited_accounts, app.audited_agency,
  app.begin_correction, app.break_glass, app.can, app.change_safety, app.colleagues, app.colleagues_for,
  app.complete_deadlines, app.correct_record, app.correctable_records, app.correction_recipients,
  app.could_be_allow_listed, app.count_access_alerts, app.disclosures, app.draw_reference, app.end_exclusion,
  app.end_individual, app.end_share, app.exclude, app.excluded_marks, app.explain_access, app.extend_share,
  app.fold, app.give_share, app.grant_individual, app.grant_sources, app.hasten_handover, app.hinders_referral,
  app.individual_accounts, app.is_member_of, app.known_people, app.lift_restriction, app.like_accessible_people,
  app.list_access_alerts, app.matched_people, app.matrix_hash, app.may, app.may_be_assigned_referral,
  app.may_be_given, app.may_exclude, app.may_open_for, app.may_share, app.moment, app.my_bases, app.my_opening,
  app.narrow_share, app.next_reference, app.open_episode, app.open_found_area, app.own_team,
  app.people_to_share_with, app.present, app.push_handover, app.read_access_log, app.read_own_sections,
  app.read_sections, app.readable_alerts, app.readable_orders, app.record_disclosure, app.referrals_since_found,
    app.questions_since_found, app.shares_since_found,
  app.refuse_access, app.refuse_restrict, app.restrict_person, app.restrict_whereabouts, app.retained_card,
  app.review_access_alert, app.review_break_glass, app.review_urgent_share, app.seal_person, app.see_handover,
  app.sees_people, app.set_allow_listed, app.settle_found_area, app.settle_question, app.share_lasts,
  app.share_openings, app.similar_names, app.taken_out, app.teams_before_find, app.who, app.who_accessed,
  app.who_sees, app.withdraw_consent, app.withdraw_handover
  to waymark_app;

-- To lock it, and nothing else: it holds no row.
grant delete on table job_leader to waymark_jobs, waymark_demo;

grant execute on function
  app.audit_heads, app.begin_due_grants, app.due_jobs, app.end_due_agreements, app.end_due_grants,
  app.end_idle_sessions,
  app.end_unanswered, app.find_access_alerts, app.forget_presence, app.mark_overdue, app.pass_handovers,
  app.record_run, app.seal_audit
  to waymark_jobs, waymark_demo;

grant execute on function
  app.account_id, app.actor, app.now, app.request_id, app.role, app.team_id, app.tx
  to waymark_app, waymark_auth, waymark_jobs, waymark_relay;

grant execute on function
  app.channel
  to waymark_auth, waymark_relay, waymark_demo;

grant execute on function
  app.drain_outbox
  to waymark_relay, waymark_demo;

grant execute on function app.health, app.matrix_hash to waymark_auth;

grant select on table role_action to waymark_auth;
