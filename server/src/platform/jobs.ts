import { jobs, type Database } from './database/database.ts'
import type { Log } from './log.ts'

/**
 * Runs the jobs at an interval. They end due access grants, pass handovers on, mark overdue tasks and end idle sessions.
 * Every process may run them. Returns a function that stops them.
 */
export function startJobs(database: Database, log: Log, everyMs = 500): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve()
  const work = async () => {
    for (const name of jobs) await database.job(name)
  }
  const timer = setInterval(() => {
    running = running.then(work).catch((error: unknown) => log.fault('a job failed', error))
  }, everyMs)
  return async () => {
    clearInterval(timer)
    await running
  }
}
