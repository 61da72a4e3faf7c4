import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { childEnv } from '@waymark/server/src/env.ts'
import { clientDir } from '@waymark/server/src/start/client-dir.ts'

/** Builds client/dist if its sources have changed; returns whether it did. */
export async function buildClient(): Promise<boolean> {
  const wanted = fingerprint()
  if (wanted === notedFingerprint()) return false
  await runVite()
  compressAssets()
  writeFileSync(note, wanted)
  return true
}

const repository = resolve(import.meta.dirname, '../..')
const note = join(clientDir, '.built')
const skipped = new Set(['node_modules', 'dist'])

function fingerprint(): string {
  const hash = createHash('sha256').update(readFileSync(join(repository, 'pnpm-lock.yaml')))
  for (const file of [...listFiles('client'), ...listFiles('shared')])
    hash.update(file).update(readFileSync(join(repository, file)))
  return hash.digest('hex')
}

function listFiles(folder: string): string[] {
  const entries = readdirSync(join(repository, folder), { withFileTypes: true })
    .filter(entry => !skipped.has(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
  return entries.flatMap(entry => (entry.isDirectory() ? listFiles(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`]))
}

function notedFingerprint(): string | null {
  try {
    return readFileSync(note, 'utf8')
  } catch {
    return null
  }
}

async function runVite(): Promise<void> {
  const client = join(repository, 'client')
  const vite = join(dirname(createRequire(join(client, 'package.json')).resolve('vite/package.json')), 'bin/vite.js')
  const env = childEnv({ NODE_ENV: 'production' })
  await run(process.execPath, [vite, 'build', '--logLevel', 'warn'], { cwd: client, env }).catch((error: Said) => {
    throw new Error(`The client could not be built:\n${error.stdout ?? ''}${error.stderr ?? ''}`.trim(), { cause: error })
  })
}

/** Writes each asset compressed beside it, once, so that the server never compresses while it serves. */
function compressAssets(): void {
  const assets = join(clientDir, 'assets')
  for (const name of readdirSync(assets).filter(name => /\.(js|css|svg)$/.test(name))) {
    const content = readFileSync(join(assets, name))
    writeFileSync(join(assets, `${name}.br`), brotliCompressSync(content))
    writeFileSync(join(assets, `${name}.gz`), gzipSync(content, { level: 9 }))
  }
}

type Said = Error & { stdout?: string; stderr?: string }
const run = promisify(execFile)
