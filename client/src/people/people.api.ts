import { queryOptions } from '@tanstack/react-query'
import { personApi } from '@waymark/shared/people/person.api.ts'
import type { AskOf } from '../lib/call.ts'
import { read } from '../lib/call.ts'

/** The fewest letters that are searched for by themselves, while somebody types. */
export const fewestLetters = 2

/** People accessible who match what was typed. */
export const searchQuery = (terms: string) =>
  queryOptions({
    queryKey: ['lists', 'people', terms],
    queryFn: ({ signal }) => read(personApi.search, { body: { terms } }, signal),
    enabled: terms.length >= fewestLetters,
    // Each search is written down with what was typed: not again because a window came to the front.
    refetchOnWindowFocus: false,
  })

export type MatchesAsked = AskOf<typeof personApi.matches>['body']

/** Who may already be known by these names: for police anywhere, for a partner accessible to them. Asked once for the same names, since each answer is written down. */
export const matchesQuery = (isPolice: boolean, body: MatchesAsked) =>
  queryOptions({
    queryKey: ['matches', isPolice, body],
    queryFn: ({ signal }) => read(isPolice ? personApi.matches : personApi.accessibleMatches, { body }, signal),
    enabled: body.givenName.trim() !== '' && body.familyName.trim() !== '',
    staleTime: Infinity,
    retry: false,
  })
