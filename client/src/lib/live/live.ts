import type { Query, QueryClient } from '@tanstack/react-query'
import { Change } from '@waymark/shared/platform/change.ts'
import { forgetLost } from '../navigation/recent.ts'

/**
 * Marks cached data as out of date, for changes from the socket and from command answers. No other code invalidates.
 * A query key starts with [subject, id] of what it shows, or with 'lists'. A change invalidates its subject and every list.
 */
export async function invalidate(client: QueryClient, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return
  const work: Promise<unknown>[] = []
  for (const { subject, id, lost } of together(changes)) {
    // Access was lost or reduced. Data on screen is removed at once and requested again; cached data off screen is dropped.
    if (lost) {
      const predicate = restsOn(id)
      client.removeQueries({ predicate, type: 'inactive' })
      forgetLost(id)
      work.push(client.resetQueries({ predicate }))
    } else work.push(client.invalidateQueries({ queryKey: [subject, id] }))
    if (subject === 'account') work.push(client.invalidateQueries({ queryKey: ['session'] }))
  }
  work.push(client.invalidateQueries({ queryKey: ['lists'] }))
  await Promise.all(work)
}

/** Marks everything as out of date after a connection gap, and requests again the data on screen. */
export const refreshAll = (client: QueryClient): Promise<void> => client.invalidateQueries()

/** Reads a socket message; anything other than a list of changes gives an empty list. */
export function readChanges(message: unknown): Change[] {
  const read = Change.array().safeParse(message)
  return read.success ? read.data : []
}

/** Collects changes for `moment` milliseconds, so that a burst causes one round of requests. */
export function gatherChanges(client: QueryClient, moment = 50): (changes: readonly Change[]) => void {
  let waiting: Change[] = []
  return changes => {
    if (waiting.length === 0 && changes.length > 0) {
      setTimeout(() => {
        const ready = waiting
        waiting = []
        void invalidate(client, ready)
      }, moment)
    }
    waiting.push(...changes)
  }
}

/**
 * Matches queries that may show the record: those with its id in the key or in the data, and all persons and referrals.
 * A person or referral can be readable because of an episode that its data does not name.
 */
const restsOn =
  (id: string) =>
  ({ queryKey, state }: Query): boolean =>
    queryKey.includes(id) || queryKey[0] === 'person' || queryKey[0] === 'referral' || names(state.data, id)

const names = (data: unknown, id: string) => JSON.stringify(data)?.includes(id) ?? false

function together(changes: readonly Change[]) {
  const known = new Map<string, { subject: Change['subject']; id: string; lost: boolean }>()
  for (const { kind, subject, id } of changes) {
    const lost = kind === 'access.changed' || (known.get(`${subject} ${id}`)?.lost ?? false)
    known.set(`${subject} ${id}`, { subject, id, lost })
  }
  return known.values()
}
