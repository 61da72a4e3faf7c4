/**
 * `npm run security:policy-mutation`: each cell of the permission matrix, each rule of the sections, each part of each policy and of each function that a policy asks is left out,
 * one at a time; every such change must be noticed: of the permission matrix by the practitioners' tables, of the policies by what somebody of every role then
 * sees, writes and is answered in a world with every reason and state. Policies are changed inside transactions that are rolled back. `--short`:
 * some cells, some rules and some policies as a whole, others each day. `--commands`: besides, each condition of the functions that a request calls
 * itself. `--every`: each part turned around as well as left out. `--seed=n`, `--only=pattern`: the same again. `--all`: how far it has come.
 * All of them are tried by two processes, each with half of them and a world of its own.
 */
import { createChance } from './policy-model/chance.ts'
import { asItIs, isMatrixMutantKilled, listMatrixMutants } from './policy-mutation/matrix.ts'
import { survive, type Figures, type How } from './policy-mutation/how.ts'
import { tryApart } from './policy-mutation/half.ts'
import { tryPolicies } from './policy-mutation/try-policies.ts'

const option = (name: string) => process.argv.find(word => word.startsWith(`--${name}=`))?.slice(name.length + 3)
const how: How = {
  short: process.argv.includes('--short'),
  commands: process.argv.includes('--commands'),
  every: process.argv.includes('--every'),
  all: process.argv.includes('--all'),
  seed: Number(option('seed') ?? Math.floor(Date.now() / 86_400_000)),
  only: option('only'),
  half: undefined,
}
const figures = [
  await tryMatrix(),
  ...(how.short ? [await tryPolicies(how)] : await Promise.all([0, 1].map(half => tryApart({ ...how, half })))),
]
const sum = (of: (each: Figures) => number) => figures.reduce((all, each) => all + of(each), 0)
for (const why of new Set(figures.flatMap(({ excused }) => Object.keys(excused))))
  console.log(`${sum(({ excused }) => excused[why] ?? 0)} left out: ${why}`)
console.log(`${sum(({ stillborn }) => stillborn)} changes were no SQL`)
const [made, killed] = [sum(each => each.made), sum(each => each.killed)]
console.log(`policy-mutation: ${killed} of ${made} killed`)
process.exitCode = sum(({ survivors }) => survivors) === 0 && killed === made && made > 0 ? 0 : 1

async function tryMatrix(): Promise<Figures> {
  const figures: Figures = { made: 0, killed: 0, stillborn: 0, survivors: 0, excused: {} }
  if (await isMatrixMutantKilled(asItIs))
    survive(figures, 'The grid as it is differs from the tables: npm run security:policy-model')
  const all = how.only ? [] : listMatrixMutants()
  const chance = createChance(how.seed)
  for (const mutant of how.short ? Array.from({ length: 150 }, () => chance.pick(all)) : all) {
    figures.made++
    if (await isMatrixMutantKilled(mutant)) figures.killed++
    else survive(figures, mutant.name)
  }
  console.log(`${figures.made} changes to the grid`)
  return figures
}
