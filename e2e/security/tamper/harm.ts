import { randomInt } from 'node:crypto'
import { listCodedColumns } from '@waymark/prisma/write-checks'
import type pg from 'pg'
import { hashOf, leafOf, type Row, type SealedTable } from '../../../server/src/audit/canonical.ts'

/** A tampering and the expected finding: a row by table and id, or a block of a chain. */
export type Harm = { did: string; must: { table?: string; id?: string; chain?: string; block?: number; what?: string } }
type Hand = (owner: pg.Client) => Promise<Harm>

const pick = <T>(all: readonly T[]): T => {
  const one = all[randomInt(all.length)]
  if (one === undefined) throw new Error('Nothing to pick from')
  return one
}
const aTable = () => pick<SealedTable>(['event', 'access_log'])
const aRow = async (owner: pg.Client, table: string, and = 'true'): Promise<Record<string, string>> =>
  (await owner.query(`select id::text, team_id::text from ${table} where ${and} order by random() limit 1`)).rows[0]
const columnsOf = async (owner: pg.Client, table: string): Promise<{ name: string; type: string }[]> =>
  (
    await owner.query(
      `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attname <> 'id'`,
      [table],
    )
  ).rows

const coded = listCodedColumns()
/**
 * Another value for a column: another code of its list where a check refuses other texts, otherwise a value of its type.
 */
function other(table: string, name: string, type: string): string {
  const [one, two] = coded.find(each => each.table === table && each.column === name)?.codes ?? []
  if (one !== undefined && type === 'text') return `case when "${name}" = '${one}' then '${two}' else '${one}' end`
  const values: Record<string, string> = {
    text: `coalesce("${name}", '') || 'x'`,
    'text[]': `"${name}" || array['${one ?? 'x'}']`,
    uuid: 'gen_random_uuid()',
    'uuid[]': `"${name}" || gen_random_uuid()`,
    jsonb: `"${name}" || '{"x": 1}'`,
    bigint: `"${name}" + 1`,
  }
  return values[type] ?? `"${name}" + interval '1 ms'`
}

const alter: Hand = async owner => {
  const table = aTable()
  const { id } = await aRow(owner, table)
  const { name, type } = pick(await columnsOf(owner, table))
  await owner.query(`update ${table} set "${name}" = ${other(table, name, type)} where id = $1`, [id])
  return { did: `altered ${name} of ${table} ${id}`, must: { table, id: String(id), what: 'altered' } }
}
const remove: Hand = async owner => {
  const table = aTable()
  const { id } = await aRow(owner, table)
  if (table === 'event') await owner.query('delete from outbox where event_id = $1', [id])
  await owner.query(`delete from ${table} where id = $1`, [id])
  return { did: `deleted ${table} ${id}`, must: { table, id: String(id), what: 'missing' } }
}
/** A copy of a row, under an id before all others, between them or after them. */
const insert: Hand = async owner => {
  const table = aTable()
  const { id } = await aRow(owner, table)
  const columns = (await columnsOf(owner, table)).map(({ name }) => `"${name}"`).join(', ')
  const place = pick(['min(id) - 7', 'max(id) + 1', 'max(id) + 100000'])
  const { rows } = await owner.query(
    `insert into ${table} (id, ${columns}) select (select ${place} from ${table}), ${columns} from ${table} where id = $1 returning id::text`,
    [id],
  )
  return { did: `inserted ${table} ${rows[0].id}`, must: { table, id: rows[0].id, what: 'inserted' } }
}
const swap: Hand = async owner => {
  const table = aTable()
  const { id: one = '' } = await aRow(owner, table)
  const { id: two = '' } = await aRow(owner, table, `id <> ${one}`)
  if (table === 'event') await owner.query('delete from outbox where event_id = any ($1)', [[one, two]])
  for (const [from, to] of [
    [one, '-1'],
    [two, one],
    ['-1', two],
  ])
    await owner.query(`update ${table} set id = $2 where id = $1`, [from, to])
  return { did: `swapped ${table} ${one} and ${two}`, must: { table, id: one, what: 'altered' } }
}
const move: Hand = async owner => {
  const table = aTable()
  const { id, team_id } = await aRow(owner, table, 'team_id is not null')
  await owner.query(
    `update ${table} set team_id = (select t.id from team t where t.agency_id <> (select agency_id from team where id = $2) order by random() limit 1) where id = $1`,
    [id, team_id],
  )
  return { did: `moved ${table} ${id} to another agency`, must: { table, id: String(id), what: 'altered' } }
}
const shiftClock: Hand = async owner => {
  const table = aTable()
  const { id } = await aRow(owner, table)
  await owner.query(`update ${table} set at = at + $2::interval where id = $1`, [
    id,
    pick(['-1 hour', '1 hour', '-3 days', '1 ms']),
  ])
  return { did: `moved the time of ${table} ${id}`, must: { table, id: String(id), what: 'altered' } }
}
const delay: Hand = async owner => {
  const table = aTable()
  const columns = (await columnsOf(owner, table)).map(({ name }) => `"${name}"`).join(', ')
  const { rows } = await owner.query(
    `insert into ${table} (id, ${columns}) select (select max(id) + 5 from ${table}), ${columns} from ${table} limit 1 returning id::text`,
  )
  await owner.query(
    `insert into audit_waiting (${table}_id, since) values ($1, clock_timestamp() - interval '${randomInt(2, 500)} seconds')`,
    [rows[0].id],
  )
  return { did: `kept ${table} ${rows[0].id} from being sealed`, must: { table, id: rows[0].id, what: 'unsealed' } }
}

