/** An embedded PostgreSQL in a temporary folder, for tools that briefly need an empty database. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseConfig } from '@waymark/prisma/database-config'
import { startEmbedded } from './start/embedded-postgres.ts'

/** Runs `work` with an empty database and removes it afterwards. */
export async function withScratchDatabase<T>(work: (config: DatabaseConfig) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-scratch-'))
  try {
    const { config, stop } = await startEmbedded(folder, console.error, { fast: true })
    return await work(config).finally(stop)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
