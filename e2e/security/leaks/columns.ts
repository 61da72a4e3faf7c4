import type pg from 'pg'

/** Columns of text that hold no words of a person's: codes of closed lists. Each with its reason; any other must be seeded. */
const exempt: Record<string, string> = {
  'episode.area_code': 'code of a council area',
  'episode.status': 'code, checked by the table',
  'episode.risk': 'code, checked by the table',
  'episode.missing_from': 'code of missingFromPlaces',
  'episode_circumstances.out_of_character': 'yes, no or not known',
  'episode_circumstances.subject_to_crime': 'yes, no or not known',
  'episode_circumstances.at_risk_of_harm': 'yes, no or not known',
  'episode_reporter.safe_to_call': 'yes, no or not known',
  'risk_assessment.level': 'code, checked by the table',
  'risk_assessment.kind': 'code, checked by the table',
  'task.kind': 'code, checked by the table',
  'task.section': 'name of a section',
  'task.outcome': 'code, checked by the table',
  'handover.status': 'code, checked by the table',
  'reporter_update.how': 'code, checked by the table',
  'found_place.kind': 'code of foundPlaces',
  'found_place.area_code': 'code of a council area',
  'found_place.found_by': 'code of foundBys',
  'return_check.condition': 'code of conditions',
  'return_check.harm': 'yes, no or not known',
  'episode_closing.category': 'code of closings',
  'episode_closing.concern_report': 'code: submitted or not required',
  'person_care.status': 'code of careStatuses',
  'person_care.placing_area': 'code of a council area',
  'person_protection.whereabouts': 'code, checked by the table',
  'referral.status': 'code, checked by the table',
  'referral.type': 'code of referralTypes',
  'referral.urgency': 'code of urgencies',
  'referral.area_code': 'code of a council area',
  'referral.age_band': 'code of ageBands',
  'referral.sections': 'names of sections',
  'referral.legal_basis': 'code of legalBases',
  'referral.decline_reason': 'code of declineReasons',
  'referral.outcome': 'code of outcomes',
  'referral_content.views': 'code of views',
  'referral_content.needs': 'codes of needs',
  'referral_content.condition': 'code of specialConditions',
  'referral_content.duty': 'code of statutoryDuties',
  'referral_content.answer': 'code, checked by the table',
  'referral_message.kind': 'code, checked by the table',
  'referral_outcome.need': 'code of needs',
  'referral_outcome.outcome': 'code of outcomes',
  'referral_session.mode': 'code, checked by the table',
  'referral_session.status': 'code, checked by the table',
  'service.name': 'the directory: it concerns no person',
  'service.kind': 'code of referralTypes',
  'service.offers': 'the directory: it concerns no person',
  'service.areas': 'codes of council areas',
  'service.eligibility': 'the directory: it concerns no person',
  'service.capacity': 'code, checked by the table',
  'service.hours': 'the directory: it concerns no person',
  'service.contact': 'the directory: it concerns no person',
  'question.status': 'code, checked by the table',
  'question.ground': 'code, checked by the table',
  'access_request.sections': 'names of sections',
  'access_request.outcome': 'code, checked by the table',
  'access_request.ground': 'code of accessGrounds',
  'access_found.outcome': 'code, checked by the table',
  'access_found.ground': 'code, checked by the table',
  'disclosure.kind': 'code, checked by the table',
  'disclosure.how': 'code, checked by the table',
  'disclosure.sections': 'names of sections',
  'disclosure.legal_basis': 'code of legalBases',
  'correction.field': 'code of correctableFields',
  'correction.section': 'name of a section',
  'person_protection.seal_reason': 'code, checked by the table',
  'protection.kind': 'code, checked by the table',
  'protection.code': 'code: why somebody is sealed, or what may be told',
  'exclusion_order.why': 'code, checked by the table',
  'reporter_update.said': 'code, checked by the table',
  'break_glass_review.side': 'code, checked by the table',
  'break_glass_review.outcome': 'code, checked by the table',
  'access_alert_review.outcome': 'code, checked by the table',
  'return_discussion.status': 'code, checked by the table',
  'return_discussion.chosen': 'code of choicesOffered',
  'return_discussion_record.mode': 'code of modes',
  'return_discussion_record.seen_alone': 'yes, no or not known',
  'return_discussion_refusal.outcome': 'code of notHeldOutcomes',
  'return_discussion_refusal.reason': 'code of notHeldReasons',
  'share.sections': 'names of sections',
  'share_change.kind': 'code, checked by the table',
  'share_change.sections': 'names of sections',
  'share.purpose': 'code of sharePurposes, or notified',
  'share.receiver_basis': 'code of legalBases',
  'share.condition': 'code of specialConditions',
  'share.duty': 'code of statutoryDuties',
  'share_consent.answer': 'code, checked by the table',
  'share_consent.stance': 'code, checked by the table',
  'share_urgent.outcome': 'code, checked by the table',
  'agreement.title': 'of two agencies, and of no person',
  'agreement.purposes': 'codes of sharePurposes',
  'agreement.sections': 'names of sections',
  'agreement.giver_basis': 'code of legalBases',
  'agreement.receiver_basis': 'code of legalBases',
  'share.legal_basis': 'code of legalBases',
  'share.end_reason': 'code of shareEnds or of the system',
  'access_grant.sections': 'names of sections',
  'access_grant.basis': 'code, checked by the table',
  'access_grant.risk': 'copy of the episode’s code',
  'access_grant.status': 'copy of the episode’s code',
}

/** The columns of text in tables of records that hold no token, and exemptions that name no column: a new field cannot be forgotten. */
export async function listUnseeded(owner: pg.Pool): Promise<string[]> {
  // A table of records is one whose every change must leave an event; accounts and memberships are no records.
  const { rows } = await owner.query<{ table: string; column: string; many: boolean }>(`
    select c.table_name as table, c.column_name as column, c.data_type = 'ARRAY' as many from information_schema.columns c
    where c.table_schema = 'public' and c.data_type in ('text', 'character varying', 'json', 'jsonb', 'ARRAY')
      and exists (select from pg_trigger t where t.tgrelid = format('public.%I', c.table_name)::regclass and t.tgname = 'audited')
      and c.table_name not in ('account', 'membership') order by 1, 2`)
  const known = new Set(rows.map(({ table, column }) => `${table}.${column}`))
  const missing = []
  for (const { table, column } of rows) {
    if (`${table}.${column}` in exempt) continue
    const { rows: found } = await owner.query(`select from "${table}" where "${column}"::text like '%cnry\\_%' limit 1`)
    if (found.length === 0) missing.push(`${table}.${column} holds no token: seed it, or say why it needs none`)
  }
  const stale = Object.keys(exempt).filter(name => !known.has(name))
  return [...missing, ...stale.map(name => `${name} is exempt and is not there`)]
}

/** How many tokens the database holds. */
export async function countTokens(owner: pg.Pool): Promise<number> {
  const { rows } = await owner.query<{ table_name: string }>(
    `select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  )
  const all = new Set<string>()
  for (const { table_name } of rows) {
    const { rows: found } = await owner.query<{ text: string }>(`select t::text as text from "${table_name}" t`)
    for (const { text } of found) for (const [token] of text.matchAll(/cnry_[A-Za-z]+_\w+?_[0-9a-f]{12}/g)) all.add(token)
  }
  return all.size
}
