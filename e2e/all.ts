/** `npm test`: everything, one after the other; goes on after a failure and ends with one line that counts. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { one, script, specs, tool, vitest, type Step } from './steps.ts'

const Package = z.object({ waymark: z.object({ suites: z.array(z.string()) }) })
const { suites } = Package.parse(JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8'))).waymark

const steps: Step[] = [
  script('the database client', 'prisma/generate.ts'),
  tool('lint', 'oxlint', '--deny-warnings', '.'),
  tool('format', 'prettier', '--check', '--log-level', 'warn', '.'),
  ...['shared', 'prisma', 'server', 'client', 'e2e', 'dev'].map(folder =>
    tool(`types of ${folder}`, 'tsc', '--noEmit', '-p', folder),
  ),
  vitest,
  one('the client', process.execPath, ['--eval', `import('./server/src/start/build-client.ts').then(it => it.buildClient())`]),
  script('the size of the first load', 'client/check-budget.ts'),
  script('the demo', 'e2e/make-demo.ts'),
  specs,
  ...suites.map(name => script(`${name}, short`, `e2e/${name}.ts`, '--short')),
  script('the house', 'e2e/house/house.ts'),
]

// Everything that anything makes goes into one folder, which goes in the end. What is set for a real program is not meant for the tests.
const folder = mkdtempSync(join(tmpdir(), 'waymark-'))
const unset = {
  PORT: '',
  HOST: '',
  DATABASE_URL: '',
  WAYMARK_SECRET: '',
  WAYMARK_DEMO: '',
  WAYMARK_ORIGIN: '',
  WAYMARK_DATA: '',
  NODE_ENV: '',
}
const taken: { title: string; seconds: number }[] = []
const total = { passed: 0, failed: 0, skipped: 0 }
for (const { title, run } of steps) {
  const began = performance.now()
  console.log(`\n── ${title}`)
  const { passed, failed, skipped } = await run({ ...unset, TMPDIR: folder, WAYMARK_DEMO_FOLDER: join(folder, 'demo') })
  total.passed += passed
  total.failed += failed
  total.skipped += skipped
  const seconds = (performance.now() - began) / 1000
  taken.push({ title, seconds })
  console.log(`── ${title}: ${failed === 0 ? 'passed' : 'FAILED'} (${passed} passed, ${failed} failed, ${seconds.toFixed(1)} s)`)
}
rmSync(folder, { recursive: true, force: true })
const dearest = taken.toSorted((one, other) => other.seconds - one.seconds).slice(0, 10)
console.log(
  `\nThe dearest steps:\n${dearest.map(({ title, seconds }) => `${seconds.toFixed(1).padStart(7)} s  ${title}`).join('\n')}`,
)
console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`)
process.exitCode = total.failed === 0 ? 0 : 1
