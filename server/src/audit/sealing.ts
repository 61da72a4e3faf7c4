import type { Database } from '../platform/database/database.ts'
import type { Log } from '../platform/log.ts'
import type { Checkpoints } from './checkpoints.ts'

/** Interval in ms at which the heads of the chains that moved are signed. */
export const checkpointEveryMs = 30_000

/** Seals all audit rows that wait. Several processes may ask at once: the database lets one seal. */
export async function sealAudit(database: Database): Promise<void> {
  while ((await database.seal()) > 0);
}

/**
 * Signs the heads of the chains that moved. Only the leading process does, so the checkpoint file is opened when it begins to lead.
 * The returned function seals and signs what is left, and stops.
 */
export function startSigning(database: Database, log: Log, open: () => Checkpoints | null): () => Promise<void> {
  const checkpoints = open()
  let running: Promise<void> = Promise.resolve()
  const sign = async () => {
    if (checkpoints) checkpoints.write(await database.heads())
  }
  const attempt = (work: () => Promise<void>) => {
    running = running.then(work).catch((error: unknown) => log.fault('the audit could not be signed', error))
    return running
  }
  void attempt(sign)
  const timer = setInterval(() => void attempt(sign), checkpointEveryMs)
  return async () => {
    clearInterval(timer)
    await attempt(async () => {
      await sealAudit(database)
      await sign()
    })
  }
}
