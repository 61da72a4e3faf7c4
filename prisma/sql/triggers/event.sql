create constraint trigger audited after insert or delete or update on access_found deferrable initially deferred
  for each row execute function app.require_event('episode_id');

create constraint trigger audited after insert or delete or update on access_request deferrable initially deferred
  for each row execute function app.require_event('recorded_by', 'episode_id');

create constraint trigger audited after insert or delete or update on account deferrable initially deferred
  for each row execute function app.require_event('id');

create constraint trigger audited after insert or delete or update on agreement deferrable initially deferred
  for each row execute function app.require_event('id', 'recorded_by', 'ended_by');

create trigger written_once before delete or update on audit_block for each row execute function app.refuse_change();

create constraint trigger audited after insert or delete or update on break_glass deferrable initially deferred
  for each row execute function app.require_event('episode_id');

create constraint trigger audited after insert or delete or update on break_glass_review deferrable initially deferred
  for each row execute function app.require_event('episode_id', 'recorded_by');

create constraint trigger audited after insert or delete or update on consent_withdrawal deferrable initially deferred
  for each row execute function app.require_event('episode_id');

create trigger awaits_seal after insert on access_log for each row execute function app.await_seal();

create trigger written_once before delete or update on access_log for each row execute function app.refuse_change();

create constraint trigger audited after insert or delete or update on correction deferrable initially deferred
  for each row execute function app.require_event('episode_id', 'person_id');

create constraint trigger audited after insert or delete
  or update on correction_recipient deferrable initially deferred for each row
  execute function app.require_event('episode_id', 'person_id');

create constraint trigger audited after insert or delete or update on disclosure deferrable initially deferred
  for each row execute function app.require_event('episode_id', 'person_id');

create constraint trigger audited after insert or delete or update on enquiry deferrable initially deferred
  for each row execute function app.require_event('episode_id');

create constraint trigger audited after insert or delete or update on episode deferrable initially deferred
  for each row execute function app.require_event('id');

create constraint trigger audited after insert or delete
  or update on episode_circumstances deferrable initially deferred for each row
  execute function app.require_event('episode_id');

create constraint trigger audited after insert or delete or update on episode_closing deferrable initially deferred
  for each row execute function app.require_event('episode_id');

create constraint trigger audited after insert or delete or update on episode_death deferrable initially deferred
  for each row execute function app.require_event('episode_id');

create constraint trigger audited after insert or delete or update on episode_reporter deferrable initially deferred
  for each row execute function app.require_event('episode_id');

create trigger awaits_seal after insert on event for each row execute function app.await_seal();

create trigger written_once before delete or update on event for each row execute function app.refuse_change();

create constraint trigger audited after insert or delete or update on exclusion deferrable initially deferred
  for each row execute function app.require_event('person_id', 'account_id', 'added_by');

create constraint trigger audited after insert or delete or update on exclusion_order deferrable initially deferred
  for each row execute function app.require_event('recorded_by', 'ended_by');

create constraint trigger audited after insert or delete or update on found_place deferrable initially deferred
  for each row execute function app.require_event('episode_id');

create constraint trigger audited after insert or delete or update on handover deferrable initially deferred
  for each row execute function app.require_event('episode_id');

create constraint trigger audited after insert or delete or update on handover_turn deferrable initially deferred
  for each row execute function app.require_event('episode_id');

create constraint trigger audited after insert or delete or update on information deferrable initially deferred
  for each row execute function app.require_event('episode_id');

create constraint trigger audited after insert or delete
  or update on access_alert_review deferrable initially deferred
  for each row execute function app.require_event('recorded_by');

create constraint trigger audited after insert or delete or update on membership deferrable initially deferred
  for each row execute function app.require_event('account_id');

create constraint trigger audited after insert or delete or update on person deferrable initially deferred
  for each row execute function app.require_event('id');

create constraint trigger audited after insert or delete or update on person_care deferrable initially deferred
  for each row execute function app.require_event('person_id');

create constraint trigger audited after insert or delete or update on person_contact deferrable initially deferred
  for each row execute function app.require_event('person_id');

