import { personApi as api } from '@waymark/shared/people/person.api.ts'
import type { FindMatches } from '@waymark/shared/people/search.ts'
import { mostMatches, type MatchSource } from '@waymark/shared/people/search.ts'
import type { Section } from '@waymark/shared/permissions.ts'
import type { z } from 'zod'
import { shown } from '../kernel/consultation.ts'
import { query, type Mount } from '../kernel/route.ts'
import { listKnownElsewhere, listMatchesInSight } from './matches.read.ts'
import { findPeople } from './search.read.ts'

/** Finding people, and who may already be known before somebody is made twice. What was typed is written down with who was shown. */
export function searchRoutes(mount: Mount): void {
  query(mount, api.search, async ({ tx, actor, body, now }) => {
    const found = await findPeople(tx, actor.role, body.terms, now)
    const sections = new Set<Section>(
      found.hits.flatMap(({ matched }) => ['summary', ...matched.map(source => sectionOf[source])]),
    )
    return shown(found, { ids: found.hits.map(({ id }) => id), sections, terms: body.terms })
  })

  query(mount, api.matches, async ({ tx, body }) => {
    const inSight = await listMatchesInSight(tx, body)
    const left = mostMatches - inSight.length
    const elsewhere = left > 0 ? await listKnownElsewhere(tx, body, left) : []
    return shown([...inSight, ...elsewhere], { ids: inSight.map(({ id }) => id), sections: ['summary'], terms: typed(body) })
  })

  query(mount, api.matchesInSight, async ({ tx, body }) => {
    const matches = await listMatchesInSight(tx, body)
    return shown(matches, { ids: matches.map(({ id }) => id), sections: ['summary'], terms: typed(body) })
  })
}

const typed = ({ givenName, familyName, knownAs, dateOfBirth }: z.output<typeof FindMatches>) =>
  [givenName, familyName, knownAs, dateOfBirth].filter(Boolean).join(' ')

/** The section that each word comes from. */
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
