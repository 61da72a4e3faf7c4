import type { Query, QueryClient } from '@tanstack/react-query'
import { Change } from '@waymark/shared/platform/change.ts'
import { forgetLost } from './recent.ts'

/**
 * The one place where what is known is dropped: fed by the socket and by a command's own answer. A query's key starts with
 * [subject, id] of what it shows, or with 'lists'. A change makes everything under its subject and every list out of date.
 */
export async function invalidate(client: QueryClient, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return
  const work: Promise<unknown>[] = []
  for (const { subject, id, lost } of together(changes)) {
    // Access has gone, or shrunk: what is on screen of it goes at once, wherever it stands, and is asked for again; the rest is forgotten.
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

/** After a gap nothing that was heard can be trusted: everything is out of date, and what is on screen is asked for again. */
export const refreshAll = (client: QueryClient): Promise<void> => client.invalidateQueries()

/** Reads what came over the socket; anything else than changes is not for us. */
export function readChanges(message: unknown): Change[] {
  const read = Change.array().safeParse(message)
  return read.success ? read.data : []
}

/** Gathers changes for a moment, so that a burst becomes one round of questions. */
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

/** What shows something of it: whatever is asked by its id or names it, and persons and referrals, which are seen by way of episodes that they need not name. */
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
