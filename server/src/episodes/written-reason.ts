import type { Tx } from '../platform/database.ts'

/** Keeps the reason of a decision as information on the episode; gives its id, which the event carries. */
export async function noteReason(tx: Tx, episodeId: string, source: string, text: string, now: Date): Promise<{ id: string }> {
  const id = crypto.randomUUID()
  await tx.information.createMany({ data: { id, episodeId, source, text, learnedAt: now } })
  return { id }
}
