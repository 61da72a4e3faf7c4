import { generateKeyPairSync, randomInt } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Checkpoint, signed } from '../../../server/src/audit/checkpoints.ts'
import type { Stage } from './stage.ts'

type Lines = string[]
type Hand = { did: string; to: (lines: Lines) => Lines }

/** Tampering with a copy of the checkpoint file. */
function hands(): Hand[] {
  const read = (line = '') => Checkpoint.parse(JSON.parse(line).checkpoint)
  const stranger = generateKeyPairSync('ed25519').privateKey
  const at = (lines: Lines) => randomInt(lines.length)
  const change = (lines: Lines, place: number, to: (line: string) => string) =>
    lines.map((line, i) => (i === place ? to(line) : line))
  return [
    { did: 'put back the checkpoints of before', to: lines => lines.slice(0, randomInt(lines.length)) },
    { did: 'added an old checkpoint again', to: lines => [...lines, ...lines.slice(0, 1)] },
    { did: 'took a checkpoint out', to: lines => lines.filter((_, i) => i !== 1) },
    { did: 'changed places', to: ([first = '', second = '', ...rest]) => [second, first, ...rest] },
    { did: 'altered a hash', to: lines => change(lines, at(lines), line => line.replace(/"hash":"../, '"hash":"zz')) },
    { did: 'altered a count', to: lines => change(lines, at(lines), line => line.replace(/"rows":\d/, '"rows":0')) },
    { did: 'signed one with another key', to: lines => change(lines, at(lines), line => signed(read(line), stranger)) },
    { did: 'emptied one', to: lines => change(lines, at(lines), () => '') },
  ]
}

/** Tampers once; returns the altered copy and a description. */
export function tamperWithFile({ file, folder }: Stage, turn: number): { did: string; file: string } {
  const all = hands()
  const hand = all[turn % all.length]
  const copy = join(folder, 'altered.jsonl')
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
  const altered = hand?.to(lines) ?? []
  writeFileSync(copy, altered.map(line => `${line}\n`).join(''))
  return { did: `checkpoints: ${hand?.did}`, file: copy }
}
