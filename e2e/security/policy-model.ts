/**
 * `npm run security:policy-model`: random accounts, episodes and sections in a world with every role, reason and state; three voices on each: the server's
 * standing with the permission matrix, the policy of PostgreSQL, and a second reading of the practitioners' tables that shares nothing with either.
 * Every action is asked of the permission matrix besides, and every row of every table of the policy. `--short`: fewer. `--seed=n`: the same again.
 */
import pg from 'pg'
import { differ, differByLines, placeRows, secondReading } from './policy-model/compare.ts'
import { askThePolicies, listRows, listBases, readAccount, readFacts } from './policy-model/voices.ts'
import { openAgreeWorld } from './policy-model/world.ts'
import { oracleSections } from './oracle.ts'

const short = process.argv.includes('--short')
const seed = Number(process.argv.find(word => word.startsWith('--seed='))?.slice(7) ?? Date.now() % 2 ** 31)
const wanted = short ? 5000 : 100_000
const { world, someones, app, chance } = await openAgreeWorld({ copies: short ? 2 : 5, episodes: short ? 30 : 160, seed })
const said: string[] = [...differByLines()]
let triples = 0
let rows = 0
try {
  const tables = await listRows(world.owner)
  const facts = await readFacts(world.owner)
  const { bySection, rest } = placeRows(tables)
  const read = secondReading(tables)
  const episodes = [...facts.episodes]
  const possible = someones.length * episodes.length * oracleSections.length
  const client = new pg.Client(app)
  await client.connect()
  const unread = new Set<string>()
  let left = possible
  for (const someone of someones) {
    const who = await readAccount(world.owner, someone)
    await client.query('begin')
    const shown = await askThePolicies(client, someone.token, tables.keys())
    await client.query('commit')
    const bases = await listBases(world.program, someone.token, [...facts.episodes.keys()])
    const label = `${someone.role} (${someone.state})`
    for (const [id, episode] of episodes) {
      const { sections, whole } = differ(facts, who, id, bases.get(id) ?? null)
      for (const what of whole) said.push(`${label} on ${id}: ${what}`)
      for (const section of oracleSections) {
        // every triple is as likely as another, and exactly as many are taken as are wanted
        if (chance.below(left--) >= wanted - triples) continue
        triples++
        const placed = [`episode ${id}`, `person ${String(episode['person_id'])}`].flatMap(
          of => bySection.get(`${of} ${section}`) ?? [],
        )
        const wrong = placed.filter(each => read(facts, who, each) !== (shown.get(each.table)?.has(each.at) ?? false))
        const server = sections.get(section)
        for (const each of wrong)
          said.push(
            `${label}, ${section} of ${id}: the wall ${shown.get(each.table)?.has(each.at) ? 'shows' : 'hides'} a row of ${each.table}`,
          )
        if (server) said.push(`${label}, ${section} of ${id}: ${server}`)
      }
    }
    for (const each of rest) {
      const right = read(facts, who, each)
      if (right === undefined) unread.add(each.table)
      else if (right !== (shown.get(each.table)?.has(each.at) ?? false))
        said.push(
          `${label}: the wall ${right ? 'hides' : 'shows'} a row of ${each.table}: ${JSON.stringify(each.row).slice(0, 120)}`,
        )
      rows += Number(right !== undefined)
    }
  }
  await client.end()
  console.log(
    `seed ${seed}: ${someones.length} accounts, ${episodes.length} episodes; ${rows} rows of other tables besides${unread.size > 0 ? `; no second reading of ${[...unread].join(', ')}` : ''}`,
  )
} finally {
  await world.stop()
}
for (const line of said.slice(0, 30)) console.log(line)
console.log(`policy-model: ${triples} triples, ${said.length} differences`)
process.exitCode = said.length === 0 && triples === wanted ? 0 : 1
