import { jobs, type Database } from './database/database.ts'
import type { Log } from './log.ts'

/** How often the leading process looks for jobs that are due, in ms. */
const lookEveryMs = 400

/**
 * Runs the jobs that are due, each by itself: none waits for another, and none runs twice at once. One look finds them all, so that an
 * idle program asks little. An error is logged and recorded, and the job is tried again. Returns a function that stops them.
 */
export function startJobs(database: Database, log: Log, seal: () => Promise<void>): () => Promise<void> {
  const work = new Map<string, () => Promise<void>>(jobs.map(name => [name, () => database.job(name)]))
  work.set('seal_audit', seal)
  const running = new Map<string, Promise<void>>()
  const recorded = new Map<string, { at: number; code: string }>()

  async function run(name: string, job: () => Promise<void>): Promise<void> {
    let code = ''
    await job().catch((error: unknown) => {
      log.fault(`${name} failed`, error)
      code = error instanceof Error && 'code' in error ? String(error.code) : 'error'
    })
    const [last, now] = [recorded.get(name), performance.now()]
    if (last && last.code === code && now - last.at < 10_000) return
    recorded.set(name, { at: now, code })
    await database.recordRun(name, code || null).catch(() => recorded.delete(name))
  }
  function start(name: string, job: () => Promise<void>): void {
    if (running.has(name)) return
    const one = run(name, job).finally(() => running.delete(name))
    running.set(name, one)
  }
  const look = async () => {
    for (const name of await database.dueJobs()) {
      const job = work.get(name)
      if (job) start(name, job)
    }
  }
  const timer = setInterval(() => start('due_jobs', look), lookEveryMs)
  return async () => {
    clearInterval(timer)
    while (running.size > 0) await Promise.all(running.values())
  }
}
