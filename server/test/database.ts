import type { DatabaseConfig } from '@waymark/prisma/database-config'
import { roleConfig, type DatabaseRole } from '@waymark/prisma/roles'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import type { Cluster } from './cluster.ts'

export type TestDatabase = {
  /** Connects as waymark_owner, who bypasses every policy, to seed what no command makes and to check what was written. */
  owner: pg.Pool
  /** The connection of the owner. */
  config: DatabaseConfig
  secret: string
  /** The connection of the program as one of its database roles. */
  asRole: (role: DatabaseRole) => DatabaseConfig
}

/** A migrated database for one test file, dropped after its last test. Nothing is cleaned up between tests. */
export async function testDatabase(): Promise<TestDatabase> {
  const { template, secret }: Cluster = inject('cluster')
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`
  await asOwnerOfAll(template, `create database ${name} template ${template.database}`)
  const config = { ...template, database: name }
  const owner = new pg.Pool({ ...config, max: 1, idleTimeoutMillis: 0 }) // one connection, so that concurrent queries run in turn
  afterAll(async () => {
    await owner.end()
    // An autovacuum process can block the drop; the database is then removed with the cluster.
    await asOwnerOfAll(template, `drop database ${name} with (force)`).catch(() => undefined)
  })
  return { owner, config, secret, asRole: role => roleConfig(config, secret, role) }
}

async function asOwnerOfAll(template: DatabaseConfig, sql: string): Promise<void> {
  const client = new pg.Client({ ...template, database: 'postgres' })
  await client.connect()
  await client.query(sql).finally(() => client.end())
}
