import type { DatabaseConfig } from '@waymark/prisma/database-config'
import { roleConfig, type DatabaseRole } from '@waymark/prisma/roles'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import type { Cluster } from './cluster.ts'

export type TestDatabase = {
  /** As waymark_owner: passes every policy. To seed what no command makes and to look at what was written. */
  owner: pg.Pool
  /** The same as a configuration. */
  config: DatabaseConfig
  secret: string
  /** How the program comes in through a database role. */
  asRole: (role: DatabaseRole) => DatabaseConfig
}

/** A migrated database of one's own, for one test file; dropped after its last test. Nothing is cleaned up between tests. */
export async function testDatabase(): Promise<TestDatabase> {
  const { template, secret }: Cluster = inject('cluster')
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`
  await asOwnerOfAll(template, `create database ${name} template ${template.database}`)
  const config = { ...template, database: name }
  const owner = new pg.Pool({ ...config, max: 1, idleTimeoutMillis: 0 }) // one connection: what a test asks at once waits its turn
  afterAll(async () => {
    await owner.end()
    // PostgreSQL may be tidying it up at that moment, which nobody else may end: then it goes with the cluster.
    await asOwnerOfAll(template, `drop database ${name} with (force)`).catch(() => undefined)
  })
  return { owner, config, secret, asRole: role => roleConfig(config, secret, role) }
}

async function asOwnerOfAll(template: DatabaseConfig, sql: string): Promise<void> {
  const client = new pg.Client({ ...template, database: 'postgres' })
  await client.connect()
  await client.query(sql).finally(() => client.end())
}
