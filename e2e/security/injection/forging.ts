import { attempt, cover, quote, tell, type Script, type Target } from './script.ts'

/** Forgery: false events, another author, another record, or changes to the audit. */
export function forging({ attacker, prey }: Target): Script[] {
  const { seeded, inspector } = prey
  const { episodeId, personId, referralId, shareId, handoverId, taskId, discussionId, enquiryId } = seeded
  const tries = (name: string, ...statements: string[]): Script => ({
    name,
    sql: [...statements.map(attempt), cover(attacker)].join(';'),
  })
  const event = (columns: string, values: string) => `insert into event (${columns}) values (${values})`
  const subjects: [string, string][] = [
    ['episode', episodeId],
    ['person', personId],
    ['referral', referralId],
    ['account', inspector.accountId],
  ]
  const fresh = 'gen_random_uuid()'
  return [
    ...subjects.map(([subject, id]) =>
      tries(
        `an event about a ${subject} of others`,
        ...['section', 'ownTeam', 'lead'].map(audience =>
          event('kind, subject, subject_id, audience', `'episode.closed', '${subject}', ${quote(id)}, '${audience}'`),
        ),
      ),
    ),
    tries(
      'an event as somebody else',
      event(
        'kind, subject, subject_id, account_id',
        `'episode.closed', 'episode', ${quote(attacker.own.episodeId)}, ${quote(inspector.accountId)}`,
      ),
      event(
        'kind, subject, subject_id, team_id',
        `'episode.closed', 'episode', ${quote(attacker.own.episodeId)}, ${quote(inspector.teamId)}`,
      ),
      event('kind, subject, subject_id, role', `'episode.closed', 'episode', ${quote(attacker.own.episodeId)}, 'national-unit'`),
    ),
    tries(
      'an event at another time',
      event('kind, subject, subject_id, at', `'episode.closed', 'episode', ${quote(attacker.own.episodeId)}, '2001-01-01'`),
      event('kind, subject, subject_id, tx', `'episode.closed', 'episode', ${quote(attacker.own.episodeId)}, 1`),
      event('id, kind, subject, subject_id', `1, 'episode.closed', 'episode', ${quote(attacker.own.episodeId)}`),
      event('kind, subject, subject_id, request_id', `'episode.closed', 'episode', ${quote(attacker.own.episodeId)}, ${fresh}`),
    ),
    tries(
      'the past of events',
      `update event set kind = 'episode.closed'`,
      `update event set account_id = ${quote(inspector.accountId)}`,
      'delete from event',
      'truncate event cascade',
      'alter table event disable trigger all',
      'drop trigger written_once on event',
      `merge into event e using (values (1)) v on true when matched then delete`,
    ),
    tries(
      'the past of the access log',
      `update access_log set outcome = 'shown'`,
      'delete from access_log',
      'truncate access_log',
      'alter table access_log disable trigger all',
      'drop policy adds on access_log',
    ),
    tries(
      'an access log entry of somebody else',
      `insert into access_log (account_id, action, outcome) values (${quote(inspector.accountId)}, 'episode.read', 'shown')`,
      `insert into access_log (action, outcome, at) values ('episode.read', 'shown', '2001-01-01')`,
      `insert into access_log (action, outcome, team_id) values ('episode.read', 'shown', ${quote(inspector.teamId)})`,
      `insert into access_log (action, outcome, role) values ('episode.read', 'shown', 'national-unit')`,
    ),
    tries(
      'that a match was told, to reach a person',
      `insert into access_log (action, outcome, ids) values ('episode.report', 'matched', array[${quote(personId)}]::uuid[])`,
      `select app.open_episode(jsonb_build_object('id', gen_random_uuid(), 'personId', ${quote(personId)}, 'areaCode', 'S12000049', 'risk', 'low', 'missingFrom', 'other', 'reportedAt', now(), 'lastSeenAt', now()))`,
    ),
    tries(
      'receipts of others',
      `select * from idempotency_key`,
      `insert into idempotency_key (account_id, id, endpoint, body_hash, reply) values (${quote(inspector.accountId)}, ${fresh}, 'x', '', '{}')`,
      `update idempotency_key set reply = '{"forged": true}'`,
      `update idempotency_key set account_id = ${quote(inspector.accountId)}`,
      'delete from idempotency_key',
    ),
    tries(
      'drafts of others',
      `insert into draft (id, account_id, form, "values") values (${fresh}, ${quote(inspector.accountId)}, 'report', '{}')`,
      `insert into draft (id, form, episode_id, section, "values") values (${fresh}, 'information', ${quote(episodeId)}, 'description', '{}')`,
      `insert into draft (id, form, person_id, section, "values") values (${fresh}, 'personHealth', ${quote(personId)}, 'health', '{}')`,
      `update draft set "values" = '{"forged": true}'`,
      'delete from draft',
    ),
    tries(
      'views of others',
      `update saved_view set name = 'forged'`,
      'delete from saved_view',
      `insert into saved_view (id, account_id, team_id, list, name, search, shared) values (${fresh}, ${quote(inspector.accountId)}, ${quote(inspector.teamId)}, 'board', 'x', '{}', true)`,
    ),
    tries(
      'notices of others',
      `update notification_mark set event_id = 999999`,
      `insert into notification_mark (account_id, team_id, event_id) values (${quote(inspector.accountId)}, ${quote(inspector.teamId)}, 999999)`,
    ),
    tries(
      'presence of others',
      `insert into presence (account_id, team_id, episode_id, editing) values (${quote(inspector.accountId)}, ${quote(inspector.teamId)}, ${quote(episodeId)}, 'health')`,
      `select * from app.present(${quote(episodeId)}, 'health', interval '1 year')`,
      'delete from presence',
    ),
    tries(
      'a handover of others',
      `select app.see_handover(${quote(handoverId)})`,
      `select app.accept_handover(${quote(handoverId)})`,
      `select app.withdraw_handover(${quote(handoverId)})`,
      `insert into handover (id, episode_id, from_team, to_team, note, minutes, status) values (${fresh}, ${quote(episodeId)}, ${quote(inspector.teamId)}, ${quote(attacker.teamId)}, 'x', 30, 'pushed')`,
      `update handover set status = 'accepted', to_team = ${quote(attacker.teamId)}`,
      `update handover_turn set asked_account = ${quote(attacker.accountId)}`,
      `select app.push_handover(${fresh}, ${quote(episodeId)}, ${quote(attacker.teamId)}, ${quote(attacker.accountId)}, 'x', 30)`,
    ),
    tries(
      'a referral of others',
      `select app.accept_referral(${quote(referralId)}, ${fresh})`,
      `update referral set status = 'accepted', to_team = ${quote(attacker.teamId)}`,
      `update referral_line set line = 'forged'`,
      `insert into referral_line (referral_id, line) values (${quote(referralId)}, 'forged')`,
      `insert into referral (id, episode_id, person_id, from_team, to_team, reference, status, type, urgency, area_code, age_band, sections, onward, legal_basis) values (${fresh}, ${quote(episodeId)}, ${quote(personId)}, ${quote(attacker.teamId)}, ${quote(attacker.teamId)}, 'x', 'sent', 'other', 'routine', 'S12000049', '16to17', array['summary'], true, 'publicTask')`,
      `insert into referral_content (referral_id, episode_id, reason, views) values (${quote(referralId)}, ${quote(episodeId)}, 'x', 'agrees')`,
      `insert into referral_assignee (id, referral_id, assignee_account) values (${fresh}, ${quote(referralId)}, ${quote(attacker.accountId)})`,
    ),
    tries(
      'a referral of one’s own about others',
      `insert into referral (id, episode_id, person_id, from_team, to_team, reference, status, type, urgency, area_code, age_band, sections, onward, legal_basis) values (${fresh}, ${quote(attacker.own.episodeId)}, ${quote(personId)}, ${quote(attacker.teamId)}, ${quote(attacker.teamId)}, 'x', 'sent', 'other', 'routine', 'S12000049', '16to17', array['summary'], true, 'publicTask')`,
    ),
    tries(
      'a grant for oneself',
      `insert into access_grant (episode_id, person_id, team_id, sections, basis, open, risk, status, reported_at) values (${quote(episodeId)}, ${quote(personId)}, ${quote(attacker.teamId)}, array['summary'], 'lead', true, 'low', 'missing', now())`,
      `update access_grant set sections = array['health'], until = null`,
      `update access_grant set episode_id = ${quote(episodeId)}`,
      `delete from access_grant where basis = 'retained'`,
      `select app.add_grant(${quote(episodeId)}, ${quote(attacker.teamId)}, 'lead', array['summary'])`,
      `select app.open_found_area(${quote(episodeId)}, 'S12000049')`,
      `select app.settle_found_area(${quote(episodeId)})`,
    ),
    tries(
      'rights for the own role',
      `insert into role_action (role, action, basis) values (${quote(attacker.role)}, 'person.readSealed', 'lead')`,
      `insert into role_basis (role, basis) values (${quote(attacker.role)}, 'area')`,
      `insert into role_section (role, section, reach) values (${quote(attacker.role)}, 'health', 'yes')`,
      `update role_action set role = ${quote(attacker.role)}`,
      `update role_basis set role = ${quote(attacker.role)}`,
      `update role_section set reach = 'yes'`,
      'delete from role_action',
      'select * from person',
    ),
    tries(
      'another actor for the own session',
      `update session_actor set account_id = ${quote(inspector.accountId)}, team_id = ${quote(inspector.teamId)}, role = 'inspector'`,
      `update session_actor set excluded = '{}', allow_list = array[${quote(personId)}]::uuid[]`,
      `insert into session_actor (token_hash, session_id, account_id, team_id, agency_id, role, bases, sealed_bases, sections, own_sections, allow_list, excluded, active_at, ends_at) values (sha256('mine'), ${fresh}, ${quote(inspector.accountId)}, ${quote(inspector.teamId)}, ${quote(inspector.agencyId)}, 'inspector', array['lead'], array['lead'], array['summary'], array['summary'], '{}', '{}', now(), now() + interval '1 hour')`,
      'delete from session_actor',
      `select app.write_session_actors(array[${quote(inspector.accountId)}, ${quote(attacker.accountId)}]::uuid[])`,
      `insert into live_grant select * from live_grant`,
      `update live_grant set basis = 'lead', sections = array['health']`,
      `delete from my_access`,
    ),
    tries(
      'a share for oneself',
      `insert into share (id, episode_id, to_team, given_by_team, sections, purpose, legal_basis, onward) values (${fresh}, ${quote(episodeId)}, ${quote(attacker.teamId)}, ${quote(attacker.teamId)}, array['summary'], 'prevent', 'publicTask', true)`,
      `update share set to_team = ${quote(attacker.teamId)}, ended_at = null`,
      `select app.end_share(${quote(shareId)}, 'asked')`,
      `select app.close_share(${quote(shareId)}, 'asked')`,
    ),
    tries(
      'protection of others',
      `select app.restrict_whereabouts(${quote(episodeId)}, 'nothing')`,
      `update person_protection set sealed = false, whereabouts = 'full'`,
      `delete from exclusion`,
      `insert into exclusion (account_id, person_id, reason) values (${quote(inspector.accountId)}, ${quote(personId)}, 'relative')`,
      `insert into whereabouts_allow_list (account_id, person_id) values (${quote(attacker.accountId)}, ${quote(personId)})`,
    ),
    tries(
      'tasks of others',
      `select app.complete_deadlines(${quote(episodeId)}, null, null, 'done', now())`,
      `update task set ended_at = now(), outcome = 'done' where id = ${quote(taskId)}`,
      `update task set owner_team = ${quote(attacker.teamId)}`,
      `insert into task (id, kind, episode_id, section, owner_team, started_at, due_at) values (${fresh}, 'riskReview', ${quote(episodeId)}, 'summary', ${quote(attacker.teamId)}, now(), now())`,
    ),
    tries(
      'the record of others',
      `update episode set status = 'closed', risk = 'low'`,
      `update episode set assigned_to = ${quote(attacker.accountId)} where id = ${quote(episodeId)}`,
      `update person set family_name = 'forged' where id = ${quote(personId)}`,
      `update found_place set address = 'forged'`,
      `update enquiry set result = 'forged', result_at = now() where id = ${quote(enquiryId)}`,
      `update return_discussion set status = 'held' where id = ${quote(discussionId)}`,
      `update episode_death set confirmed_by = ${quote(attacker.accountId)}, confirmed_at = now()`,
      `insert into information (id, episode_id, source, text, learned_at) values (${fresh}, ${quote(episodeId)}, 'x', 'forged', now())`,
      `insert into support_note (id, episode_id, text, shared_back) values (${fresh}, ${quote(episodeId)}, 'forged', true)`,
    ),
    tries(
      'an own record under the id of others',
      `insert into information (id, episode_id, source, text, learned_at) select id, ${quote(attacker.own.episodeId)}, 'x', 'forged', now() from information`,
      `insert into return_discussion_record (id, return_discussion_id, episode_id, own_words, mode) values (${fresh}, ${quote(discussionId)}, ${quote(attacker.own.episodeId)}, 'forged', 'phone')`,
      `update information set episode_id = ${quote(episodeId)}`,
      `update task set episode_id = ${quote(episodeId)}`,
    ),
    {
      name: 'whether an id of others is there',
      sql: [episodeId, personId, referralId, handoverId]
        .map(id =>
          tell(
            `select app.may_be_given(${quote(id)}, ${quote(attacker.accountId)}), app.may_open_for(${quote(id)}), app.my_bases(${quote(id)}), app.may_be_assigned_referral(${quote(id)}, ${quote(attacker.accountId)})`,
          ),
        )
        .join(';'),
    },
  ]
}
