import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseConfig } from '@waymark/prisma/database-config'
import { rolePassword } from '@waymark/prisma/roles'

/** How to come, as its owner, to the embedded database that runs on this data folder. For security tests that look behind the program. */
export function runningDatabase(folder: string): { config: DatabaseConfig; secret: string } {
  const port = Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[3])
  const secret = readFileSync(join(folder, 'secret'), 'utf8').trim()
  const user = 'waymark_owner'
  return { config: { host: '127.0.0.1', port, user, password: rolePassword(secret, user), database: 'waymark' }, secret }
}
