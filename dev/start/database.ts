import type { DatabaseConfig } from '@waymark/prisma/database-config'
import type { Env } from '@waymark/server/src/env.ts'
import { dropHalfMadeDemo } from './demo-data.ts'
import { startEmbedded } from './embedded-postgres.ts'
import { checkDatabase } from '@waymark/server/src/start/external-database.ts'
import type { Lifetime } from '@waymark/server/src/start/lifetime.ts'
import { refusal } from '@waymark/server/src/start/refusal.ts'

/** The database of this environment: the server of DATABASE_URL, or the embedded one, which ends with the program. */
export async function startDatabase(
  env: Env,
  lifetime: Lifetime,
  log: (line: string) => void,
): Promise<{ config: DatabaseConfig; secret: string }> {
  if (env.database) {
    await checkDatabase(env.database)
    if (!env.secret) throw refusal('WAYMARK_SECRET is missing.')
    return { config: env.database, secret: env.secret }
  }
  const embedded = await startEmbedded(env.dataFolder, log)
  lifetime.add(embedded.stop)
  await dropHalfMadeDemo(embedded.config)
  log(`PostgreSQL started, data in ${env.dataFolder}`)
  return { config: embedded.config, secret: env.secret ?? embedded.secret }
}
