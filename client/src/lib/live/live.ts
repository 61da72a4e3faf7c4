import type { Query, QueryClient } from '@tanstack/react-query'
import { Change } from '@waymark/shared/platform/change.ts'
import { forgetLost } from '../navigation/recent.ts'
import { altersList } from './changed-lists.ts'

/**
 * Marks cached data as out of date, for changes from the socket and from command answers. No other code invalidates.
 * A query key starts with [subject, id] of what it shows, or with 'lists'. A change invalidates its subject and the lists that it may
 * alter. Resolves when what is on screen is current.
 */
export async function invalidate(client: QueryClient, changes: readonly Change[]): Promise<void> {
  await Promise.all([invalidateRecords(client, changes), invalidateLists(client, changes)])
}

async function invalidateRecords(client: QueryClient, changes: readonly Change[]): Promise<void> {
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
  await Promise.all(work)
}

async function invalidateLists(client: QueryClient, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return
  const predicate = ({ queryKey }: Query) => changes.some(({ kind }) => altersList(kind, queryKey))
  // A hidden page asks when it is shown again.
  await client.invalidateQueries({ queryKey: ['lists'], predicate, refetchType: document.hidden ? 'none' : 'active' })
}

/** Marks everything as out of date after a connection gap, and requests again the data on screen. */
export const refreshAll = (client: QueryClient): Promise<void> => client.invalidateQueries()

/** Reads a socket message; anything other than a list of changes gives an empty list. */
export function readChanges(message: unknown): Change[] {
  const read = Change.array().safeParse(message)
  return read.success ? read.data : []
}

/**
 * Takes changes from the socket. Lost access acts at once. Other changes are collected for `moment` milliseconds, so that a burst causes
 * one round of requests, and a round waits for the one before. `spread`: within how many milliseconds the screens that hear
 * this change should ask for their lists, so that two hundred of them do not ask at once.
 */
export function gatherChanges(client: QueryClient, moment = 50): (changes: readonly Change[], spread?: number) => void {
  const records = inRounds(changes => invalidateRecords(client, changes))
  const lists = inRounds(changes => invalidateLists(client, changes))
  return (changes, spread = 0) => {
    const lost = changes.filter(isLoss)
    if (lost.length > 0) void invalidateRecords(client, lost)
    records(
      changes.filter(change => !isLoss(change)),
      moment,
    )
    lists(changes, moment + Math.random() * spread)
  }
}

/** Collects changes until `wait` milliseconds after the first, and works on all of them at once; one round after the other. */
function inRounds(work: (changes: readonly Change[]) => Promise<void>): (changes: readonly Change[], wait: number) => void {
  let waiting: Change[] = []
  let isUnderWay = false
  const begin = (wait: number) => {
    isUnderWay = true
    setTimeout(() => {
      const ready = waiting
      waiting = []
      void work(ready).finally(() => {
        isUnderWay = false
        if (waiting.length > 0) begin(0)
      })
    }, wait)
  }
  return (changes, wait) => {
    waiting.push(...changes)
    if (!isUnderWay && waiting.length > 0) begin(wait)
  }
}

const isLoss = ({ kind }: Change) => kind === 'access.changed'

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
