import { queryOptions } from '@tanstack/react-query'
import { personApi } from '@waymark/shared/people/person.api.ts'
import { type AskOf, read } from '../lib/http/call.ts'

/** A person with one page of their accessible episodes. */
export const personQuery = (personId: string, page = 1) =>
  queryOptions({
    queryKey: ['person', personId, page],
    queryFn: ({ signal }) => read(personApi.read, { params: { personId }, query: { page } }, signal),
  })

/** The minimum number of characters for a search. */
export const fewestLetters = 2

/** The accessible people who match the search terms. */
export const searchQuery = (terms: string) =>
  queryOptions({
    queryKey: ['lists', 'people', terms],
    queryFn: ({ signal }) => read(personApi.search, { body: { terms } }, signal),
    enabled: terms.length >= fewestLetters,
    // Every search is logged with its terms, so switching windows must not repeat it.
    refetchOnWindowFocus: false,
  })

type MatchesAsked = AskOf<typeof personApi.matches>['body']

/**
 * People who may already be recorded under these names: for police all of them, for a partner only accessible ones.
 * The same names are requested only once, because every answer is logged.
 */
export const matchesQuery = (isPolice: boolean, body: MatchesAsked) =>
  queryOptions({
    queryKey: ['matches', isPolice, body],
    queryFn: ({ signal }) => read(isPolice ? personApi.matches : personApi.accessibleMatches, { body }, signal),
    enabled: body.givenName.trim() !== '' && body.familyName.trim() !== '',
    staleTime: Infinity,
    retry: false,
  })
