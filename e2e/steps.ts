/** What `npm test` runs: each step streams its output and says how many things passed. */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { childEnv } from '../server/src/env.ts'

export type Count = { passed: number; failed: number; skipped: number }
export type Step = { title: string; run: (env: Env) => Promise<Count> }
export type Env = Record<string, string>

/** A program that passes or fails as a whole. */
export const one = (title: string, command: string, args: string[]): Step => ({
  title,
  run: async env => count((await exitCode(command, args, env)) === 0),
})

/** The same for a TypeScript file of ours. */
export const script = (title: string, file: string, ...args: string[]): Step => one(title, process.execPath, [file, ...args])

/** A program of node_modules/.bin. */
export const tool = (title: string, name: string, ...args: string[]): Step =>
  one(title, join(root, 'node_modules/.bin', name), args)

/** All tests of vitest, counted one by one; a file that could not even be read counts as one that failed. */
export const vitest: Step = {
  title: 'tests without a browser',
  run: env => {
    const report = join(root, 'e2e/results/vitest.json')
    const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    return counted([join(root, 'node_modules/vitest/vitest.mjs'), ...args], env, report, countVitest)
  },
}

/** All specs, counted one by one. */
export const specs: Step = {
  title: 'specs in the browser',
  run: env => {
    const report = join(root, 'e2e/results/specs.json')
    const cli = createRequire(import.meta.url).resolve('@playwright/test/cli')
    return counted([cli, 'test', '--config', join(root, 'e2e/playwright.config.ts')], env, report, countSpecs)
  },
}

const root = resolve(import.meta.dirname, '..')
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

/** A run that failed without a failed test (a setup that broke, no report) still counts as one failure. */
async function counted(args: string[], env: Env, report: string, read: (json: unknown) => Count): Promise<Count> {
  rmSync(report, { force: true })
  const code = await exitCode(process.execPath, args, env)
  if (!existsSync(report)) return count(false)
  const result = read(JSON.parse(readFileSync(report, 'utf8')))
  return code !== 0 && result.failed === 0 ? { ...result, failed: 1 } : result
}

function exitCode(command: string, args: string[], env: Env): Promise<number | null> {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: childEnv(env) })
  return new Promise(done => {
    child.once('error', error => {
      console.error(error.message)
      done(null)
    })
    child.once('exit', done)
  })
}
