import type pg from 'pg'
import type { Database } from './database/database.ts'
import type { Log } from './log.ts'

export type Leading = { isLeading: () => boolean; stop: () => Promise<void> }

/**
 * Lets one process lead, of any number on one database: the one that has locked the table job_leader. The lock ends with its
 * connection, so another takes over at once. Waiting for it costs nothing: `lock table` needs neither a snapshot nor a transaction id.
 * It is a table because injected SQL could take an advisory lock.
 */
export function startLeading(database: Database, log: Log, begin: () => () => Promise<void>): Leading {
  let stopped = false
  let client: pg.Client | undefined
  let stopWork: (() => Promise<void>) | undefined
  const work = apply()

  async function apply(): Promise<void> {
    while (!stopped) {
      try {
        await lead()
      } catch (error) {
        if (!stopped) log.fault('this process cannot lead', error)
      }
      if (!stopped) await new Promise(resolve => setTimeout(resolve, 500))
    }
  }
  /** Leads until the connection ends. */
  async function lead(): Promise<void> {
    client = database.leader()
    const ended = new Promise<void>(resolve => client?.on('end', resolve))
    client.on('error', () => {}) // `end` follows
    await client.connect()
    // PostgreSQL notices within four seconds that a leader's host is gone.
    await client.query('set tcp_keepalives_idle = 2; set tcp_keepalives_interval = 1; set tcp_keepalives_count = 2')
    await client.query('begin; set local idle_in_transaction_session_timeout = 0; lock table job_leader in exclusive mode')
    if (stopped) return
    stopWork = begin()
    await ended
    await endWork()
  }
  async function endWork(): Promise<void> {
    const end = stopWork
    stopWork = undefined
    await end?.()
  }

  return {
    isLeading: () => stopWork !== undefined,
    stop: async () => {
      stopped = true
      await endWork()
      await client?.end().catch(() => undefined)
      await work
    },
  }
}
