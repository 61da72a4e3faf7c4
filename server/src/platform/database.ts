import { createHash } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import { roleConfig, type DatabaseRole } from '@waymark/prisma/roles'
import type { DatabaseConfig } from '@waymark/prisma/database-config'
import { PrismaClient, type Prisma } from '@waymark/prisma'
import pg from 'pg'
import { tidyPool } from './tidy-pool.ts'

/** A transaction in which PostgreSQL knows who is asking. */
export type Tx = Prisma.TransactionClient

/** The only ways to PostgreSQL, a role each. */
export type Database = {
  /** For requests: PostgreSQL resolves account, team and role from the session's token itself, and rows they may not know of are not there. */
  asActor: <T>(token: string, requestId: string, work: (tx: Tx) => Promise<T>) => Promise<T>
  /** For signing in and sessions. */
  auth: pg.Pool
  /** For what time alone brings about: runs one of the functions that do it. */
  job: (name: Job) => Promise<void>
  /** Seals what was written since, in the chains of the audit; how many rows. A connection of its own: no other job is waited for. */
  seal: () => Promise<number>
  /** Where the chains of the audit end, and what time it is there. */
  heads: () => Promise<{ at: Date; heads: Head[] }>
  /** For telling screens: a connection of its own that listens. */
  relay: () => pg.Client
  /** Tells a connection of these database roles what time it is, where that is not PostgreSQL's own: the seed's and some tests'. */
  setTime: (client: pg.Client | pg.Pool) => Promise<void>
  /** The time, for whoever handles a request. */
  now: () => Date
  close: () => Promise<void>
}

/** What time alone brings about, by the name of its function. */
export const jobs = [
  'begin_due_grants',
  'end_due_grants',
  'end_due_agreements',
  'pass_handovers',
  'mark_overdue',
  'end_unanswered',
  'end_idle_sessions',
  'forget_presence',
  'find_access_alerts',
] as const
export type Job = (typeof jobs)[number]

/** The last block of a chain: its hash stands for all that the chain covers. */
export type Head = { chain: string; number: number; hash: string; rows: number; sealedAt: string }

export type DatabaseOptions = {
  config: DatabaseConfig
  secret: string
  /** The demo's seed comes through a database role of its own, the only one that may say what time it is. */
  clock?: () => Date
}

/** Opens the database roles to one database. */
export function openDatabase({ config, secret, clock }: DatabaseOptions): Database {
  const through = (role: DatabaseRole) => roleConfig(config, secret, role)
  const pool = tidyPool({ ...through(clock ? 'demo' : 'app'), ...keepPlans, max: 12 })
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool, { statementNameGenerator: nameOf, disposeExternalPool: true }) })
  const auth = new pg.Pool({ ...through('auth'), ...keepPlans, max: 6 })
  const working = new pg.Pool({ ...through(clock ? 'demo' : 'jobs'), ...keepPlans, max: 1 })
  const sealing = new pg.Pool({ ...through(clock ? 'demo' : 'jobs'), ...keepPlans, max: 1 })
  for (const each of [auth, working, sealing]) each.on('error', () => {}) // an idle connection that dies is replaced at the next query
  const database: Database = {
    asActor: (token, requestId, work) =>
      prisma.$transaction(
        async tx => {
          await tx.$queryRaw`select set_config('app.token', ${token}, true), set_config('app.request_id', ${requestId}, true), set_config('app.clock', ${clock?.().toISOString() ?? ''}, true)`
          return work(tx)
        },
        { maxWait: 3000, timeout: 5000 },
      ),
    auth,
    job: async name => {
      await database.setTime(working) // one connection: it stays set
      await working.query(`select app.${name}()`)
    },
    seal: async () => Number((await sealing.query('select app.seal_audit() as sealed')).rows[0].sealed),
    heads: async () => {
      const { rows } = await sealing.query<{
        at: Date
        chain: string
        number: string
        hash: string
        total: string
        sealed_at: Date
      }>('select h.*, clock_timestamp() as at from app.audit_heads() h order by h.chain')
      const heads = rows.map(({ chain, number, hash, total, sealed_at }) => ({
        chain,
        number: Number(number),
        hash,
        rows: Number(total),
        sealedAt: sealed_at.toISOString(),
      }))
      return { at: rows[0]?.at ?? new Date(), heads }
    },
    relay: () => new pg.Client({ ...through(clock ? 'demo' : 'relay'), keepAlive: true }),
    setTime: async client => {
      if (clock) await client.query(`select set_config('app.clock', $1, false)`, [clock().toISOString()])
    },
    now: clock ?? (() => new Date()),
    close: async () => void (await Promise.all([prisma.$disconnect(), auth.end(), working.end(), sealing.end()])),
  }
  return database
}

/** A connection and the plans it has made last ten minutes without use, and an hour at the most, so that what it remembers does not grow for ever. */
const keepPlans = { idleTimeoutMillis: 10 * 60_000, maxLifetimeSeconds: 3600 }

/** Names each statement by its text, so that PostgreSQL plans it once a connection: under the policies planning costs more than running. */
const nameOf = ({ sql }: { sql: string }) => createHash('sha256').update(sql).digest('base64url')
