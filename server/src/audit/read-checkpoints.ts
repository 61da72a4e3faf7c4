import type { KeyObject } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { hashOfLine, noLine, readCheckpoint } from './checkpoints.ts'
import type { Block, Finding } from './verify.ts'

type Noted = { hash: string; at: string }

/** Reads the checkpoints, and compares them with the blocks of each chain while these are verified. */
export async function readCheckpoints(source: { file: string; key: KeyObject } | null, findings: Finding[]) {
  const noted = new Map<string, Map<number, Noted>>()
  const count = source && existsSync(source.file) ? await readLines(source.file, source.key, noted, findings) : 0
  const ends = new Set<string>()
  const lastOf = (chain: string) => Math.max(0, ...(noted.get(chain)?.keys() ?? []))
  const cut = (chain: string, name: string, from: number, to: number) => {
    const at = noted.get(chain)?.get(to)?.at ?? ''
    findings.push({
      what: 'cut',
      chain,
      block: from + 1,
      said: `cut: ${name} ends at block ${from}; the checkpoint of ${at} signed block ${to}`,
    })
  }
  return {
    count,
    covers: (chain: string, number: number) => lastOf(chain) >= number,
    /** Reports a block whose hash differs from the signed one. */
    hash: ({ chain, number, hash }: Block, name: string) => {
      const was = noted.get(chain)?.get(number)
      if (was && was.hash !== hash)
        findings.push({
          what: 'checkpoint',
          chain,
          block: number,
          said: `not what the checkpoint of ${was.at} signed: block ${number} of ${name}`,
        })
    },
    /** Reports a chain that ends before its last signed block. */
    endOf: ({ chain, number }: Block, name: string) => {
      ends.add(chain)
      if (lastOf(chain) > number) cut(chain, name, number, lastOf(chain))
    },
    /** Reports each signed chain that is missing entirely. */
    finish: (name: (chain: string) => string) => {
      for (const chain of noted.keys()) if (!ends.has(chain)) cut(chain, name(chain), 0, lastOf(chain))
    },
  }
}

/** Each line is signed, numbered and has the hash of the previous line, so that none can be altered, removed or inserted. */
async function readLines(
  file: string,
  key: KeyObject,
  noted: Map<string, Map<number, Noted>>,
  findings: Finding[],
): Promise<number> {
  let number = 0
  let previous = noLine
  for await (const line of createInterface({ input: createReadStream(file) })) {
    number += 1
    const checkpoint = readCheckpoint(line, key)
    if (!checkpoint) findings.push({ what: 'checkpoint', said: `checkpoint ${number} is altered: its signature does not fit` })
    else if (checkpoint.number !== number || checkpoint.previous !== previous)
      findings.push({ what: 'checkpoint', said: `checkpoint ${number} does not follow the one before` })
    for (const { chain, number: block, hash } of checkpoint?.heads ?? []) {
      const of = noted.get(chain) ?? new Map<number, Noted>()
      noted.set(chain, of.set(block, { hash, at: checkpoint?.at ?? '' }))
    }
    previous = hashOfLine(line)
  }
  return number
}
