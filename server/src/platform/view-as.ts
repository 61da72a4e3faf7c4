import type { Role, Section } from '@waymark/shared/permissions.ts'
import type { Tx } from './database.ts'
import type { Actor } from './context.ts'

/** As whom an episode is seen: a role, the sections that are opened to it, and the reason of its row. `account`: the row names one account. */
export type Other = {
  episodeId: string
  role: Role
  sections: readonly Section[]
  basis?: 'share' | 'individual' | 'area' | 'placing'
  account?: boolean
}

/**
 * Reads as another would: within, PostgreSQL takes away from whoever asks what the other does not see, and never adds any.
 * The reader is given the actor in the other's role, to be passed on to the very reads that serve the other.
 */
export async function viewAs<T>(tx: Tx, actor: Actor, other: Other, read: (as: Actor) => Promise<T>): Promise<T> {
  const { episodeId: episode, role, sections, basis = other.account ? 'individual' : 'share', account = false } = other
  await setViewAs(tx, JSON.stringify({ episode, role, sections, basis, account }))
  const seen = await read({ ...actor, role })
  await setViewAs(tx, '') // a read that fails ends the transaction, and the setting with it
  return seen
}

const setViewAs = (tx: Tx, to: string) => tx.$queryRaw`select set_config('app.view_as', ${to}, true)`
