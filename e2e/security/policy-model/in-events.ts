import type pg from 'pg'

/** Does it in one transaction, with the event about an account without which nothing may change; all of it or nothing. */
export async function inEvents(
  owner: pg.Pool,
  accountId: string | null,
  work: (client: pg.PoolClient) => Promise<unknown>,
): Promise<void> {
  const client = await owner.connect()
  try {
    await client.query('begin')
    if (accountId)
      await client.query(`insert into event (kind, subject, subject_id) values ('account.created', 'account', $1)`, [accountId])
    await work(client)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}
