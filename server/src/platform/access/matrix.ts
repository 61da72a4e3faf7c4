/**
 * Compares the program's permission matrix with the database's. They can differ for some minutes during a deployment.
 * Then both must allow an action. PostgreSQL checks its own matrix in policies and functions; the program checks both here.
 */
import { matrixHash } from '@waymark/prisma/matrix'
import { basesFor, entry, type Action, type Basis, type ReferralSide, type Role } from '@waymark/shared/permissions.ts'
import type { Database } from '../database/database.ts'
import type { Log } from '../log.ts'

/** The entries of the database's matrix while it differs from the program's; null while they are the same. */
let others: ReadonlySet<string> | null = null
const key = (role: string, action: string, basis: string) => `${role} ${action} ${basis}`

/** Whether both matrices were equal at the last comparison. */
export const isMatrixSame = (): boolean => others === null

/** Whether both matrices allow the role this action on one of these bases, or as this side of a referral. */
export function bothAllow(role: Role, held: Iterable<Basis | ReferralSide>, action: Action): boolean {
  const enough = basesFor(action, role)
  return [...held].some(basis => enough.includes(basis) && (others?.has(key(role, action, basis)) ?? true))
}

/** Whether both matrices allow the role this action on at least one basis. */
export function bothEverAllow(role: Role, action: Action): boolean {
  const word = entry(action, role)
  if (word === '-') return false
  if (word === 'yes' || word === 'own-agency') return others?.has(key(role, action, word)) ?? true
  return basesFor(action, role).some(basis => others?.has(key(role, action, basis)) ?? true)
}

/** Compares both matrices once. The other functions use the result. */
export async function compareMatrix(database: Database): Promise<void> {
  const { rows } = await database.auth.query<{ hash: string }>('select app.matrix_hash() as hash')
  if (rows[0]?.hash === matrixHash) return void (others = null)
  const found = await database.auth.query<{ role: string; action: string; basis: string }>(
    'select role, action, basis from role_action',
  )
  others = new Set(found.rows.map(({ role, action, basis }) => key(role, action, basis)))
}

/** Compares both matrices now and every minute, and logs when they begin to differ. Returns a function that stops it. */
export async function watchMatrix(database: Database, log: Log, everyMs = 60_000): Promise<() => void> {
  await compareMatrix(database)
  const look = async () => {
    const before = others
    await compareMatrix(database)
    if (others && !before) log.info('The permission matrix of the database is not this program’s: both must allow.')
  }
  const timer = setInterval(
    () => void look().catch((error: unknown) => log.fault('the permission matrix could not be compared', error)),
    everyMs,
  )
  return () => clearInterval(timer)
}
