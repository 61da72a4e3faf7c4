import type { Tx } from '../platform/database/database.ts'

/** Stores the reason for a decision as information on the episode, and returns its id for the event. */
export async function noteReason(tx: Tx, episodeId: string, source: string, text: string, now: Date): Promise<{ id: string }> {
  const id = crypto.randomUUID()
  await tx.information.createMany({ data: { id, episodeId, source, text, learnedAt: now } })
  return { id }
}
