import { createHash } from 'node:crypto'
import type { Change } from '@waymark/shared/platform/change.ts'
import type { Tx } from '../database/database.ts'
import { Problem } from './problem.ts'

/** The reply of a command. It has only ids, codes and changes, so storing it copies nothing of a record. */
export type Reply = { data: unknown; changed: Change[] }
/** What identifies a retry: the id that the sender made, the endpoint and a hash of the input. */
export type Retry = { id: string; endpoint: string; bodyHash: Uint8Array<ArrayBuffer> }

/** Describes a request so that its retry is recognised; null if the sender made no id. */
export function retryOf(endpoint: string, id: unknown, sent: unknown): Retry | null {
  if (typeof id !== 'string' || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return null
  return { id, endpoint, bodyHash: Uint8Array.from(createHash('sha256').update(JSON.stringify(sent)).digest()) }
}

/** The stored reply of the same request, or null. Throws a conflict if the id came with another request. */
export async function findReply(tx: Tx, retry: Retry): Promise<Reply | null> {
  const kept = await tx.idempotencyKey.findFirst({ where: { id: retry.id } }) // the policy shows only the actor's own
  if (!kept) return null
  if (kept.endpoint !== retry.endpoint || !Buffer.from(kept.bodyHash).equals(Buffer.from(retry.bodyHash)))
    throw new Problem('conflict')
  return kept.reply as Reply // as: written below, read nowhere else
}

/** Stores the reply for a retry. */
export async function keepReply(tx: Tx, { id, endpoint, bodyHash }: Retry, reply: Reply): Promise<void> {
  await tx.idempotencyKey.createMany({
    data: { id, endpoint, bodyHash, reply: { data: JSON.parse(JSON.stringify(reply.data)), changed: reply.changed } },
  })
}
