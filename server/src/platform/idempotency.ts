import { createHash } from 'node:crypto'
import type { Change } from '@waymark/shared/platform/change.ts'
import type { Tx } from './database.ts'
import { Problem } from './problem.ts'

/** The answer of a command: ids, codes and changes, so that keeping it keeps nothing of a record. */
export type Reply = { data: unknown; changed: Change[] }
/** By what a command is known again: the id its sender made, the endpoint and all that was sent. */
export type Retry = { id: string; endpoint: string; bodyHash: Uint8Array<ArrayBuffer> }

/** Describes a request so that a retry of it is recognised; null where its sender made no id. */
export function retryOf(endpoint: string, id: unknown, sent: unknown): Retry | null {
  if (typeof id !== 'string' || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return null
  return { id, endpoint, bodyHash: Uint8Array.from(createHash('sha256').update(JSON.stringify(sent)).digest()) }
}

/** The reply that this very request got before, or null; the same id with anything else sent is a conflict. */
export async function findReply(tx: Tx, retry: Retry): Promise<Reply | null> {
  const kept = await tx.idempotencyKey.findFirst({ where: { id: retry.id } }) // the policy leaves one's own
  if (!kept) return null
  if (kept.endpoint !== retry.endpoint || !Buffer.from(kept.bodyHash).equals(Buffer.from(retry.bodyHash)))
    throw new Problem('conflict')
  return kept.reply as Reply // as: written below, read nowhere else
}

/** Keeps the reply for a retry. */
export async function keepReply(tx: Tx, { id, endpoint, bodyHash }: Retry, reply: Reply): Promise<void> {
  await tx.idempotencyKey.createMany({
    data: { id, endpoint, bodyHash, reply: { data: JSON.parse(JSON.stringify(reply.data)), changed: reply.changed } },
  })
}