create constraint trigger audited after insert or delete or update on person_description deferrable initially deferred
  for each row execute function app.require_event('person_id');

create constraint trigger audited after insert or delete or update on person_protection deferrable initially deferred
  for each row execute function app.require_event('person_id');

create constraint trigger audited after insert or delete or update on person_health deferrable initially deferred
  for each row execute function app.require_event('person_id');

create constraint trigger audited after insert or delete or update on protection deferrable initially deferred
  for each row execute function app.require_event('person_id', 'episode_id');

create constraint trigger audited after insert or delete or update on question deferrable initially deferred
  for each row execute function app.require_event('id', 'person_id');

create constraint trigger audited after insert or delete or update on question_words deferrable initially deferred
  for each row execute function app.require_event('question_id');

create constraint trigger audited after insert or delete or update on referral deferrable initially deferred
  for each row execute function app.require_event('id', 'person_id');

create constraint trigger audited after insert or delete or update on referral_content deferrable initially deferred
  for each row execute function app.require_event('referral_id');

create constraint trigger audited after insert or delete or update on referral_assignee deferrable initially deferred
  for each row execute function app.require_event('referral_id');

create constraint trigger audited after insert or delete or update on referral_line deferrable initially deferred
  for each row execute function app.require_event('referral_id');

create constraint trigger audited after insert or delete or update on referral_message deferrable initially deferred
  for each row execute function app.require_event('referral_id');

create constraint trigger audited after insert or delete or update on referral_outcome deferrable initially deferred
  for each row execute function app.require_event('referral_id');

create constraint trigger audited after insert or delete or update on referral_session deferrable initially deferred
  for each row execute function app.require_event('episode_id');

create constraint trigger audited after insert or delete or update on reporter_update deferrable initially deferred
  for each row execute function app.require_event('episode_id');

create constraint trigger audited after insert or delete or update on return_check deferrable initially deferred
  for each row execute function app.require_event('episode_id');

create constraint trigger audited after insert or delete or update on return_discussion deferrable initially deferred
  for each row execute function app.require_event('episode_id');

create constraint trigger audited after insert or delete
  or update on return_discussion_assignee deferrable initially deferred for each row
  execute function app.require_event('episode_id');

create constraint trigger audited after insert or delete
  or update on return_discussion_record deferrable initially deferred for each row
  execute function app.require_event('episode_id');

create constraint trigger audited after insert or delete
  or update on return_discussion_refusal deferrable initially deferred for each row
  execute function app.require_event('episode_id');

create constraint trigger audited after insert or delete or update on return_report deferrable initially deferred
  for each row execute function app.require_event('episode_id');

create constraint trigger audited after insert or delete or update on risk_assessment deferrable initially deferred
  for each row execute function app.require_event('episode_id');

create constraint trigger audited after insert or delete
  or update on whereabouts_allow_list deferrable initially deferred
  for each row execute function app.require_event('person_id', 'account_id');

create constraint trigger audited after insert or delete or update on service deferrable initially deferred
  for each row execute function app.require_event('id');

create constraint trigger audited after insert or delete or update on share deferrable initially deferred for each row
  execute function app.require_event('episode_id', 'referral_id');

create constraint trigger audited after insert or delete or update on share_change deferrable initially deferred
  for each row execute function app.require_event('episode_id');

create constraint trigger audited after insert or delete or update on share_consent deferrable initially deferred
  for each row execute function app.require_event('episode_id');

create constraint trigger audited after insert or delete or update on share_urgent deferrable initially deferred
  for each row execute function app.require_event('episode_id');

create constraint trigger audited after insert or delete
  or update on access_grant deferrable initially deferred for each row
  execute function app.require_event('episode_id', 'because_of', 'person_id');

create constraint trigger audited after insert or delete or update on support_note deferrable initially deferred
  for each row execute function app.require_event('episode_id');

create constraint trigger audited after insert or delete or update on task deferrable initially deferred for each row
  execute function app.require_event('episode_id', 'referral_id', 'question_id');
