/** One PostgreSQL for all `.pg.test` files of a run: vitest calls `setup` before the first and `teardown` after the last. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseConfig } from '@waymark/prisma/database-config'
import { setRolePasswords } from '@waymark/prisma/roles'
import { generate } from '@waymark/prisma/generate'
import { migrate } from '@waymark/prisma/migrate'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../../dev/start/embedded-postgres.ts'

/** The migrated database that every test file gets a copy of, with the connection of its owner. */
export type Cluster = { template: DatabaseConfig; secret: string }

declare module 'vitest' {
  interface ProvidedContext {
    cluster: Cluster
  }
}

/** Starts PostgreSQL in a temporary folder, migrates the template and lets the database roles sign in. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-test-'))
  await generate()
  const { config, secret, stop } = await startEmbedded(folder, console.error, { fast: true })
  const end = async () => {
    await stop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await migrate(config)
    await setRolePasswords(config, secret)
  } catch (error) {
    await end()
    throw error
  }
  project.provide('cluster', { template: config, secret })
  return end
}
