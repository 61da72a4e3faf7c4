/**
 * `npm run reliability:drafts`: a person types known text into long forms and is interrupted: the tab is closed, the browser
 * is killed, the session ends, the connection or an answer is lost, another device takes over. Every character must be there
 * again once, and a sent form recorded once. `--short`: half of the interruptions, the others tomorrow. `--without-saving`:
 * no draft is saved; the check must notice that.
 */
import { startWaymark } from '../program.ts'
import { openBrowsers } from './drafts/browsers.ts'
import { listForms } from './drafts/forms.ts'
import { interruptions } from './drafts/interruptions.ts'
import { createTally } from './drafts/tally.ts'

const short = process.argv.includes('--short')
const program = await startWaymark({ demo: true })
const browsers = await openBrowsers(program, { isSaving: !process.argv.includes('--without-saving') })
const tally = createTally()
const day = Math.floor(Date.now() / 86_400_000)
try {
  const forms = await listForms(browsers)
  for (const [place, { name, interrupt }] of interruptions.entries()) {
    for (const [turn, form] of forms.entries()) {
      if (short && (turn !== place % forms.length || place % 2 !== day % 2)) continue
      if (form.cannot?.includes(name)) continue
      const before = tally.wrong()
      tally.interrupted()
      await interrupt({ program, browsers, form, tally }).catch((thrown: unknown) =>
        tally.fault(`${name} in ${form.name}: ${thrown instanceof Error ? thrown.message.slice(0, 600) : String(thrown)}`),
      )
      if (!short || tally.wrong() > before) console.log(`${tally.wrong() > before ? 'FAULT' : 'kept '}  ${name}, ${form.name}`)
    }
  }
} finally {
  await browsers.close()
  await program.stop()
}
for (const fault of tally.faults()) console.log(fault)
process.exitCode = tally.wrong() === 0 && tally.interruptions() > 0 ? 0 : 1
console.log(`drafts: ${tally.interruptions()} interruptions, ${tally.lost()} characters lost, ${tally.doubled()} doubled`)
