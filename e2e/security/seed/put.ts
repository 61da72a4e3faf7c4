import type pg from 'pg'

type Value = string | number | boolean | Date | string[] | Record<string, unknown> | null | undefined
export type Row = Record<string, Value>
/** Adds one row; a column that is undefined keeps its default. Tables are filled in the order in which they are first named. */
export type Put = (table: string, row: Row) => void
export type Recorder = { account: string; team: string }

export const hours = (from: number): Date => new Date(Date.now() + from * 3_600_000)
export const by = ({ account, team }: Recorder) => ({ recorded_by: account, recorded_team: team })

/** Tables that name others which may come first only later. */
const last = ['share', 'share_consent', 'share_urgent', 'access_grant', 'task']

/** Inserts rows in one transaction as the owner, who passes every policy but needs an event for each change like everybody. */
export async function inOneTransaction(owner: pg.Pool, work: (put: Put) => void): Promise<void> {
  const tables = new Map<string, Row[]>()
  work((table, row) => void tables.set(table, [...(tables.get(table) ?? []), row]))
  const client = await owner.connect()
  try {
    await client.query('begin')
    const sorted = [...tables].toSorted(([one], [other]) => last.indexOf(one) - last.indexOf(other))
    for (const [table, rows] of sorted) await client.query(insertAll(table, rows))
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

/** One statement for all rows of a table. A column that a row leaves out gets its default. */
function insertAll(table: string, rows: Row[]): { text: string; values: Value[] } {
  const columns = [...new Set(rows.flatMap(row => Object.keys(row)))]
  const values: Value[] = []
  const place = (value: Value) => (value === undefined ? 'default' : `$${values.push(value)}`)
  const lines = rows.map(row => `(${columns.map(column => place(row[column])).join(', ')})`)
  const list = columns.map(column => `"${column}"`).join(', ')
  return { text: `insert into "${table}" (${list}) values ${lines.join(', ')}`, values }
}
