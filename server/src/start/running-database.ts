import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseConfig } from '@waymark/prisma/database-config'
import { rolePassword } from '@waymark/prisma/roles'

/** Connects as the owner to the embedded database that runs on this data folder; for security tests and the audit check. */
export function runningDatabase(folder: string): { config: DatabaseConfig; secret: string } {
  const port = Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[3])
  const secret = readFileSync(join(folder, 'secret'), 'utf8').trim()
  const user = 'waymark_owner'
  return { config: { host: '127.0.0.1', port, user, password: rolePassword(secret, user), database: 'waymark' }, secret }
}
