/**
 * `npm run bench:speed`: measures reads, and the time from a change to another person's screen, on the demo without other
 * load. Fails below its aims. `--short`: only prints figures, because a busy machine says nothing about the program. It fails
 * if nothing could be measured or a request failed.
 */
import { startWaymark } from '../program.ts'
import { head, ms, percentile, row } from './speed/figures.ts'
import { countQueries } from './speed/queries.ts'
import { findReads, measureReads } from './speed/reads.ts'
import { signIn } from './speed/visitor.ts'
import { measureWriteToScreen } from './speed/write-to-screen.ts'

const aims = { read: 25, writeToScreen: 200, queries: 12 }
const short = process.argv.includes('--short')
const times = short ? 3 : 60
const people = ['officer', 'sergeant', 'councilCoordinator', 'discussionWorker', 'shelterCaseworker', 'national']
const pairs = [
  ['officer', 'councilCoordinator'],
  ['councilCoordinator', 'officer'],
  ['officer', 'national'],
]

const program = await startWaymark({ demo: true })
try {
  const visitors = await signIn(program, people)
  const reads = await findReads(visitors)
  await measureReads(reads, times)

  const toScreen = []
  for (const [from, to] of pairs) {
    const [writer, reader] = [from, to].map(key => visitors.find(visitor => visitor.key === key))
    if (writer && reader) toScreen.push(...(await measureWriteToScreen(program.address, writer, reader, Math.ceil(times / 3))))
  }
  const queries = await countQueries(program, reads)

  console.log(head)
  for (const { name, took } of reads) console.log(row(name, took, queries.get(name) ?? null))
  console.log(row('write to screen', toScreen, null))
  const [[dearest = '-', most = 0] = []] = [...queries].toSorted(([, a], [, b]) => b - a)
  console.log(`most queries for one request: ${most}, ${dearest} (aim ${aims.queries})`)
  const failed = reads.filter(read => read.failed > 0 || read.took.length === 0)
  for (const { name, failed: n } of failed) console.log(`FAULT  ${name}: ${n} requests failed, or nobody may ask it`)
  for (const line of program.faults().slice(0, 5)) console.log(line)

  const read = percentile(
    reads.flatMap(({ took }) => took),
    0.95,
  )
  const write = percentile(toScreen, 0.95)
  const measured = failed.length === 0 && reads.length > 0 && toScreen.length > 0 && program.faults().length === 0
  const fastEnough = read <= aims.read && write <= aims.writeToScreen && most <= aims.queries
  process.exitCode = measured && (short || fastEnough) ? 0 : 1
  if (short) console.log('short: figures only')
  console.log(
    `speed: reads p95 ${ms(read)} ms (aim ${aims.read}), write to screen p95 ${ms(write)} ms (aim ${aims.writeToScreen})`,
  )
} finally {
  await program.stop()
}
