import { Prisma } from '@waymark/prisma'
import { Problem } from '../http/problem.ts'

/**
 * The Problem of an error, or null for a bug. PostgreSQL's own messages never leave the server, because they name tables.
 * Access that ended between the check and the write is answered with not-found.
 */
export function asProblem(error: unknown): Problem | null {
  if (error instanceof Problem) return error
  if (isTaken(error)) return new Problem('conflict')
  if (sqlState(error) === 'WMAGR') return new Problem('refused', { reason: 'share.noAgreement', possible: [] })
  if (sqlState(error) === '42501') return new Problem('not-found')
  if (
    error instanceof Prisma.PrismaClientKnownRequestError &&
    ['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028'].includes(error.code)
  )
    return new Problem('unavailable')
  if (isAway(error)) return new Problem('unavailable')
  return null
}

/** Whether a new id or reference already exists, in an accessible record or not. */
export const isTaken = (error: unknown): boolean =>
  (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') || sqlState(error) === '23505'

/** The SQLSTATE of an error, wherever Prisma nested it, or null. */
export function sqlState(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null
  if ('code' in error && typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code) && !error.code.startsWith('P2'))
    return error.code
  for (const key of ['meta', 'driverAdapterError', 'cause'] as const) {
    const inner = key in error ? sqlState((error as Record<string, unknown>)[key]) : null // as: looked up by `in`
    if (inner) return inner
  }
  return 'originalCode' in error && typeof error.originalCode === 'string' ? error.originalCode : null
}

const isAway = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  ['ECONNREFUSED', 'ECONNRESET', '57P01', '57P03', '53300'].includes(error.code)
