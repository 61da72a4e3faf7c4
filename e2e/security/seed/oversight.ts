import { randomUUID } from 'node:crypto'
import type { Seeding } from '../seed.ts'
import { by, hours, type Put } from './put.ts'

/** What watches over access: protection, exclusion orders, break-glass, access requests, access alerts, disclosures. */
export function seedOversight(put: Put, seed: Seeding): void {
  const { episodeId: episode_id, personId: person_id, text, other } = seed
  const written = by(other)
  const about = { subject: 'account', subject_id: other.account, account_id: other.account }
  put('protection', {
    id: seed.askingId,
    person_id,
    episode_id,
    kind: seed.asking,
    reason: text('protection', 'asked'),
    ...written,
  })
  put('protection', { id: randomUUID(), person_id, kind: 'lifted', reason: text('protection', 'decided'), ...written })
  put('event', { kind: 'exclusion.added', ...about })
  const order = { account_id: seed.excludedByOrder, reference: text('exclusion', 'reference'), why: 'relative', ...written }
  const end = { ended_at: new Date(), ended_by: other.account, end_reason: text('exclusion', 'ended') }
  put('exclusion_order', { id: seed.exclusionId, ...order })
  put('exclusion_order', { id: randomUUID(), ...order, ...end })
  const reviewed = randomUUID()
  for (const [id, what] of [
    [seed.breakGlassId, 'open'],
    [reviewed, 'reviewed'],
  ] as const)
    put('break_glass', {
      id,
      reference: text('breakGlass', what),
      episode_id,
      person_id,
      reason: text('breakGlass', 'reason'),
      until: hours(4),
      review_by: hours(24),
      recorded_by: other.account,
      recorded_team: seed.breakGlassTeam,
    })
  for (const side of ['lead', 'agency']) {
    const note = text('breakGlass', 'note')
    put('break_glass_review', { break_glass_id: reviewed, episode_id, side, outcome: 'justified', note, ...written })
  }
  put('event', { kind: 'accessRequest.sent', ...about, team_id: other.team })
  put('access_request', {
    id: seed.requestId,
    reference: text('access', 'reference'),
    whom: text('access', 'whom'),
    sections: ['summary'],
    reason: text('access', 'reason'),
    expires_at: hours(168),
    ...written,
  })
  put('access_found', { request_id: seed.requestId, episode_id, person_id, due_at: hours(1) })
  put('disclosure', {
    id: randomUUID(),
    person_id,
    episode_id,
    kind: 'recorded',
    to_whom: text('disclosed', 'whom'),
    how: 'phone',
    sections: ['summary', 'health'],
    legal_basis: 'vitalInterests',
    reason: text('disclosed', 'reason'),
    disclosed_at: new Date(),
    ...written,
  })
  put('access_alert', {
    id: seed.alertId,
    agency_id: seed.agencyOf(seed.accessTeam),
    account_id: other.account,
    team_id: seed.accessTeam,
    about: person_id,
    episode: episode_id,
    day: new Date(),
    first_at: new Date(),
    last_at: new Date(),
    times: 1,
    reasons: ['noTask'],
  })
  put('event', { kind: 'accessAlert.followedUp', ...about, team_id: other.team })
  const note = text('accessAlert', 'note')
  put('access_alert_review', { access_alert_id: seed.alertId, outcome: 'followUp', note, ...written })
}
