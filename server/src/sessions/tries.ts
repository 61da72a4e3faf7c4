import { createHash } from 'node:crypto'
import type pg from 'pg'

/** After this many wrong passwords there is a wait, which doubles with each further one. */
const free = 10
const firstWaitSeconds = 30
const longestWaitSeconds = 15 * 60

/**
 * Counts a sign-in attempt before it is checked, so that concurrent attempts count too.
 * Returns the seconds to wait, or 0. Unknown addresses are counted in the same way.
 */
export async function countTry(auth: pg.Pool, email: string): Promise<number> {
  const hash = hashOf(email)
  const client = await auth.connect()
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1)', [hash.readInt32BE(0)])
    await client.query(`delete from sign_in_attempt where email_hash = $1 and at < now() - interval '24 hours'`, [hash])
    const { rows } = await client.query(
      `select count(*)::int as wrong, extract(epoch from now() - max(at))::float8 as since from sign_in_attempt
       where email_hash = $1 and not succeeded and id > coalesce((select max(id) from sign_in_attempt where email_hash = $1 and succeeded), 0)`,
      [hash],
    )
    const { wrong, since } = rows[0]
    const wait = wrong < free ? 0 : Math.min(longestWaitSeconds, firstWaitSeconds * 2 ** (wrong - free)) - since
    if (wait <= 0) await client.query('insert into sign_in_attempt (email_hash, succeeded) values ($1, false)', [hash])
    await client.query('commit')
    return Math.max(0, Math.ceil(wait))
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

/** Records a successful sign-in, which restarts the count. */
export const countSuccess = (auth: pg.Pool, email: string) =>
  auth.query('insert into sign_in_attempt (email_hash, succeeded) values ($1, true)', [hashOf(email)])

const hashOf = (email: string) => createHash('sha256').update(email.toLowerCase()).digest()
