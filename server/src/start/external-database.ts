import type { DatabaseConfig } from '@waymark/prisma/database-config'
import pg from 'pg'
import { refusal } from './refusal.ts'

/** Refuses to start when the server of DATABASE_URL does not answer or rejects the credentials. */
export async function checkDatabase(config: DatabaseConfig): Promise<void> {
  const client = new pg.Client({ ...config, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    await client.end()
  } catch (error) {
    throw refusal(`The database ${config.database} at ${config.host}:${config.port} cannot be reached: ${reason(error)}.`, error)
  }
}

function reason(error: unknown): string {
  if (error instanceof AggregateError) return reason(error.errors[0]) // one error for each address of the host
  return error instanceof Error ? error.message : String(error)
}
