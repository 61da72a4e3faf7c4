import { jobs, type Database } from './database.ts'
import type { Log } from './log.ts'

/** Does what time alone brings about: ends access grants whose time has come, passes handovers on, tells of late deadlines, ends idle sessions. Every process may do it. */
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
