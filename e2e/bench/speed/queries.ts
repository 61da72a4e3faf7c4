import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { rolePassword } from '@waymark/prisma/roles'
import pg from 'pg'
import type { RunningProgram } from '../../program.ts'
import type { Read } from './reads.ts'

/** Statements of jobs beside the requests, and statements that are not queries. */
const beside =
  /begin_due_grants|end_due_grants|end_idle_sessions|pass_handovers|mark_overdue|forget_presence|drain_outbox|seal_audit|find_access_alerts|audit_heads|: (?:begin|commit|rollback)\b/i

/**
 * Counts the queries of one request of each kind, from PostgreSQL's log. For this time PostgreSQL logs every statement.
 */
export async function countQueries(program: RunningProgram, reads: Read[]): Promise<Map<string, number>> {
  const password = rolePassword(program.secret, 'postgres')
  const client = new pg.Client({ ...program.database, user: 'postgres', password, database: 'postgres' })
  await client.connect()
  const counts = new Map<string, number>()
  try {
    await client.query(`alter system set log_statement = 'all'`)
    await client.query('select pg_reload_conf()')
    await wait(300)
    for (const { name, ways } of reads) {
      for (const { who, path } of spread(ways, 5)) {
        const from = statSync(logOf(program)).size
        await who.ask(path)
        await wait(30) // until it is written
        const lines = readFileSync(logOf(program)).subarray(from).toString().split('\n')
        const count = lines.filter(line => /LOG: {2}(?:execute|statement)/.test(line) && !beside.test(line)).length
        counts.set(name, Math.max(counts.get(name) ?? 0, count))
      }
    }
    await client.query('alter system reset log_statement')
  } finally {
    await client.end()
  }
  return counts
}

const logOf = ({ dataFolder }: RunningProgram) => join(dataFolder, 'postgres.log')

const spread = <T>(all: T[], most: number): T[] => all.filter((_, i) => i % Math.max(1, Math.ceil(all.length / most)) === 0)
