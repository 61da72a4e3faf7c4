import type pg from 'pg'

type Value = string | number | boolean | Date | string[] | Record<string, unknown> | null | undefined
export type Row = Record<string, Value>
/** Inserts one row; a column that is undefined keeps its default. */
export type Put = (table: string, row: Row) => Promise<void>
export type Recorder = { account: string; team: string }

export const hours = (from: number): Date => new Date(Date.now() + from * 3_600_000)
export const by = ({ account, team }: Recorder) => ({ recorded_by: account, recorded_team: team })

/** Inserts rows in one transaction as the owner, who passes every policy but needs an event for each change like everybody. */
export async function inOneTransaction(owner: pg.Pool, work: (put: Put) => Promise<void>): Promise<void> {
  const client = await owner.connect()
  try {
    await client.query('begin')
    await work(async (table, row) => {
      const columns = Object.keys(row).filter(column => row[column] !== undefined)
      const places = columns.map((_, n) => `$${n + 1}`)
      const list = columns.map(column => `"${column}"`).join(', ')
      const values = columns.map(column => row[column])
      await client.query(`insert into "${table}" (${list}) values (${places.join(', ')})`, values)
    })
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}
