import { randomUUID } from 'node:crypto'
import type { Seeding } from '../seed.ts'
import { by, type Put, type Recorder, type Row } from './put.ts'

/** What an episode has once: circumstances, reporter, and what its state brings: place, check, closing, death. */
export function seedSingleRecords(put: Put, seed: Seeding): void {
  const { episodeId: episode_id, discussionId, text, other } = seed
  const written = by(seed.recorder ?? other)
  const acted = { subject: 'episode', subject_id: episode_id, account_id: other.account, team_id: other.team }
  put('episode_circumstances', {
    episode_id,
    narrative: text('description', 'narrative'),
    last_seen_place: text('description', 'place'),
    clothing: text('description', 'clothing'),
    out_of_character: 'yes',
    subject_to_crime: 'no',
    at_risk_of_harm: 'yes',
    ...written,
  })
  put('episode_reporter', {
    episode_id,
    name: text('enquiries', 'reporter'),
    relationship: text('enquiries', 'relationship'),
    phone: text('enquiries', 'phone'),
    safe_to_call: 'yes',
    ...written,
  })
  if (seed.found) {
    const address = text('whereabouts', 'address')
    put('found_place', { episode_id, kind: 'street', address, area_code: 'S12000036', found_by: 'police', ...written })
    put('event', { kind: 'foundPlace.recorded', section: 'whereabouts', ...acted })
  }
  if (seed.checked) {
    const note = text('health', 'check')
    put('return_check', { episode_id, seen_at: new Date(), condition: 'safeAndWell', harm: 'no', note, ...written })
  }
  if (seed.closed)
    put('episode_closing', {
      episode_id,
      category: 'tracedSafe',
      concern_report: 'submitted',
      no_referral_why: text('enquiries', 'why'),
      note: text('enquiries', 'closing'),
      ...written,
    })
  if (seed.death) {
    const confirmed = seed.deathConfirmedBy && { confirmed_by: seed.deathConfirmedBy, confirmed_at: new Date() }
    put('episode_death', { episode_id, identity_basis: text('death', 'basis'), ...written, ...confirmed })
  }
  const times = { arrange_by: new Date(), complete_by: new Date() }
  put('return_discussion', { id: discussionId, episode_id, status: seed.discussion, ...times, ...written })
  put('return_discussion_assignee', {
    return_discussion_id: discussionId,
    episode_id,
    team_id: other.team,
    ...written,
  })
}

/** What any team may record any number of times, once of each kind; with the corrections of it. */
export function seedRecords(
  put: Put,
  seed: Pick<Seeding, 'episodeId' | 'personId' | 'discussionId' | 'enquiryId' | 'found' | 'checked' | 'recordedBy' | 'recordId'>,
  recorder: Recorder,
  text: Seeding['text'],
): void {
  const { episodeId: episode_id, discussionId: return_discussion_id } = seed
  const written = { episode_id, ...by(recorder) }
  const now = new Date()
  const acted = { subject: 'episode', subject_id: episode_id, account_id: recorder.account, team_id: recorder.team }
  const record = (table: string, row: Row, id: string = randomUUID()) => {
    put(table, { id, ...written, ...row })
    return id
  }
  const information = record('information', {
    source: text('description', 'source'),
    text: text('description', 'information'),
    learned_at: now,
  })
  put('event', { kind: 'information.added', section: 'description', data: { id: information }, ...acted })
  if (seed.recordedBy) {
    const own = { source: text('description', 'ownSource'), text: text('description', 'ownText'), learned_at: now }
    record('information', { ...own, ...by(seed.recordedBy) }, seed.recordId)
    put('event', { kind: 'information.added', section: 'description', data: { id: seed.recordId }, ...acted })
  }
  const rationale = record('risk_assessment', { level: 'medium', rationale: text('description', 'rationale') })
  const report = seed.found ? record('return_report', { returned_at: now, text: text('whereabouts', 'report') }) : undefined
  const words = record('return_discussion_record', {
    return_discussion_id,
    own_words: text('returnDiscussion', 'words'),
    workers_view: text('returnDiscussion', 'view'),
    would_help: text('returnDiscussion', 'help'),
    mode: 'phone',
    seen_alone: 'yes',
  })
  const declined = { outcome: 'declined', reason: 'other', note: text('returnDiscussion', 'declined') }
  const refusal = record('return_discussion_refusal', { return_discussion_id, ...declined })
  const note = record('support_note', { text: text('support', 'shared'), shared_back: true })
  record('support_note', { text: text('supportOwn', 'note'), shared_back: false })
  const result = { result: text('enquiries', 'result'), result_at: now }
  record('enquiry', { what: text('enquiries', 'what'), ...result })
  record('enquiry', { what: text('enquiries', 'open') }, seed.enquiryId)
  put('event', { kind: 'enquiry.recorded', section: 'enquiries', data: { id: seed.enquiryId }, ...acted })
  record('reporter_update', { how: 'phone', message: text('enquiries', 'told') })
  const corrected: [field: string, section: string, about: string | undefined][] = [
    ['information', 'description', information],
    ['information', 'description', seed.recordedBy && seed.recordId],
    ['riskRationale', 'description', rationale],
    ['checkNote', 'health', seed.checked ? episode_id : undefined],
    ['foundAddress', 'whereabouts', seed.found ? episode_id : undefined],
    ['returnReport', 'whereabouts', report],
    ['ownWords', 'returnDiscussion', words],
    ['notHeldNote', 'returnDiscussion', refusal],
    ['supportNote', 'support', note],
  ]
  for (const [field, section, about] of corrected) {
    if (about === undefined) continue
    const whose = about === seed.recordId ? 'own' : 'its'
    record('correction', {
      person_id: seed.personId,
      field,
      section,
      about,
      erased: false,
      why: text(section, `${whose}WhyWrong`),
      means: text(section, `${whose}Means`),
    })
  }
}
