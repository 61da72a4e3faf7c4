import { z } from 'zod'
import { text, optionalText, plainDate } from '../platform/fields.ts'
import { episodeStatuses, risks } from '../episodes/episode.ts'

/** The fields that a search looks in, strongest match first. */
export const wordSources = [
  'reference', 'name', 'knownAs', 'dateOfBirth', 'phone', 'reporterPhone', 'address', 'lastSeenPlace', 'foundPlace',
] as const // prettier-ignore
/** The field that matched, strongest first. `similarName`: the name is spelt or sounds similar. */
export const matchSources = [...wordSources, 'similarName'] as const
export type MatchSource = (typeof matchSources)[number]

/** A person found by a search, and why they matched. */
export const PersonHit = z.object({
  id: z.uuid(),
  reference: z.string(),
  name: z.string(),
  knownAs: z.string().nullable(),
  dateOfBirth: z.iso.date().nullable(),
  age: z.int().nullable(),
  warning: z.string().nullable(),
  /** The fields that the words matched. Every word matched at least one. */
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
  /** Names or parts of names, a reference, a date of birth, a phone number or an address, in any combination. */
  terms: text('Enter a name, reference, date of birth, phone number or address', 200),
})
/** A search shows at most this many people. More words narrow it. */
export const searchPage = 20

/**
 * Someone who may be the person about to be reported. `known`: the record is accessible to the reader. Otherwise police see only
 * these fields of a person known elsewhere.
 */
export const PossibleMatch = z.object({
  id: z.uuid(),
  reference: z.string(),
  name: z.string(),
  dateOfBirth: z.iso.date().nullable(),
  known: z.boolean(),
  /** The lead team of the last episode, and the day that episode began. */
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
/** The most possible matches that are shown. */
export const mostMatches = 5