type Found = { chain: string; number: number }
const aBlock = async (owner: pg.Client, and = 'true'): Promise<Found> => {
  const { rows } = await owner.query(`select chain::text, number::int from audit_block where ${and} order by random() limit 1`)
  return rows[0]
}
/** Recomputes a block and all later ones, as an attacker who knows the format would. */
async function rehash(owner: pg.Client, { chain, number }: Found, on: boolean): Promise<void> {
  await owner.query(`set local timezone = 'UTC'`)
  for (let at = number, previous: string | null = null; ; at++) {
    const { rows } = await owner.query(
      `select chain::text, number::text, encode(previous, 'hex') as previous, events::text, log_entries::text, total::text, sealed_at::text, leaves from audit_block where chain = $1 and number = $2`,
      [chain, at],
    )
    const [block] = rows
    if (!block) return
    const { leaves, ...row }: Row & { leaves: Buffer } = { ...block, ...(previous !== null && { previous }) }
    const hash = hashOf(row, leaves)
    await owner.query(`update audit_block set previous = decode($3, 'hex'), hash = $4 where chain = $1 and number = $2`, [
      chain,
      at,
      row['previous'],
      hash,
    ])
    previous = hash.toString('hex')
    if (!on) return
  }
}
/** Alters a row, and its leaf, its block and, if so, all that follows, so that nothing within the database tells. */
const forge =
  (on: boolean): Hand =>
  async owner => {
    const block = await aBlock(owner, `cardinality(events) > 0`)
    const { rows: ids } = await owner.query(`select events, leaves from audit_block where chain = $1 and number = $2`, [
      block.chain,
      block.number,
    ])
    const place = randomInt(ids[0].events.length)
    const id = ids[0].events[place]
    await owner.query(`update event set kind = 'episode.voided', role = 'analyst' where id = $1`, [id])
    await owner.query(`set local timezone = 'UTC'`)
    const names = [...(await columnsOf(owner, 'event')).map(({ name }) => name), 'id'].map(name => `"${name}"::text`)
    const { rows } = await owner.query(`select ${names.join(', ')} from event where id = $1`, [id])
    const leaves: Buffer = ids[0].leaves
    leafOf('event', rows[0]).copy(leaves, place * 32)
    await owner.query('update audit_block set leaves = $3 where chain = $1 and number = $2', [block.chain, block.number, leaves])
    await rehash(owner, block, on)
    return { did: `forged event ${id} and hashed ${on ? 'all that follows' : 'its block'} anew`, must: { chain: block.chain } }
  }
