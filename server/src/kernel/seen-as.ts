import type { Role, Section } from '@waymark/shared/permissions.ts'
import type { Tx } from './as-actor.ts'
import type { Actor } from './context.ts'

/** As whom an episode is seen: a role, the sections that are opened to it, and the reason of its row. `account`: the row names one account. */
export type Other = {
  episodeId: string
  role: Role
  sections: readonly Section[]
  reason?: 'share' | 'named' | 'area' | 'placing'
  account?: boolean
}

/**
 * Reads as another would: within, PostgreSQL takes away from whoever asks what the other does not see, and never adds any.
 * The reader is given the actor in the other's role, to be passed on to the very reads that serve the other.
 */
export async function seenAs<T>(tx: Tx, actor: Actor, other: Other, read: (as: Actor) => Promise<T>): Promise<T> {
  const { episodeId: episode, role, sections, reason = other.account ? 'named' : 'share', account = false } = other
  await narrow(tx, JSON.stringify({ episode, role, sections, reason, account }))
  const seen = await read({ ...actor, role })
  await narrow(tx, '') // a read that fails ends the transaction, and the setting with it
  return seen
}

const narrow = (tx: Tx, to: string) => tx.$queryRaw`select set_config('app.seen_as', ${to}, true)`
