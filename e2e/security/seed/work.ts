import { randomUUID } from 'node:crypto'
import type { Seeding } from '../seed.ts'
import { by, hours, type Put } from './put.ts'

/** Handover, deadlines, the service of a team, and a wrong fact of the person with who was told that it was wrong. */
export async function seedWork(put: Put, seed: Seeding): Promise<void> {
  const { episodeId: episode_id, personId: person_id, text, other, asked, taskTeam } = seed
  await put('handover', {
    id: seed.handoverId,
    episode_id,
    from_team: seed.leadTeam,
    to_team: asked?.team ?? other.team,
    note: text('enquiries', 'handover'),
    minutes: 30,
    status: asked ? 'pushed' : 'withdrawn',
    ...by(other),
  })
  await put('handover_turn', {
    handover_id: seed.handoverId,
    episode_id,
    asked_account: asked?.account ?? other.account,
    due_at: hours(1),
  })
  const task = { episode_id, started_at: new Date(), due_at: hours(1), ...by(other) }
  await put('task', { ...task, id: seed.taskId, kind: 'completeDiscussion', section: 'summary', owner_team: taskTeam })
  await put('task', { ...task, id: randomUUID(), kind: 'updateReporter', section: 'enquiries', owner_team: other.team })
  await put('task', { ...task, id: randomUUID(), kind: 'returnCheck', section: 'whereabouts', owner_team: other.team })
  if (seed.serviceId) {
    await put('event', { kind: 'service.listed', subject: 'service', subject_id: seed.serviceId })
    await seedService(put, seed.serviceId, taskTeam, seed.agencyOf(taskTeam))
  }
  await put('correction', {
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
  await put('correction_recipient', {
    id: seed.recipientId,
    correction_id: seed.correctionId,
    person_id,
    episode_id,
    team_id: taskTeam,
    by_hand: false,
    due_at: until,
  })
  await put('task', {
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
export async function seedService(put: Put, id: string, team: string, agency: string): Promise<void> {
  await put('service', {
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
