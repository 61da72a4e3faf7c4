import { z } from 'zod'
import { text, optionalText, plainDate } from '../platform/fields.ts'
import { episodeStatuses, risks } from '../episodes/episode.ts'

/** What of a record can be searched for, most telling first. */
export const wordSources = [
  'reference', 'name', 'knownAs', 'dateOfBirth', 'phone', 'reporterPhone', 'address', 'lastSeenPlace', 'foundPlace',
] as const // prettier-ignore
/** What of a record matched what was searched for, most telling first. `similarName`: spelt or sounding alike. */
export const matchSources = [...wordSources, 'similarName'] as const
export type MatchSource = (typeof matchSources)[number]

/** A person that a search found, with why. */
export const PersonHit = z.object({
  id: z.uuid(),
  reference: z.string(),
  name: z.string(),
  knownAs: z.string().nullable(),
  dateOfBirth: z.iso.date().nullable(),
  age: z.int().nullable(),
  warning: z.string().nullable(),
  /** Every word that was typed matched one of these. */
  matched: z.array(z.enum(matchSources)),
  episodes: z.int(),
  latest: z.object({
    id: z.uuid(),
    reference: z.string(),
    status: z.enum(episodeStatuses),
    risk: z.enum(risks),
    reportedAt: z.iso.datetime(),
    area: z.string(),
  }),
})
export type PersonHit = z.infer<typeof PersonHit>

export const SearchPeople = z.object({
  /** Names or parts of them, a reference, a date of birth, a phone number, an address; any of them together. */
  terms: text('Enter a name, reference, date of birth, phone number or address', 200),
})
/** At most so many people: who is not among them is found by more words. */
export const searchPage = 20

/**
 * Somebody who may be the person about to be reported. `known`: accessible to them, so that the record can be opened. Otherwise police are told
 * this much of a person known elsewhere, and nothing else (access.md, rule 9).
 */
export const PossibleMatch = z.object({
  id: z.uuid(),
  reference: z.string(),
  name: z.string(),
  dateOfBirth: z.iso.date().nullable(),
  known: z.boolean(),
  /** The team that leads or led the last episode, and the day it began. */
  last: z.object({ division: z.string(), date: z.iso.date() }),
})
export type PossibleMatch = z.infer<typeof PossibleMatch>

export const FindMatches = z.object({
  givenName: text('Enter the first name', 100),
  familyName: text('Enter the last name', 100),
  knownAs: optionalText(100),
  dateOfBirth: plainDate('Enter the date of birth')
    .nullish()
    .transform(value => value ?? undefined),
})
/** At most so many possible matches. */
export const mostMatches = 5
