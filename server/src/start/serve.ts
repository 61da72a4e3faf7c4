import type { DatabaseConfig } from '@waymark/prisma/database-config'
import { migrate } from '@waymark/prisma/migrate'
import { setRolePasswords } from '@waymark/prisma/roles'
import type { Env } from '../env.ts'
import { createLog } from '../platform/log.ts'
import type { Demo, Program } from '../program.ts'
import { clientDir } from './client-dir.ts'
import { portRefusal } from './port.ts'
import { refusal } from './refusal.ts'

export type Owned = { config: DatabaseConfig; secret: string }

/**
 * Brings the database up to date, as its owner, and lets the database roles sign in.
 * Throws a refusal where the database cannot be used.
 */
export async function prepareDatabase({ config, secret }: Owned, say: (line: string) => void): Promise<void> {
  const { migrations, objects } = await migrate(config).catch((error: Error) => {
    throw refusal(`The database cannot be used. ${error.message}`, error)
  })
  if (migrations > 0 || objects.length > 0)
    say(`Database brought up to date: ${migrations} migration${migrations === 1 ? '' : 's'}, ${objects.length} objects`)
  await setRolePasswords(config, secret)
}

/** Serves Waymark on a prepared database with the built client. Throws a refusal where it cannot listen. */
export async function serve(env: Env, owned: Owned, demo?: Demo): Promise<Program> {
  const { port, host, origin, logLevel, dataFolder: checkpointFolder } = env
  // Imported late, because it needs the database client, which a first `npm start` generates.
  const { startProgram } = await import('../program.ts')
  const options = { ...owned, port, host, origin, clientDir, checkpointFolder, log: createLog(logLevel) }
  return startProgram({ ...options, ...(demo && { demo }) }).catch((error: NodeJS.ErrnoException) => {
    throw portRefusal(error, port, host) ?? error
  })
}
