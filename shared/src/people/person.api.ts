import { z } from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import { choice, Made, noParams, optionalText, text } from '../platform/fields.ts'
import { EpisodeRow } from '../episodes/episode-view.ts'
import { actions } from '../permissions.ts'
import { PersonHistory } from './person-history.ts'
import { FindMatches, PersonHit, PossibleMatch, SearchPeople } from './search.ts'
import { careStatuses, PersonCare, PersonDescription, PersonHealth, PersonSummary } from './person.ts'

const onPerson = z.object({ personId: z.uuid() })
/** `version`: the version that the author read, or 0 where nothing was recorded yet. */
const version = z.int().min(0)
const command = { method: 'PUT', access: 'person.edit', params: onPerson, response: Made } as const

export const PersonQuery = z.object({ page: z.coerce.number().int().min(1).max(1000).default(1) })

/**
 * A person as far as access to their episodes opens them, with one page of episodes, newest first, and a summary of earlier ones.
 */
export const PersonView = z.object({
  id: z.uuid(),
  allowed: z.array(z.enum(actions)),
  sections: z.object({
    summary: PersonSummary,
    description: PersonDescription.nullable(),
    care: PersonCare.nullable(),
    health: PersonHealth.nullable(),
  }),
  episodes: z.array(EpisodeRow),
  /** The number of episodes on all pages. */
  count: z.int(),
  history: PersonHistory,
})
export type PersonView = z.infer<typeof PersonView>

export const EditDescription = z.object({
  version,
  appearance: text('Enter what they look like', 2000),
  marks: optionalText(1000),
  languages: optionalText(300),
})
export const EditCare = z.object({
  version,
  status: choice(careStatuses, 'Select the care they are in, or “not known”'),
  livesWith: optionalText(200),
  homeAddress: optionalText(300),
  phone: optionalText(40),
  keyWorker: optionalText(200),
})
export const EditHealth = z.object({
  version,
  conditions: optionalText(2000),
  medication: optionalText(500),
  medicationIfMissed: optionalText(500),
  allergies: optionalText(500),
})

export const personApi = {
  read: endpoint({
    method: 'GET',
    path: '/api/people/:personId',
    summary: 'A person and their episodes in your sight',
    access: 'person.read',
    params: onPerson,
    query: PersonQuery,
    response: PersonView,
  }),
  search: endpoint({
    method: 'POST',
    path: '/api/people/search',
    summary: 'Find people in your sight; it says why each was found',
    access: 'person.search',
    params: noParams,
    body: SearchPeople,
    response: z.object({ hits: z.array(PersonHit), more: z.boolean() }),
    example: { terms: 'Mirren' },
  }),
  matches: endpoint({
    method: 'POST',
    path: '/api/people/matches',
    summary: 'Who may already be known, before a police report makes somebody twice',
    access: 'episode.report',
    params: noParams,
    body: FindMatches,
    response: z.array(PossibleMatch),
    example: { givenName: 'Mirren', familyName: 'Sample' },
  }),
  accessibleMatches: endpoint({
    method: 'POST',
    path: '/api/people/accessible-matches',
    summary: 'Who may already be known to your team, before a notification makes somebody twice',
    access: 'episode.notify',
    params: noParams,
    body: FindMatches,
    response: z.array(PossibleMatch),
    example: { givenName: 'Mirren', familyName: 'Sample' },
  }),
  editDescription: endpoint({
    ...command,
    path: '/api/people/:personId/description',
    summary: 'Change the description',
    body: EditDescription,
    example: { version: 0, appearance: 'Tall, short brown hair' },
  }),
  editCare: endpoint({
    ...command,
    path: '/api/people/:personId/care',
    summary: 'Change what is known of their care',
    body: EditCare,
    example: { version: 0, status: 'foster' },
  }),
  editHealth: endpoint({
    ...command,
    path: '/api/people/:personId/health',
    summary: 'Change what is known of their health',
    body: EditHealth,
    example: { version: 0, allergies: 'Penicillin' },
  }),
}
