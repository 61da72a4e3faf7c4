import type { Database } from '../platform/database.ts'
import type { Log } from '../platform/log.ts'
import type { Checkpoints } from './checkpoints.ts'

/** So often it is looked whether something waits: an answer is sealed within a second of its commit, with room to spare. */
const sealEveryMs = 200
/** So often the ends of the chains are signed, where they moved. */
export const checkpointEveryMs = 30_000

/** Seals what is written, by itself and beside everything else, and has the ends of the chains signed; also once more at the end. Every process may do it. */
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
