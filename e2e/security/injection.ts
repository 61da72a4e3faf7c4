/**
 * `npm run security:injection`: runs hostile SQL as the database role of requests, in a transaction with a person's real
 * token: reads and writes of every table, view and sequence, every function with ids of others, and known attacks. No data of
 * others may be returned, nothing may be written in another name, and no audit row may change. `--short`: one attacker and a
 * sixth of the scripts, others each day.
 */
import { around, catalogue } from './injection/catalogue.ts'
import { becoming } from './injection/becoming.ts'
import { setTheStage } from './injection/people.ts'
import { forging } from './injection/forging.ts'
import { functionScripts, listFunctions, listSettings } from './injection/functions.ts'
import { guessing } from './injection/guessing.ts'
import { holes } from './injection/holes.ts'
import { openJudge } from './injection/judge.ts'
import { run } from './injection/run.ts'
import { listRelations, tableScripts } from './injection/tables.ts'

const started = Date.now()
const short = process.argv.includes('--short')
const stage = await setTheStage()
const { world, prey } = stage
const tally = { scripts: 0, foreign: 0, forged: 0, audit: 0 }
const said: string[] = []
let blind = 0
try {
  const relations = await listRelations(world.owner)
  const functions = await listFunctions(world.owner)
  const settings = await listSettings(world.owner)
  const judge = await openJudge(world.owner, prey)
  const day = Math.floor(Date.now() / 86_400_000)
  const attackers = short ? stage.attackers.filter((_, place) => place === day % stage.attackers.length) : stage.attackers
  for (const attacker of attackers) {
    await world.owner.query('update session set active_at = now()') // on a slow machine, too
    await judge.settle()
    const target = { attacker, prey }
    const scripts = [
      ...relations.flatMap(relation => tableScripts(relation, target)),
      ...functions.flatMap(routine => functionScripts(routine, target)),
      ...becoming(target, settings),
      ...[catalogue, around, forging, guessing].flatMap(write => write(target)),
    ]
    const chosen = short ? scripts.filter((_, place) => (place + day) % 6 === 0) : scripts
    for (const script of chosen) {
      const { foreign, forged, audit } = await run(stage, judge, attacker, script)
      tally.scripts++
      tally.foreign += foreign.length
      tally.forged += forged.length
      tally.audit += audit.length
      for (const what of [...foreign, ...forged, ...audit]) said.push(`${attacker.role}: ${script.name}: ${what}`)
    }
  }
  blind = await holes(stage, judge, relations)
} finally {
  await world.stop()
}
for (const line of said.slice(0, 40)) console.log(line)
console.log(`${Math.round((Date.now() - started) / 1000)} s`)
console.log(
  `injection: ${tally.scripts} scripts, ${tally.foreign} foreign rows, ${tally.forged} forged actors, ${tally.audit} audit changes`,
)
process.exitCode = said.length === 0 && blind === 0 && tally.scripts >= 200 ? 0 : 1
