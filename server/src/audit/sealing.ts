import type { Database } from '../platform/database/database.ts'
import type { Log } from '../platform/log.ts'
import type { Checkpoints } from './checkpoints.ts'

/** Interval of sealing in ms; far below the promise that an answer is sealed within a second of its commit. */
const sealEveryMs = 200
/** Interval in ms at which the heads of the chains that moved are signed. */
export const checkpointEveryMs = 30_000

/**
 * Seals new audit rows in the background and signs the heads of the chains; the returned function stops it after a last round.
 * Every process may run it, because the database lets one seal at a time.
 */
export function startSealing(database: Database, log: Log, checkpoints: Checkpoints | null): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve()
  let busy = false
  let signedAt = -checkpointEveryMs
  const sealAll = async () => {
    while ((await database.seal()) > 0);
  }
  const sign = async () => {
    signedAt = performance.now()
    if (checkpoints) checkpoints.write(await database.heads())
  }
  const look = async () => {
    await sealAll()
    if (performance.now() - signedAt >= checkpointEveryMs) await sign()
  }
  const timer = setInterval(() => {
    if (busy) return
    busy = true
    running = look()
      .catch((error: unknown) => log.fault('the audit could not be sealed', error))
      .finally(() => (busy = false))
  }, sealEveryMs)
  return async () => {
    clearInterval(timer)
    await running
    await sealAll()
      .then(sign)
      .catch((error: unknown) => log.fault('the audit could not be sealed', error))
  }
}
