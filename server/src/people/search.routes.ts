import { personApi as api } from '@waymark/shared/people/person.api.ts'
import type { FindMatches } from '@waymark/shared/people/search.ts'
import { mostMatches, type MatchSource } from '@waymark/shared/people/search.ts'
import type { Section } from '@waymark/shared/permissions.ts'
import type { z } from 'zod'
import { audited } from '../platform/audit/access-log.ts'
import { query, type Mount } from '../platform/http/route.ts'
import { listKnownElsewhere, listAccessibleMatches } from './matches.read.ts'
import { findPeople } from './search.read.ts'

/** Mounts the search and the possible matches, which prevent duplicate people. The access log records the terms and the hits. */
export function searchRoutes(mount: Mount): void {
  query(mount, api.search, async ({ tx, actor, body, now }) => {
    const found = await findPeople(tx, actor.role, body.terms, now)
    const sections = new Set<Section>(
      found.hits.flatMap(({ matched }) => ['summary', ...matched.map(source => sectionOf[source])]),
    )
    return audited(found, { ids: found.hits.map(({ id }) => id), sections, terms: body.terms })
  })

  query(mount, api.matches, async ({ tx, body }) => {
    const accessible = await listAccessibleMatches(tx, body)
    const left = mostMatches - accessible.length
    const elsewhere = left > 0 ? await listKnownElsewhere(tx, body, left) : []
    return audited([...accessible, ...elsewhere], {
      ids: accessible.map(({ id }) => id),
      sections: ['summary'],
      terms: typed(body),
    })
  })

  query(mount, api.accessibleMatches, async ({ tx, body }) => {
    const matches = await listAccessibleMatches(tx, body)
    return audited(matches, { ids: matches.map(({ id }) => id), sections: ['summary'], terms: typed(body) })
  })
}

const typed = ({ givenName, familyName, knownAs, dateOfBirth }: z.output<typeof FindMatches>) =>
  [givenName, familyName, knownAs, dateOfBirth].filter(Boolean).join(' ')

/** The section that each matched field belongs to. */
const sectionOf: Readonly<Record<MatchSource, Section>> = {
  reference: 'summary',
  name: 'summary',
  knownAs: 'summary',
  similarName: 'summary',
  dateOfBirth: 'summary',
  phone: 'care',
  address: 'care',
  reporterPhone: 'enquiries',
  lastSeenPlace: 'description',
  foundPlace: 'whereabouts',
}
