import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setRolePasswords } from '@waymark/prisma/roles'
import { generate } from '@waymark/prisma/generate'
import { migrate } from '@waymark/prisma/migrate'
import { startEmbedded } from '../../dev/start/embedded-postgres.ts'
import type { RunningProgram } from '../program.ts'

/** The migrated database without a program in front of it: for security tests that ask PostgreSQL itself. */
export async function startDatabaseAlone(): Promise<RunningProgram> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'waymark-policies-'))
  await generate()
  const { config, secret, stop } = await startEmbedded(dataFolder, console.error, { fast: true })
  const end = async () => {
    await stop()
    rmSync(dataFolder, { recursive: true, force: true })
  }
  try {
    await migrate(config)
    await setRolePasswords(config, secret)
  } catch (error) {
    await end()
    throw error
  }
  return { address: '', database: config, secret, dataFolder, output: () => '', faults: () => [], stop: end }
}
