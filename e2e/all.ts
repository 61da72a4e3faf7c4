/** `npm test`: the scripts that package.json lists, one after the other; goes on after a failure and ends with one line that counts. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { runStep } from './steps.ts'

const Package = z.object({ scripts: z.record(z.string(), z.string()), waymark: z.object({ test: z.array(z.string()) }) })
const { scripts, waymark } = Package.parse(JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8')))

// All temporary files go into one folder, which is deleted at the end. Settings of a real program do not reach the tests.
const folder = mkdtempSync(join(tmpdir(), 'waymark-'))
const env = {
  PORT: '',
  HOST: '',
  DATABASE_URL: '',
  WAYMARK_SECRET: '',
  WAYMARK_DEMO: '',
  WAYMARK_ORIGIN: '',
  WAYMARK_DATA: '',
  NODE_ENV: '',
  TMPDIR: folder,
  WAYMARK_DEMO_FOLDER: join(folder, 'demo'),
}
const taken: { step: string; seconds: number }[] = []
const total = { passed: 0, failed: 0, skipped: 0 }
for (const step of waymark.test) {
  const began = performance.now()
  console.log(`\n── ${step}`)
  const [name = '', ...args] = step.split(' ')
  const { passed, failed, skipped } = await runStep({ name, command: scripts[name] ?? '', args, env })
  total.passed += passed
  total.failed += failed
  total.skipped += skipped
  const seconds = (performance.now() - began) / 1000
  taken.push({ step, seconds })
  console.log(`── ${step}: ${failed === 0 ? 'passed' : 'FAILED'} (${passed} passed, ${failed} failed, ${seconds.toFixed(1)} s)`)
}
rmSync(folder, { recursive: true, force: true })
const dearest = taken.toSorted((one, other) => other.seconds - one.seconds).slice(0, 10)
console.log(
  `\nThe dearest steps:\n${dearest.map(({ step, seconds }) => `${seconds.toFixed(1).padStart(7)} s  ${step}`).join('\n')}`,
)
console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`)
process.exitCode = total.failed === 0 ? 0 : 1
