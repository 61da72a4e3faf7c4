import { createHash } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import { roleConfig, type DatabaseRole } from '@waymark/prisma/roles'
import type { DatabaseConfig } from '@waymark/prisma/database-config'
import { PrismaClient, type Prisma } from '@waymark/prisma'
import pg from 'pg'
import { tidyPool } from './tidy-pool.ts'

/** A transaction in which PostgreSQL knows the actor. */
export type Tx = Prisma.TransactionClient

/** The only connections to PostgreSQL, each with its own database role. */
export type Database = {
  /** Runs a request. PostgreSQL resolves account, team and role from the session token, and hides every inaccessible row. */
  asActor: <T>(token: string, requestId: string, work: (tx: Tx) => Promise<T>) => Promise<T>
  /** For signing in and sessions. */
  auth: pg.Pool
  /** Runs one of the jobs. */
  job: (name: Job) => Promise<void>
  /** The names of the jobs that have something to do, `seal_audit` among them. */
  dueJobs: () => Promise<string[]>
  /** Records that a job ran; the code of its error, or null. */
  recordRun: (name: string, code: string | null) => Promise<void>
  /** A new connection by which this process may lead. */
  leader: () => pg.Client
  /** Seals new rows in the audit chains; returns how many. It uses its own connection, so that it waits for no other job. */
  seal: () => Promise<number>
  /** The last block of each audit chain, and the time of the database. */
  heads: () => Promise<{ at: Date; heads: Head[] }>
  /** A new connection for the relay, which listens for notifications. */
  relay: () => pg.Client
  /** Sets the time on a connection if the seed or a test replaced it. Otherwise PostgreSQL's own time applies. */
  setTime: (client: pg.ClientBase) => Promise<void>
  /** The time for handlers of requests. */
  now: () => Date
  close: () => Promise<void>
}

/** The jobs: SQL functions for changes that time alone causes. No policy waits for them: an ended grant opens nothing. */
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

/** The last block of an audit chain. Its hash covers the whole chain. */
export type Head = { chain: string; number: number; hash: string; rows: number; sealedAt: string }

export type DatabaseOptions = {
  config: DatabaseConfig
  secret: string
  /** Replaces the time, for the demo's seed. It uses the database role waymark_demo, the only one that may set the time. */
  clock?: () => Date
}

/** Opens the connections of all database roles to one database. */
export function openDatabase({ config, secret, clock }: DatabaseOptions): Database {
  const through = (role: DatabaseRole) => roleConfig(config, secret, role)
  const pool = tidyPool({ ...through(clock ? 'demo' : 'app'), ...keepPlans, max: 12 })
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool, { statementNameGenerator: nameOf, disposeExternalPool: true }) })
  const auth = new pg.Pool({ ...through('auth'), ...keepPlans, max: 6 })
  const working = new pg.Pool({ ...through(clock ? 'demo' : 'jobs'), ...keepPlans, max: 3 })
  const sealing = new pg.Pool({ ...through(clock ? 'demo' : 'jobs'), ...keepPlans, max: 1 })
  // an idle connection that dies is replaced at the next query
  for (const each of [auth, working, sealing]) each.on('error', () => {})
  async function atWork<R extends pg.QueryResultRow>(sql: string): Promise<R[]> {
    const client = await working.connect()
    try {
      await database.setTime(client)
      return (await client.query<R>(sql)).rows
    } finally {
      client.release()
    }
  }
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
    job: async name => void (await atWork(`select app.${name}()`)),
    dueJobs: async () => (await atWork<{ due: string[] }>('select app.due_jobs() as due'))[0]?.due ?? [],
    recordRun: async (name, code) => void (await working.query('select app.record_run($1, $2)', [name, code])),
    leader: () => new pg.Client({ ...through(clock ? 'demo' : 'jobs'), keepAlive: true }),
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

/** A connection keeps its plans for ten idle minutes and one hour at most, so that its memory does not grow without limit. */
const keepPlans = { idleTimeoutMillis: 10 * 60_000, maxLifetimeSeconds: 3600 }

/** Names each statement by its hash, so that PostgreSQL plans it once per connection. Under policies, planning costs most. */
const nameOf = ({ sql }: { sql: string }) => createHash('sha256').update(sql).digest('base64url')
