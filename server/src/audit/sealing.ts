import { repeat } from '../platform/jobs.ts'
import type { Database } from '../platform/database/database.ts'
import type { Log } from '../platform/log.ts'
import type { Checkpoints } from './checkpoints.ts'

/** Interval of sealing in ms; below the promise that an answer is sealed within a second of its commit. */
const sealEveryMs = 500
/** Interval in ms at which the heads of the chains that moved are signed. */
export const checkpointEveryMs = 30_000

/**
 * Seals new audit rows at an interval and signs the heads of the chains that moved. Only the leading process runs it, so the
 * checkpoint file is opened when it begins to lead. The returned function stops it after a last round.
 */
export function startSealing(database: Database, log: Log, open: () => Checkpoints | null): () => Promise<void> {
  const checkpoints = open()
  let signedAt = -checkpointEveryMs
  const seal = async () => {
    while ((await database.seal()) > 0);
  }
  const sign = async () => {
    signedAt = performance.now()
    if (checkpoints) checkpoints.write(await database.heads())
  }
  const round = async () => {
    await seal()
    if (performance.now() - signedAt >= checkpointEveryMs) await sign()
  }
  const stop = repeat('seal_audit', sealEveryMs, round, database, log)
  return async () => {
    await stop()
    await seal()
      .then(sign)
      .catch((error: unknown) => log.fault('the audit could not be sealed', error))
  }
}
