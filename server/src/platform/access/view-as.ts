import type { Role, Section } from '@waymark/shared/permissions.ts'
import type { Tx } from '../database/database.ts'
import type { Actor } from '../http/context.ts'

/** The reader to imitate: role, open sections and basis of the access grant. `account`: the grant names one account. */
export type Other = {
  episodeId: string
  role: Role
  sections: readonly Section[]
  basis?: 'share' | 'individual' | 'area' | 'placing'
  account?: boolean
}

/**
 * Reads as another would. During the read PostgreSQL only removes rows from the actor's access, and never adds any.
 * The callback gets the actor in the other role, to pass to the same reads that serve that role.
 */
export async function viewAs<T>(tx: Tx, actor: Actor, other: Other, read: (as: Actor) => Promise<T>): Promise<T> {
  const { episodeId: episode, role, sections, basis = other.account ? 'individual' : 'share', account = false } = other
  await setViewAs(tx, JSON.stringify({ episode, role, sections, basis, account }))
  const seen = await read({ ...actor, role })
  await setViewAs(tx, '') // a failed read ends the transaction, and with it the setting
  return seen
}

const setViewAs = (tx: Tx, to: string) => tx.$queryRaw`select set_config('app.view_as', ${to}, true)`
