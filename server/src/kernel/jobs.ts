import { jobs, type Doors } from './as-actor.ts'
import type { Log } from './log.ts'

/** Does what time alone brings about: ends rows of sight whose time has come, passes hand-overs on, tells of late clocks, ends idle sessions. Every process may do it. */
export function startJobs(doors: Doors, log: Log, everyMs = 500): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve()
  const work = async () => {
    for (const name of jobs) await doors.job(name)
  }
  const timer = setInterval(() => {
    running = running.then(work).catch((error: unknown) => log.fault('a job failed', error))
  }, everyMs)
  return async () => {
    clearInterval(timer)
    await running
  }
}
