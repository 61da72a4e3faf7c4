/** How `npm test` runs a script of package.json: its output is streamed, and what passed is counted, one by one where it leaves a report. */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { z } from 'zod'
import { childEnv } from '../server/src/env.ts'
import { searchPath } from './env.ts'

type Count = { passed: number; failed: number; skipped: number }
type Step = { name: string; command: string; args: string[]; env: Record<string, string> }

const root = resolve(import.meta.dirname, '..')
/** The test runs within `pnpm exec`, so its setup is not repeated for each script. */
const throughPnpm = /^npx --yes pnpm@\d+ exec /

/** A script that passes or fails as a whole counts as one. */
export async function runStep({ name, command, args, env }: Step): Promise<Count> {
  const report = reports[name]
  const line = [command.replace(throughPnpm, ''), ...args, ...(report?.args ?? [])].join(' ')
  if (!command) return count(false)
  if (report) rmSync(report.file, { force: true })
  const code = await exitCode(line, env)
  if (!report) return count(code === 0)
  if (!existsSync(report.file)) return count(false)
  const result = report.read(JSON.parse(readFileSync(report.file, 'utf8')))
  // A run that failed without a failed test, as by a setup that broke, still counts as one failure.
  return code !== 0 && result.failed === 0 ? { ...result, failed: 1 } : result
}

const count = (ok: boolean): Count => ({ passed: Number(ok), failed: Number(!ok), skipped: 0 })

const Vitest = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
})

function countVitest(json: unknown): Count {
  const report = Vitest.parse(json)
  const unreadable = report.testResults.filter(file => file.status === 'failed' && file.assertionResults.length === 0)
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unreadable.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

const Stories = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()),
})

function countSpecs(json: unknown): Count {
  const { stats, errors } = Stories.parse(json)
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, skipped: stats.skipped }
}

const results = join(root, 'e2e/results')
const reports: Record<string, { file: string; args: string[]; read: (json: unknown) => Count }> = {
  'test:code': {
    file: join(results, 'vitest.json'),
    args: ['--reporter=default', '--reporter=json', `--outputFile.json=${join(results, 'vitest.json')}`],
    read: countVitest,
  },
  'test:specs': { file: join(results, 'specs.json'), args: [], read: countSpecs },
}

function exitCode(line: string, env: Record<string, string>): Promise<number | null> {
  const PATH = [join(root, 'node_modules/.bin'), searchPath()].join(delimiter)
  const child = spawn(line, { cwd: root, shell: true, stdio: 'inherit', env: childEnv({ ...env, PATH }) })
  return new Promise(done => {
    child.once('error', error => {
      console.error(error.message)
      done(null)
    })
    child.once('exit', done)
  })
}
