/**
 * `npm run security:policy-model`: compares three answers for random accounts, episodes and sections in a world with every
 * role, basis and state: the server's access and matrix, PostgreSQL's policies, and an independent reading of the
 * practitioners' tables. It also asks the matrix for every action, and compares every row of every table, my_access and view-
 * as. `--short`: fewer. `--seed=n`: the same again.
 */
import pg from 'pg'
import { differ, differByLines, placeRows, readAccess, secondReading } from './policy-model/compare.ts'
import { drawView } from './policy-model/view.ts'
import { askMyAccess, askThePolicies, listRows, listBases, readAccount, readFacts } from './policy-model/voices.ts'
import { openAgreeWorld } from './policy-model/world.ts'
import { oracleSections } from './oracle.ts'

const started = Date.now()
const short = process.argv.includes('--short')
const seed = Number(process.argv.find(word => word.startsWith('--seed='))?.slice(7) ?? Date.now() % 2 ** 31)
const wanted = short ? 5000 : 100_000
const { world, someones, app, chance } = await openAgreeWorld({ copies: short ? 2 : 5, episodes: short ? 30 : 160, seed })
const said: string[] = [...differByLines()]
let triples = 0
let rows = 0
let views = 0
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
    const label = `${someone.role} (${someone.state})`
    await client.query('begin')
    const shown = await askThePolicies(client, someone.token, tables.keys())
    compareAccess(label, await askMyAccess(client), readAccess(facts, who))
    const view = drawView(facts, who, chance)
    if (view) {
      const asOther = { ...who, teamId: '', view }
      const viewed = await askThePolicies(client, someone.token, tables.keys(), view)
      const words = `${label} viewing as ${view.role} by ${view.basis}`
      compareAccess(words, await askMyAccess(client), readAccess(facts, asOther))
      for (const each of [...[...bySection.values()].flat(), ...rest]) {
        const visible = viewed.get(each.table)?.has(each.at) ?? false
        const right = read(facts, asOther, each)
        if (right !== undefined && right !== visible)
          said.push(`${words}: the policy ${visible ? 'shows' : 'hides'} a row of ${each.table}: ${brief(each.row)}`)
        if (visible && !shown.get(each.table)?.has(each.at)) said.push(`${words} adds a row of ${each.table}: ${brief(each.row)}`)
      }
      views++
    }
    await client.query('commit')
    const bases = await listBases(world.program, someone.token, [...facts.episodes.keys()])
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
            `${label}, ${section} of ${id}: the policy ${shown.get(each.table)?.has(each.at) ? 'shows' : 'hides'} a row of ${each.table}`,
          )
        if (server) said.push(`${label}, ${section} of ${id}: ${server}`)
      }
    }
    for (const each of rest) {
      const right = read(facts, who, each)
      if (right === undefined) unread.add(each.table)
      else if (right !== (shown.get(each.table)?.has(each.at) ?? false))
        said.push(`${label}: the policy ${right ? 'hides' : 'shows'} a row of ${each.table}: ${brief(each.row)}`)
      rows += Number(right !== undefined)
    }
  }
  await client.end()
  for (const table of unread) said.push(`there is no second reading of ${table}`)
  console.log(
    `seed ${seed}: ${someones.length} accounts, ${views} of them in view-as, ${episodes.length} episodes; ${rows} rows of other tables besides; ${Math.round((Date.now() - started) / 1000)} s`,
  )
} finally {
  await world.stop()
}
for (const line of said.slice(0, 30)) console.log(line)
console.log(`policy-model: ${triples} triples, ${said.length} differences`)
process.exitCode = said.length === 0 && triples === wanted ? 0 : 1

function compareAccess(label: string, given: Set<string>, right: Set<string>): void {
  for (const line of given) if (!right.has(line)) said.push(`${label}: my_access has the grant ${line}`)
  for (const line of right) if (!given.has(line)) said.push(`${label}: my_access lacks the grant ${line}`)
}

function brief(row: Record<string, unknown>): string {
  return JSON.stringify(row).slice(0, 400)
}
