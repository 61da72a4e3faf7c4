/** The browser of the specs: never a download, and none has to be installed. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { LaunchOptions } from 'playwright-core'
import { childEnv } from '../server/src/env.ts'
import { chosenChromium } from './env.ts'

/** The browser's executable: CHROMIUM_PATH, or the one of the system, or the one that came with npm, unpacked at first use. */
export function chromiumPath(): string {
  const chosen = chosenChromium()
  if (chosen) return chosen
  return existsSync(system) ? system : join(unpacked(), 'chromium')
}

/** How Playwright starts it. */
export function launchOptions(): LaunchOptions {
  const executablePath = chromiumPath()
  const folder = dirname(executablePath)
  const brought = existsSync(join(folder, 'al2023')) // the npm package's: it brings the libraries and the fonts that a bare machine lacks
  const libraries = { LD_LIBRARY_PATH: join(folder, 'al2023/lib'), FONTCONFIG_PATH: join(folder, 'fonts') }
  return { executablePath, args: flags, ...(brought ? { env: textOnly(childEnv(libraries)) } : {}) }
}

const system = '/usr/bin/chromium'
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * The package unpacks into the temporary folder. With our own folder the browser stays for the next run, and no other user
 * can have put it there.
 */
function unpacked(): string {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('There is no browser here. Set CHROMIUM_PATH to a Chromium or Chrome.')
  const entry = fileURLToPath(import.meta.resolve('@sparticuz/chromium'))
  const { version } = JSON.parse(readFileSync(join(dirname(entry), '../package.json'), 'utf8')) as { version: string } // as: npm's own
  const folder = join(import.meta.dirname, 'node_modules', `.chromium-${version}`)
  if (existsSync(folder)) return folder
  const unfinished = mkdtempSync(`${folder}-`)
  const script = `import chromium from ${JSON.stringify(import.meta.resolve('@sparticuz/chromium'))}; await chromium.executablePath()`
  const asInLambda = { TMPDIR: unfinished, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' } // where it unpacks its libraries too
  execFileSync(process.execPath, ['--input-type=module', '--eval', script], { env: childEnv(asInLambda), stdio: 'inherit' })
  // Its own list of fonts names folders of a Lambda alone. A browser that finds no font at all falls at the first text it has to measure.
  writeFileSync(join(unfinished, 'fonts/fonts.conf'), `<fontconfig><dir>${join(folder, 'fonts')}</dir></fontconfig>`)
  try {
    renameSync(unfinished, folder)
  } catch {
    rmSync(unfinished, { recursive: true }) // another process was faster
  }
  return folder
}

const textOnly = (env: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined))
