/**
 * `npm run security:policy-mutation`: changes one entry of the permission matrix or one condition of a policy or view at a
 * time, and reads and writes a seeded world as every role. Each change must alter an answer. Changes to actions that only
 * TypeScript and functions ask must differ from the practitioners' tables. `--short`: some of them, others each day.
 * `--seed=n`: the same again. `--only=text`: names that contain it. `--roles=one,other`: only these roles. A full run is
 * tried in two processes, each with half (`--part=0`, `--part=1`).
 */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { roles } from '@waymark/shared/permissions.ts'
import { excused } from './policy-mutation/excused.ts'
import { openLooker, type Looker } from './policy-mutation/looks.ts'
import { shuffled, type Mutant } from './policy-mutation/mutant.ts'
import { isNoticedByOracle, listDifferences, listMatrixMutants } from './policy-mutation/mutants-of-matrix.ts'
import { listPolicyMutants, listViewMutants } from './policy-mutation/mutants-of-sql.ts'
import { openMutationWorld } from './policy-mutation/world.ts'

const option = (name: string) => process.argv.find(word => word.startsWith(`--${name}=`))?.slice(name.length + 3)
const short = process.argv.includes('--short')
const only = option('only')
const seed = Number(option('seed') ?? Math.floor(Date.now() / 86_400_000))
const part = option('part')
const parts = 2
const shortRoles = ['inspector', 'caseworker']
const begun = performance.now()
const note = (what: string) => console.log(`${((performance.now() - begun) / 1000).toFixed(1)} s: ${what}`)
const survivors: string[] = []
let made = 0
const count = (name: string, noticed: boolean) => {
  made++
  if (noticed) return
  survivors.push(name)
  console.log(`SURVIVED  ${name}`)
}

if (short || only || part !== undefined) await tryHere()
else await tryInParts()

async function tryHere(): Promise<void> {
  if (!part || part === '0')
    for (const difference of listDifferences()) count(`the practitioners’ tables differ: ${difference}`, false)
  const { world, actors } = await openMutationWorld(option('roles')?.split(',') ?? (short ? shortRoles : roles), seed)
  try {
    note(`seeded for ${actors.length} roles`)
    const looker = await openLooker(world.owner, actors)
    const matrix = listMatrixMutants(looker.tables).filter(({ name }) => !only || name.includes(only))
    if (!part || part === '0') for (const mutant of matrix) if (!mutant.asked) count(mutant.name, isNoticedByOracle(mutant))
    note(`${made} changes to actions that no policy asks, held against the practitioners’ tables`)
    const asked = matrix.filter(({ asked, role }) => asked && actors.some(actor => actor.role === role))
    const sql = [...listPolicyMutants(), ...listViewMutants(looker.tables)].filter(({ name }) => !only || name.includes(only))
    const chosen = short
      ? [
          ...sample(
            sql.filter(({ whole }) => whole),
            16,
          ),
          ...sample(asked, 4),
        ]
      : [...sql, ...asked].filter((_, n) => part === undefined || n % parts === Number(part))
    await tryAll(looker, chosen)
    if (!short) for (const look of await looker.drifted()) count(`seen otherwise although nothing changed: ${look}`, false)
  } finally {
    await world.stop()
  }
  console.log(`policy-mutation: ${made - survivors.length} of ${made} killed`)
  process.exitCode = survivors.length > 0 || made === 0 ? 1 : 0
}

/** Tries half of the changes in each of two processes, and sums up. */
async function tryInParts(): Promise<void> {
  const results = await Promise.all(
    Array.from({ length: parts }, async (_, n) => {
      const args = [import.meta.filename, ...process.argv.slice(2), `--seed=${seed}`, `--part=${n}`]
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
      let [killed, of] = [0, 0]
      for await (const line of createInterface({ input: child.stdout })) {
        const [, k, o] = /^policy-mutation: (\d+) of (\d+) killed$/.exec(line) ?? []
        if (k && o) [killed, of] = [Number(k), Number(o)]
        else console.log(`${n}: ${line}`)
      }
      return { killed, of }
    }),
  )
  const total = (which: 'killed' | 'of') => results.reduce((sum, result) => sum + result[which], 0)
  console.log(`policy-mutation: ${total('killed')} of ${total('of')} killed`)
  process.exitCode = results.some(({ of }) => of === 0) || total('killed') < total('of') ? 1 : 0
}

function sample<T extends { name: string }>(list: T[], most: number): T[] {
  return shuffled(list, seed).slice(0, most)
}

async function tryAll(looker: Looker, mutants: Mutant[]): Promise<void> {
  const left = new Map<string, number>()
  for (const [n, mutant] of mutants.entries()) {
    if (n % 50 === 49) note(`${n} of ${mutants.length} tried`)
    const reason = excused[mutant.name]
    if (reason) left.set(reason, (left.get(reason) ?? 0) + 1)
    else {
      const from = performance.now()
      count(mutant.name, await looker.isNoticed(mutant))
      if (performance.now() - from > 20_000) note(`slow: ${mutant.name}`)
    }
  }
  for (const [reason, times] of left) console.log(`${times} excused: ${reason}`)
}
