import { jobs, type Database, type Job } from './database/database.ts'
import type { Log } from './log.ts'

/** Runs each job at its own interval. No job waits for another, and none runs twice at once. Returns a function that stops them. */
export function startJobs(database: Database, log: Log): () => Promise<void> {
  const stops = (Object.keys(jobs) as Job[]).map(name => repeat(name, jobs[name], () => database.job(name), database, log)) // as: Object.keys forgets the keys
  return async () => void (await Promise.all(stops.map(stop => stop())))
}

/** Runs work now and at an interval, and records when it ran. An error is logged and does not stop it. */
export function repeat(
  name: string,
  everyMs: number,
  work: () => Promise<void>,
  database: Database,
  log: Log,
): () => Promise<void> {
  let recorded = { at: -Infinity, code: '' }
  let running: Promise<void> | undefined
  const run = async () => {
    let code = ''
    await work().catch((error: unknown) => {
      log.fault(`${name} failed`, error)
      code = error instanceof Error && 'code' in error ? String(error.code) : 'error'
    })
    const now = performance.now()
    if (code === recorded.code && now - recorded.at < 10_000) return
    recorded = { at: now, code }
    await database.recordRun(name, code || null).catch(() => undefined) // the next run records it
  }
  const look = () => {
    running ??= run().finally(() => (running = undefined))
  }
  const timer = setInterval(look, everyMs)
  look()
  return async () => {
    clearInterval(timer)
    await running
  }
}
