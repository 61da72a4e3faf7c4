import type { SavedView } from '@waymark/shared/saved-views/saved-view.api.ts'

type Search = SavedView['search']

/** The part of an address that a view keeps: filters and order, without the page and empty filters. */
export function keptOf(search: Readonly<Record<string, unknown>>): Search {
  const kept = Object.entries(search).filter(
    (entry): entry is [string, Search[string]] =>
      entry[0] !== 'page' && ['string', 'number', 'boolean'].includes(typeof entry[1]),
  )
  return Object.fromEntries(kept.toSorted(([a], [b]) => a.localeCompare(b)))
}

/** Whether two addresses have the same filters and order, on any page. */
export const isSameSearch = (a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): boolean =>
  JSON.stringify(keptOf(a)) === JSON.stringify(keptOf(b))
