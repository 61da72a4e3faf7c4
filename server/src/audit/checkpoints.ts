import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto'
import {
  appendFileSync,
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Head } from '../platform/database/database.ts'

/** Writes the heads of the chains to the checkpoint file: all of them the first time, then only those that moved. */
export type Checkpoints = { write: (seen: { at: Date; heads: Head[] }) => void }

/** One checkpoint: its number in the file, the hash of the previous line, and the heads of the chains. */
export const Checkpoint = z.object({
  number: z.int(),
  at: z.iso.datetime(),
  previous: z.string(),
  heads: z.array(z.object({ chain: z.uuid(), number: z.int(), hash: z.string(), rows: z.int(), sealedAt: z.iso.datetime() })),
})
export type Checkpoint = z.infer<typeof Checkpoint>
const Line = z.object({ checkpoint: Checkpoint, signature: z.string() })

export const checkpointFile = (folder: string) => join(folder, 'audit-checkpoints.jsonl')
const keyFile = (folder: string) => join(folder, 'audit-key.pem')
const publicFile = (folder: string) => join(folder, 'audit-key.pub.pem')
export const hashOfLine = (line: string) => createHash('sha256').update(line).digest('hex')
export const noLine = '0'.repeat(64)

/** Opens the checkpoint file of a folder, or creates it with a new key. Lines are only appended, by one process at a time. */
export function openCheckpoints(folder: string): Checkpoints {
  mkdirSync(folder, { recursive: true })
  const key = signingKey(folder)
  const file = checkpointFile(folder)
  const last = lastLine(file)
  // The last line may be torn by a power cut; verification reports it.
  let number = last === null ? 0 : (Line.safeParse(parseJson(last)).data?.checkpoint.number ?? 0)
  let previous = last === null ? noLine : hashOfLine(last)
  const written = new Map<string, number>()
  return {
    write: ({ at, heads }) => {
      const moved = heads.filter(head => written.get(head.chain) !== head.number)
      if (moved.length === 0) return
      const line = signed({ number: number + 1, at: at.toISOString(), previous, heads: moved }, key)
      appendFileSync(file, `${number > 0 || last === null ? '' : '\n'}${line}\n`, { mode: 0o600, flush: true })
      number += 1
      previous = hashOfLine(line)
      for (const head of moved) written.set(head.chain, head.number)
    },
  }
}

/** A checkpoint as one signed line of the file. */
export const signed = (checkpoint: Checkpoint, key: KeyObject): string =>
  JSON.stringify({ checkpoint, signature: sign(null, Buffer.from(JSON.stringify(checkpoint)), key).toString('base64') })

/** The checkpoint of a line, or null if the line is malformed or not signed with this key. */
export function readCheckpoint(line: string, key: KeyObject): Checkpoint | null {
  const parsed = Line.safeParse(parseJson(line))
  if (!parsed.success) return null
  const { checkpoint, signature } = parsed.data
  return verify(null, Buffer.from(JSON.stringify(checkpoint)), key, Buffer.from(signature, 'base64')) ? checkpoint : null
}

/** The public key with which checkpoints are verified. */
export const publicKey = (file: string): KeyObject => createPublicKey(readFileSync(file))
export const publicKeyOf = (folder: string): KeyObject => publicKey(publicFile(folder))

/** The private signing key of a folder, created on first use; it never enters the database. */
export function signingKey(folder: string): KeyObject {
  if (!existsSync(keyFile(folder))) {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    writeFileSync(publicFile(folder), publicKey.export({ type: 'spki', format: 'pem' }))
    writeFileSync(keyFile(folder), privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
  }
  return createPrivateKey(readFileSync(keyFile(folder)))
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

/** The last line of the file, read from its last 4 MB alone. */
function lastLine(file: string): string | null {
  if (!existsSync(file)) return null
  const handle = openSync(file, 'r')
  try {
    const { size } = fstatSync(handle)
    const tail = Buffer.alloc(Math.min(size, 4_000_000))
    readSync(handle, tail, 0, tail.length, size - tail.length)
    return tail.toString().trimEnd().split('\n').at(-1) || null
  } finally {
    closeSync(handle)
  }
}
