import type { Seeding } from '../seed.ts'
import { by, type Put } from './put.ts'

/** The person with their sections, what protects them, and the episode itself. */
export function seedPerson(put: Put, seed: Seeding): void {
  const { episodeId, personId, text, other, protection } = seed
  const person = { person_id: personId, ...by(seed.recorder ?? other) }
  const acted = { account_id: other.account, team_id: other.team }
  put('event', { kind: 'episode.reported', subject: 'episode', subject_id: episodeId, ...acted })
  put('event', { kind: 'person.recorded', subject: 'person', subject_id: personId, ...acted })
  put('person', {
    id: personId,
    reference: text('summary', 'person'),
    given_name: text('summary', 'given'),
    family_name: text('summary', 'family'),
    known_as: text('summary', 'known'),
    warning: text('summary', 'warning'),
    date_of_birth: '2010-01-01',
    ...by(seed.recorder ?? other),
  })
  put('person_description', {
    ...person,
    appearance: text('description', 'appearance'),
    marks: text('description', 'marks'),
    languages: text('description', 'languages'),
  })
  put('person_care', {
    ...person,
    status: 'foster',
    lives_with: text('care', 'lives'),
    key_worker: text('care', 'worker'),
  })
  put('person_contact', { ...person, home_address: text('care', 'home'), phone: text('care', 'phone') })
  put('person_health', {
    ...person,
    conditions: text('health', 'conditions'),
    medication: text('health', 'medication'),
    medication_if_missed: text('health', 'missed'),
    allergies: text('health', 'allergies'),
  })
  if (protection)
    put('person_protection', {
      person_id: personId,
      ...protection,
      seal_reason: protection.sealed ? 'protectedPerson' : null,
    })
  for (const account_id of seed.excluded ?? []) put('exclusion', { account_id, person_id: personId, reason: 'relative' })
  for (const account_id of seed.allowListed ?? []) put('whereabouts_allow_list', { account_id, person_id: personId })
  put('episode', {
    id: episodeId,
    reference: text('summary', 'reference'),
    person_id: personId,
    lead_team: seed.leadTeam,
    area_code: 'S12000049',
    status: seed.status,
    risk: seed.risk,
    missing_from: 'homeAddress',
    reported_at: '2026-01-01T20:00Z',
    last_seen_at: '2026-01-01T18:00Z',
    located_at: seed.locatedAt === undefined ? '2026-01-02T08:00Z' : seed.locatedAt,
    ...by(seed.recorder ?? other),
  })
}
