/**
 * `npm run mutants`: each cell of the grid, each rule of the sections, each part of each wall and of each function that a wall asks is left out,
 * one at a time; every such change must be noticed: of the grid by the practitioners' tables, of the walls by what somebody of every role then
 * sees, writes and is answered in a world with every reason and state. Walls are changed inside transactions that are rolled back. `--short`:
 * some cells, some rules and some walls as a whole, others each day. `--commands`: besides, each condition of the functions that a request calls
 * itself. `--every`: each part turned around as well as left out. `--seed=n`, `--only=pattern`: the same again. `--all`: how far it has come.
 */
import type pg from 'pg'
import { secondReading } from './agree/compare.ts'
import { createChance } from './agree/chance.ts'
import { oracleReasons } from './oracle.ts'
import { askTheWall, listRows, readAccount, readFacts } from './agree/voices.ts'
import { openAgreeWorld } from './agree/world.ts'
import { isEquivalent } from './mutants/equivalent.ts'
import { asItIs, isGridKilled, listGridMutants } from './mutants/grid.ts'
import { openLooker } from './mutants/looks.ts'
import { plantMore } from './mutants/more.ts'
import { listFunctionMutants, listPolicyMutants, listSectionMutants, type Look, type WallMutant } from './mutants/walls.ts'

const short = process.argv.includes('--short')
const option = (name: string) => process.argv.find(word => word.startsWith(`--${name}=`))?.slice(name.length + 3)
const seed = Number(option('seed') ?? Math.floor(Date.now() / 86_400_000))
const only = option('only')
const commands = process.argv.includes('--commands')
const every = process.argv.includes('--every')
const chance = createChance(seed)
const some = <T>(list: T[], n: number): T[] =>
  short ? Array.from({ length: Math.min(n, list.length) }, () => chance.pick(list)) : list
const survivors: string[] = []
const survive = (name: string) => {
  survivors.push(name)
  console.log(`SURVIVED  ${name.replaceAll(/\s+/g, ' ').slice(0, 260)}`)
}
let [made, killed, stillborn] = [0, 0, 0]
/** How often each look told of a change: those that tell most are asked first. */
const tells = new Map<string, number>()
const nameOf = (look: Look) => JSON.stringify(look)

if (await isGridKilled(asItIs)) survive('The grid as it is differs from the tables: npm run agree')
if (!only)
  for (const mutant of some(listGridMutants(), 150)) {
    made++
    if (await isGridKilled(mutant)) killed++
    else survive(mutant.name)
  }
console.log(`${made} changes to the grid`)

const { world, someones } = await openAgreeWorld({
  copies: 2,
  episodes: 24,
  each: short ? ['share', 'own'] : oracleReasons,
  seed: 34,
})
try {
  const { owner } = world
  await plantMore(owner, someones)
  if (!short && !only) await meetsTheSecondReading() // in short: npm run agree
  const began = performance.now()
  const looker = await openLooker(owner, someones, short)
  const policies = await listPolicyMutants(owner, every)
  const walls = short
    ? [
        ...some(
          policies.filter(({ whole }) => whole),
          16,
        ),
        ...some(
          (await listSectionMutants(owner)).filter(({ name }) => !name.endsWith(': own')),
          8,
        ),
      ]
    : [
        ...policies,
        ...(await listSectionMutants(owner)),
        ...(await listFunctionMutants(owner, every)).filter(({ asked }) => asked || commands),
      ]
  const excused = new Map<string, number>()
  for (const mutant of walls) {
    if (only && !new RegExp(only).test(mutant.name)) continue
    if (short && performance.now() - began > 14_000) break
    const why = isEquivalent(mutant)
    if (why) excused.set(why, (excused.get(why) ?? 0) + 1)
    else await tryOne(short ? { ...mutant, looks: mutant.looks.slice(0, 1) } : mutant) // of a table without its wall, in short what is read
    if (process.argv.includes('--all') && made % 100 === 0)
      console.log(`${((performance.now() - began) / 1000).toFixed(0)} s: ${made} made, ${killed} killed`)
  }
  if (!short) for (const look of await looker.drifted()) survive(`What is seen drifted by itself: ${look}`)
  for (const [why, n] of excused) console.log(`${n} left out: ${why}`)

  /** One look after the other, each learnt before the change and only where those before it told nothing. */
  async function tryOne({ name, sql, looks, role }: WallMutant): Promise<void> {
    const asTold = looks.toSorted((one, other) => (tells.get(nameOf(other)) ?? 0) - (tells.get(nameOf(one)) ?? 0))
    for (const [n, look] of asTold.entries()) {
      await looker.learn(look, role)
      const told = await changed(sql, client => looker.differs(client, look, role))
      if (told === undefined) return void stillborn++
      if (n === 0) made++
      if (told) {
        tells.set(nameOf(look), (tells.get(nameOf(look)) ?? 0) + 1)
        return void killed++
      }
    }
    survive(name)
  }

  /** What is asked of the changed wall, and the wall put back; nothing where the change is no SQL. */
  async function changed(sql: string, ask: (client: pg.PoolClient) => Promise<boolean>): Promise<boolean | undefined> {
    const client = await owner.connect()
    try {
      await client.query('begin')
      const valid = await client.query(sql).then(
        () => true,
        () => false,
      )
      if (!valid) return undefined
      await client.query('set local role waymark_app')
      return await ask(client)
    } finally {
      await client.query('rollback')
      client.release()
    }
  }

  /** What the changed walls are held against is right itself. */
  async function meetsTheSecondReading(): Promise<void> {
    const tables = await listRows(owner)
    const facts = await readFacts(owner)
    const read = secondReading(tables)
    const client = await owner.connect()
    let wrong = 0
    for (const someone of someones) {
      const who = await readAccount(owner, someone)
      await client.query('begin; set local role waymark_app')
      const shown = await askTheWall(client, someone.token, tables.keys())
      await client.query('rollback')
      for (const [table, rows] of tables)
        for (const [at, row] of rows)
          wrong += Number((read(facts, who, { table, at, row }) ?? shown.get(table)?.has(at)) !== shown.get(table)?.has(at))
    }
    client.release()
    if (wrong > 0) survive(`The walls as they are differ from the second reading in ${wrong} rows: npm run agree`)
  }
} finally {
  await world.stop()
}
console.log(`${stillborn} changes were no SQL`)
console.log(`mutants: ${killed} of ${made} killed`)
process.exitCode = survivors.length === 0 && killed === made && made > 0 ? 0 : 1
