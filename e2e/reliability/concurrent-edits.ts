/**
 * `npm run reliability:concurrent-edits`: two to sixteen people change random answers of one record at the same moment, as
 * the page does: with the version that was read, and with the shared merge after a conflict. At the end every change must be
 * there, or overwritten by someone who had seen it. `--without-version-check`: editors that always send the newest version;
 * the check must notice that. `--short`: fewer rounds.
 */
import { randomInt } from 'node:crypto'
import { startWaymark } from '../program.ts'
import { edit } from './concurrent-edits/editor.ts'
import { createEditLog } from './concurrent-edits/edit-log.ts'
import { listRecords } from './concurrent-edits/records.ts'
import { signIn } from '../bench/speed/visitor.ts'

const short = process.argv.includes('--short')
const blind = process.argv.includes('--without-version-check')
const rounds = short ? 5 : 120
const keys = ['officer', 'sergeant', 'inspector', 'secondInspector']

const program = await startWaymark({ demo: true })
let [lost, edits, met] = [0, 0, 0]
const faults = new Set<string>()
try {
  const visitors = await signIn(
    program,
    Array.from({ length: 16 }, (_, place) => keys[place % keys.length] ?? 'officer'),
  )
  const records = await listRecords(visitors)
  for (let round = 0; round < rounds; round++) {
    const record = records[round % records.length]
    const [reader] = visitors
    if (!record || !reader) throw new Error('The demo has no record to edit')
    const editors = visitors.slice(0, [2, 16, 3, 8, 4][round % 5] ?? randomInt(2, 17))
    const editLog = createEditLog()
    const outcomes = await Promise.all(
      editors.map((visitor, place) => edit({ visitor, record, editLog, blind, mark: `r${round}e${place}` })),
    )
    edits += outcomes.length
    met += outcomes.reduce((sum, { conflicts }) => sum + conflicts, 0)
    for (const { fault } of outcomes) if (fault) faults.add(`${record.name}: ${fault}`)
    const gone = editLog.lost(await record.read(reader))
    lost += gone.length
    for (const one of gone.slice(0, 3)) faults.add(`LOST  ${record.name}, round ${round}: ${one}`)
  }
  for (const line of program.faults().slice(0, 5)) faults.add(line)
} finally {
  await program.stop()
}
for (const fault of [...faults].slice(0, 12)) console.log(fault)
console.log(`${edits} edits, ${met} of them after somebody else had saved first`)
if (met === 0) console.log('FAULT  nobody ever met anybody: nothing was tried')
process.exitCode = lost === 0 && faults.size === 0 && met > 0 ? 0 : 1
console.log(`concurrent-edits: ${rounds} rounds, ${lost} lost updates`)
