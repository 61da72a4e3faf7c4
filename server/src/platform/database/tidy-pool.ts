import pg from 'pg'

/**
 * A pool that cleans each connection before its next user. A transaction already resets its own local settings.
 * Injected SQL could leave more: settings, cursors, channels, and prepared statements under the names of ours.
 * Such a statement would run with the access of the next user.
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

/** Returns a clean connection to the pool, or ends it so that the pool opens another. */
async function handOn(client: pg.PoolClient, release: (end: boolean) => void): Promise<void> {
  release(!(await tidy(client).catch(() => false)))
}

/** Cleans a connection; false if it must end. A statement prepared by SQL can have one of our names, so it needs the end. */
async function tidy(client: pg.PoolClient): Promise<boolean> {
  if (client.getTransactionStatus() !== 'I') return false
  const answers = await client.query<{ left: boolean }>(`close all; reset all; unlisten *; discard temp;
    select exists (select from pg_catalog.pg_prepared_statements where from_sql) as left from (select pg_catalog.pg_advisory_unlock_all()) unlocked`)
  const [last] = [answers].flat().slice(-1)
  return last?.rows[0]?.left === false
}
