import pg from 'pg'

/**
 * A pool whose connections know nothing of their last user when the next one takes them. A transaction forgets what was set for it alone;
 * SQL that was slipped into a request could leave more behind: settings, cursors, channels, and statements under the very names
 * that ours are kept by, which would run as the next person.
 */
export function tidyPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(config)
  const take: () => Promise<pg.PoolClient> = pool.connect.bind(pool)
  const connect = async () => {
    const client = await take()
    const release = client.release.bind(client)
    client.release = error => void (error ? release(error) : handOn(client, release))
    return client
  }
  return Object.assign(pool, { connect })
}

/** Gives it back clean, or ends it so that another one is begun. */
async function handOn(client: pg.PoolClient, release: (end: boolean) => void): Promise<void> {
  release(!(await tidy(client).catch(() => false)))
}

/** Whether it is as it was begun. What was prepared by SQL cannot be told from ours by its name: it goes with its connection. */
async function tidy(client: pg.PoolClient): Promise<boolean> {
  if (client.getTransactionStatus() !== 'I') return false
  const answers = await client.query<{ left: boolean }>(`close all; reset all; unlisten *; discard temp;
    select exists (select from pg_catalog.pg_prepared_statements where from_sql) as left from (select pg_catalog.pg_advisory_unlock_all()) unlocked`)
  const [last] = [answers].flat().slice(-1)
  return last?.rows[0]?.left === false
}