const resealClock: Hand = async owner => {
  const block = await aBlock(owner)
  await owner.query(`update audit_block set sealed_at = sealed_at - interval '1 hour' where chain = $1 and number = $2`, [
    block.chain,
    block.number,
  ])
  if (randomInt(2) === 0) await rehash(owner, block, true)
  return { did: `moved the time of block ${block.number}`, must: { chain: block.chain } }
}
/** Takes rows and blocks out, so that no row is left without its block. */
async function dropBlocks(owner: pg.Client, where: string): Promise<void> {
  await owner.query(`delete from outbox where event_id in (select unnest(events) from audit_block where ${where})`)
  await owner.query(`delete from event where id in (select unnest(events) from audit_block where ${where})`)
  await owner.query(`delete from access_log where id in (select unnest(log_entries) from audit_block where ${where})`)
  await owner.query(`delete from audit_block where ${where}`)
}
const cutTail: Hand = async owner => {
  const { chain, number } = await aBlock(owner)
  await dropBlocks(owner, `chain = '${chain}' and number >= ${number}`)
  return { did: `cut the chain from block ${number}`, must: { chain, block: number, what: 'cut' } }
}
const cutMiddle: Hand = async owner => {
  const { chain, number } = await aBlock(
    owner,
    `exists (select from audit_block n where n.chain = audit_block.chain and n.number > audit_block.number)`,
  )
  await dropBlocks(owner, `chain = '${chain}' and number = ${number}`)
  return { did: `took block ${number} out`, must: { chain, block: number + 1, what: 'missing' } }
}
/** The blocks as they were at some time, the rows as they are; or both as they were. */
const older =
  (rowsToo: boolean): Hand =>
  async owner => {
    const { chain, number } = await aBlock(owner)
    const where = `sealed_at >= (select sealed_at from audit_block where chain = '${chain}' and number = ${number})`
    // several blocks of a chain may have the same time of sealing: the chain is cut at the first that is missing
    const { rows } = await owner.query(`select min(number)::int as first from audit_block where chain = '${chain}' and ${where}`)
    if (rowsToo) await dropBlocks(owner, `(chain, number) in (select chain, number from audit_block where ${where})`)
    else await owner.query(`delete from audit_block where ${where}`)
    return {
      did: `put back ${rowsToo ? 'the database' : 'the blocks'} of before block ${number}`,
      must: { chain, block: rows[0].first, what: 'cut' },
    }
  }
const moveBlock: Hand = async owner => {
  const { chain, number } = await aBlock(owner)
  const to = await aBlock(owner, `chain <> '${chain}'`)
  const { rows } = await owner.query('select max(number)::int + 1 as next from audit_block where chain = $1', [to.chain])
  await owner.query('update audit_block set chain = $3, number = $4 where chain = $1 and number = $2', [
    chain,
    number,
    to.chain,
    rows[0].next,
  ])
  await rehash(owner, { chain: to.chain, number: rows[0].next }, true)
  return { did: `moved block ${number} to another agency`, must: { chain: to.chain } }
}

/** Tampering with the database, with rows more often than with blocks. */
export const hands: readonly Hand[] = [
  alter,
  alter,
  alter,
  alter,
  alter,
  alter,
  remove,
  remove,
  remove,
  insert,
  insert,
  insert,
  swap,
  swap,
  move,
  move,
  shiftClock,
  delay,
  forge(false),
  forge(true),
  resealClock,
  cutTail,
  cutTail,
  cutMiddle,
  older(false),
  older(true),
  moveBlock,
]
