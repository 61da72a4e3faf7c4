/** `node prisma/generate.ts`: makes the typed client in prisma/generated when prisma/schema has changed, without a download. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

/** Makes prisma/generated match prisma/schema; returns whether there was anything to do. */
export async function generate(): Promise<boolean> {
  const wanted = fingerprint()
  if (wanted === notedFingerprint()) return false
  // Prisma refuses a half-made folder.
  if (!existsSync(join(here, 'generated', 'client.ts'))) rmSync(join(here, 'generated'), { recursive: true, force: true })
  await runPrisma()
  writeFileSync(note, wanted)
  return true
}

const here = import.meta.dirname
const note = join(here, 'generated', '.made-from')
const { resolve } = createRequire(import.meta.url)
const prismaPackage = resolve('prisma/package.json')
const typesPackage = resolve('prisma-json-types-generator/package.json')

function fingerprint(): string {
  const hash = createHash('sha256').update(readFileSync(prismaPackage)).update(readFileSync(typesPackage))
  for (const name of readdirSync(join(here, 'schema')).toSorted())
    hash.update(name).update(readFileSync(join(here, 'schema', name)))
  return hash.digest('hex')
}

function notedFingerprint(): string | null {
  try {
    return readFileSync(note, 'utf8')
  } catch {
    return null
  }
}

async function runPrisma(): Promise<void> {
  const script = join(dirname(prismaPackage), 'build', 'index.js')
  // Prisma keeps a note of its first use in HOME
  const quiet = { HOME: join(here, 'node_modules', '.prisma-home'), CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' }
  // Prisma looks for its native schema engine before it generates, and would download it.
  // Generating never runs the engine, so any executable will do.
  const env = { PATH: dirname(process.execPath), PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, ...quiet }
  await run(process.execPath, [script, 'generate', '--no-hints'], { cwd: here, env }).catch((error: Said) => {
    throw new Error(`prisma generate failed:\n${error.stdout ?? ''}${error.stderr ?? ''}`.trim(), { cause: error })
  })
}

type Said = Error & { stdout?: string; stderr?: string }
const run = promisify(execFile)

if (import.meta.main) await generate()
