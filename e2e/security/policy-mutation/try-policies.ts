import type pg from 'pg'
import { createChance } from '../policy-model/chance.ts'
import { secondReading } from '../policy-model/compare.ts'
import { askThePolicies, listRows, readAccount, readFacts } from '../policy-model/voices.ts'
import { openAgreeWorld, type Someone } from '../policy-model/world.ts'
import { oracleBases } from '../oracle.ts'
import { isEquivalent } from './equivalent.ts'
import { survive, type Figures, type How } from './how.ts'
import { openLooker } from './looks.ts'
import { seedMore } from './more.ts'
import { listFunctionMutants, listPolicyMutants, listSectionMutants, type Look, type PolicyMutant } from './policies.ts'

/** Changes one part of a policy after the other, in a world of its own, and asks who notifications. */
export async function tryPolicies(how: How): Promise<Figures> {
  const { short, only, half, all } = how
  const figures: Figures = { made: 0, killed: 0, stillborn: 0, survivors: 0, excused: {} }
  const { world, someones } = await openAgreeWorld({
    copies: 2,
    episodes: 24,
    each: short ? ['share', 'retained'] : oracleBases,
    seed: 34,
  })
  try {
    const { owner } = world
    await seedMore(owner, someones)
    if (!short && !only && half !== 1) await meetsTheSecondReading(owner, someones, figures) // in short: npm run security:policy-model
    const began = performance.now()
    const looker = await openLooker(owner, someones, short)
    const tried = tryEach(owner, looker, figures)
    for (const [n, mutant] of (await listPolicies(owner, how)).entries()) {
      if (half !== undefined && n % 2 !== half) continue
      if (only && !new RegExp(only).test(mutant.name)) continue
      if (short && performance.now() - began > 14_000) break
      const why = isEquivalent(mutant)
      if (why) figures.excused[why] = (figures.excused[why] ?? 0) + 1
      else await tried(short && mutant.whole ? { ...mutant, looks: mutant.looks.slice(0, 1) } : mutant) // of a table without its policy, in short what is read
      if (all && n % 200 === half)
        console.log(
          `${((performance.now() - began) / 1000).toFixed(0)} s: ${figures.killed} of ${figures.made} killed in half ${half}`,
        )
    }
    if (!short) for (const look of await looker.drifted()) survive(figures, `What is seen drifted by itself: ${look}`)
    return figures
  } finally {
    await world.stop()
  }
}

async function listPolicies(owner: pg.Pool, { short, seed, every, commands }: How): Promise<PolicyMutant[]> {
  const chance = createChance(seed)
  const some = <T>(list: T[], n: number): T[] => Array.from({ length: Math.min(n, list.length) }, () => chance.pick(list))
  const [policies, sections] = [await listPolicyMutants(owner, every), await listSectionMutants(owner)]
  if (short)
    return [
      ...some(
        policies.filter(({ whole }) => whole),
        16,
      ),
      ...some(
        sections.filter(({ name }) => !name.endsWith(': own')),
        8,
      ),
    ]
  const functions = (await listFunctionMutants(owner, every)).filter(({ asked }) => asked || commands)
  return [...functions, ...sections, ...policies]
}

/** Tries a change by one look after the other, each learnt before the change and only where those before it told nothing; those that told most often first. */
function tryEach(owner: pg.Pool, looker: Awaited<ReturnType<typeof openLooker>>, figures: Figures) {
  const tells = new Map<string, number>()
  const nameOf = (look: Look) => JSON.stringify(look)
  return async function tryOne({ name, sql, looks, role }: PolicyMutant): Promise<void> {
    const asNotified = looks.toSorted((one, other) => (tells.get(nameOf(other)) ?? 0) - (tells.get(nameOf(one)) ?? 0))
    for (const [n, look] of asNotified.entries()) {
      await looker.learn(look, role)
      const noticed = await changed(owner, sql, client => looker.differs(client, look, role))
      if (noticed === undefined) return void figures.stillborn++
      if (n === 0) figures.made++
      if (noticed) {
        tells.set(nameOf(look), (tells.get(nameOf(look)) ?? 0) + 1)
        return void figures.killed++
      }
    }
    survive(figures, name)
  }
}

/** What is asked of the changed policy, and the policy put back; nothing where the change is no SQL. */
async function changed(
  owner: pg.Pool,
  sql: string,
  ask: (client: pg.PoolClient) => Promise<boolean>,
): Promise<boolean | undefined> {
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

/** What the changed policies are held against is right itself. */
async function meetsTheSecondReading(owner: pg.Pool, someones: Someone[], figures: Figures): Promise<void> {
  const tables = await listRows(owner)
  const facts = await readFacts(owner)
  const read = secondReading(tables)
  const client = await owner.connect()
  let wrong = 0
  for (const someone of someones) {
    const who = await readAccount(owner, someone)
    await client.query('begin; set local role waymark_app')
    const shown = await askThePolicies(client, someone.token, tables.keys())
    await client.query('rollback')
    for (const [table, rows] of tables)
      for (const [at, row] of rows)
        wrong += Number((read(facts, who, { table, at, row }) ?? shown.get(table)?.has(at)) !== shown.get(table)?.has(at))
  }
  client.release()
  if (wrong > 0)
    survive(figures, `The walls as they are differ from the second reading in ${wrong} rows: npm run security:policy-model`)
}
