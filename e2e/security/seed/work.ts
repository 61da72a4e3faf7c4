import { randomUUID } from 'node:crypto'
import type { Seeding } from '../seed.ts'
import { by, hours, type Put } from './put.ts'

/** Handover, deadlines, a team's service, and a wrong detail of the person with the recipients of its correction. */
export function seedWork(put: Put, seed: Seeding): void {
  const { episodeId: episode_id, personId: person_id, text, other, asked, taskTeam } = seed
  put('handover', {
    id: seed.handoverId,
    episode_id,
    from_team: seed.leadTeam,
    to_team: asked?.team ?? other.team,
    note: text('enquiries', 'handover'),
    minutes: 30,
    status: asked ? 'pushed' : 'withdrawn',
    ...by(other),
  })
  put('handover_turn', {
    handover_id: seed.handoverId,
    episode_id,
    asked_account: asked?.account ?? other.account,
    due_at: hours(1),
  })
  const task = { episode_id, started_at: new Date(), due_at: hours(1), ...by(other) }
  put('task', { ...task, id: seed.taskId, kind: 'completeDiscussion', section: 'summary', owner_team: taskTeam })
  put('task', { ...task, id: randomUUID(), kind: 'updateReporter', section: 'enquiries', owner_team: other.team })
  put('task', { ...task, id: randomUUID(), kind: 'returnCheck', section: 'whereabouts', owner_team: other.team })
  if (seed.serviceId) {
    put('event', { kind: 'service.listed', subject: 'service', subject_id: seed.serviceId })
    seedService(put, seed.serviceId, taskTeam, seed.agencyOf(taskTeam))
  }
  put('correction', {
    id: seed.correctionId,
    person_id,
    field: 'allergies',
    section: 'health',
    erased: false,
    why: text('health', 'whyWrong'),
    means: text('health', 'means'),
    ...by(other),
  })
  const until = hours(24)
  put('correction_recipient', {
    id: seed.recipientId,
    correction_id: seed.correctionId,
    person_id,
    episode_id,
    team_id: taskTeam,
    by_hand: false,
    due_at: until,
  })
  put('task', {
    ...task,
    id: randomUUID(),
    kind: 'acknowledgeCorrection',
    about: seed.recipientId,
    section: 'summary',
    owner_team: taskTeam,
    due_at: until,
  })
}

/** A service of an agency for which a team receives referrals. */
export function seedService(put: Put, id: string, team: string, agency: string): void {
  put('service', {
    id,
    agency_id: agency,
    receiving_team: team,
    name: 'A service',
    kind: 'other',
    offers: 'Help',
    areas: [],
    capacity: 'open',
    hours: 'Always',
    contact: 'By phone',
    valid_from: '2026-01-01',
  })
}
