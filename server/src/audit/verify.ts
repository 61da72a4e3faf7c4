import type { KeyObject } from 'node:crypto'
import type pg from 'pg'
import { hashOf, leafOf, missingLeaf, sealedTables, type Row, type SealedTable } from './canonical.ts'
import { readCheckpoints } from './read-checkpoints.ts'

/** A difference from what was sealed: its place as exactly as possible, and a sentence for the reader. */
export type Finding = {
  what: 'altered' | 'missing' | 'inserted' | 'twice' | 'block' | 'link' | 'unsealed' | 'cut' | 'checkpoint'
  chain?: string
  block?: number
  table?: SealedTable
  id?: string
  said: string
}

/** A client or a pool of one connection. */
type Connection = Pick<pg.ClientBase, 'query'>

export type Verified = { rows: number; blocks: number; checkpoints: number; findings: Finding[] }
export type VerifyOptions = {
  /** The file of signed checkpoints and the key that verifies them; null if there are none. */
  checkpoints: { file: string; key: KeyObject } | null
  /** How long after its sealing a block may be without a checkpoint. */
  uncheckedMs: number
  /** How long a row may wait to be sealed. */
  unsealedMs?: number
}

/**
 * Verifies the whole audit: every block and its link, every column of every row, rows that no block covers, and the checkpoints.
 * The caller provides a connection as the owner, in a transaction with one snapshot.
 * It calls no database function of Waymark, so that a changed one is found too.
 */
export async function verifyAudit(
  client: Connection,
  { checkpoints, uncheckedMs, unsealedMs = 1000 }: VerifyOptions,
): Promise<Verified> {
  await client.query(`set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'`)
  const findings: Finding[] = []
  const covered: Record<SealedTable, Set<number>> = { event: new Set(), access_log: new Set() }
  const columns = { event: await columnsOf(client, 'event'), access_log: await columnsOf(client, 'access_log') }
  const names = new Map(
    (await client.query('select id, name from agency')).rows.map(({ id, name }) => [String(id), String(name)]),
  )
  const chainName = (chain: string) => names.get(chain) ?? (/^[0-]+$/.test(chain) ? 'the system itself' : `agency ${chain}`)
  const note = await readCheckpoints(checkpoints, findings)
  const tally = { rows: 0, blocks: 0 }

  let last: Block | null = null
  for await (const block of listBlocks(client)) {
    const { chain, number } = block
    const of = chainName(chain)
    const before: Block | null = last?.chain === chain ? last : null
    if (last && !before) note.endOf(last, chainName(last.chain))
    const say = (what: Finding['what'], said: string) =>
      findings.push({ what, chain, block: number, said: `${said}, block ${number} of ${of}` })
    if (number !== (before?.number ?? 0) + 1) say('missing', `missing: ${number - (before?.number ?? 0) - 1} blocks before`)
    else if (block.row['previous'] !== (before?.hash ?? '0'.repeat(64))) say('link', 'broken link to the block before')
    if (hashOf(block.row, block.leaves).toString('hex') !== block.hash) say('block', 'altered: the block itself')
    if (before && block.sealedAt < before.sealedAt) say('block', 'altered: sealed before the block before')
    if (block.total !== (before?.total ?? 0) + block.ids.event.length + block.ids.access_log.length)
      say('block', 'altered: the count of rows')
    note.hash(block, of)
    let place = 0
    for (const table of sealedTables) {
      const rows = await readRows(client, table, columns[table], block.ids[table])
      for (const id of block.ids[table]) {
        const leaf = block.leaves.subarray(place * 32, ++place * 32)
        const row = rows.get(id)
        const tell = (what: Finding['what'], said: string) =>
          findings.push({
            what,
            chain,
            block: number,
            table,
            id: String(id),
            said: `${said}: ${table} ${id}, block ${number} of ${of}`,
          })
        if (covered[table].has(id)) tell('twice', 'sealed twice')
        covered[table].add(id)
        if (!row) tell('missing', leaf.equals(missingLeaf) ? 'missing since before it was sealed' : 'missing')
        else if (!leafOf(table, row).equals(leaf)) tell('altered', 'altered')
      }
      tally.rows += block.ids[table].length
    }
    tally.blocks += 1
    last = block
  }
  if (last) note.endOf(last, chainName(last.chain))
  note.finish(chainName)
  const { rows: late } = await client.query<{ chain: string; number: string; seconds: number }>(
    `select chain, number, extract(epoch from clock_timestamp() - sealed_at)::float as seconds from (select distinct on (chain) * from audit_block order by chain, number desc) head`,
  )
  for (const { chain, number, seconds } of late) {
    if (note.covers(chain, Number(number)) || seconds * 1000 < uncheckedMs) continue
    const said = `block ${number} of ${chainName(chain)} was sealed ${Math.round(seconds)} seconds ago and no checkpoint names it`
    findings.push({ what: 'checkpoint', chain, block: Number(number), said })
  }
  await findUnsealed(client, covered, unsealedMs, findings)
  return { ...tally, checkpoints: note.count, findings }
}

/** Reports rows that no block covers: rows that wait in the queue for too long, and inserted rows that never were in it. */
async function findUnsealed(
  client: Connection,
  covered: Record<SealedTable, Set<number>>,
  unsealedMs: number,
  findings: Finding[],
): Promise<void> {
  for (const table of sealedTables) {
    const { rows: waiting } = await client.query<{ id: string; ms: number }>(
      `select ${table}_id as id, extract(epoch from clock_timestamp() - since)::float * 1000 as ms from audit_waiting where ${table}_id is not null`,
    )
    const waits = new Map(waiting.map(({ id, ms }) => [Number(id), ms]))
    for (let after: number | null = null; ;) {
      const { rows }: { rows: Unsealed[] } = await client.query<Unsealed>(
        `select r.id, t.agency_id as agency, r.at::text from ${table} r left join team t on t.id = r.team_id where $1::bigint is null or r.id > $1 order by r.id limit 20000`,
        [after],
      )
      for (const { id, agency, at } of rows) {
        if (covered[table].has(Number(id))) continue
        const ms = waits.get(Number(id))
        const chain = agency ?? '00000000-0000-0000-0000-000000000000'
        if (ms === undefined)
          findings.push({ what: 'inserted', chain, table, id, said: `inserted: ${table} ${id} of ${at} is in no block` })
        else if (ms > unsealedMs)
          findings.push({
            what: 'unsealed',
            chain,
            table,
            id,
            said: `unsealed for ${(ms / 1000).toFixed(1)} seconds: ${table} ${id} of ${at}`,
          })
      }
      const end = rows.at(-1)
      if (!end) break
      after = Number(end.id)
    }
  }
}

type Unsealed = { id: string; agency: string | null; at: string }
export type Block = {
  chain: string
  number: number
  hash: string
  sealedAt: string
  total: number
  ids: Record<SealedTable, number[]>
  leaves: Buffer
  row: Row
}

/** The blocks of every chain in order, fifty for each query. */
async function* listBlocks(client: Connection): AsyncGenerator<Block> {
  for (let after: [string, string] = ['00000000-0000-0000-0000-000000000000', String(-(2n ** 63n))]; ;) {
    const { rows } = await client.query<Record<string, string> & { leaves: Buffer }>(
      `select chain::text, number::text, encode(previous, 'hex') as previous, events::text, log_entries::text, total::text, sealed_at::text, encode(hash, 'hex') as hash, leaves
       from audit_block b where (b.chain, b.number) > ($1::uuid, $2::bigint) order by b.chain, b.number limit 50`,
      after,
    )
    for (const { hash = '', leaves, ...row } of rows) {
      const { chain = '', number = '', events = '', log_entries = '', total = '', sealed_at: sealedAt = '' } = row
      const ids = { event: idsOf(events), access_log: idsOf(log_entries) }
      yield { chain, number: Number(number), hash, sealedAt, total: Number(total), ids, leaves, row }
      after = [chain, number]
    }
    if (rows.length === 0) return
  }
}

const idsOf = (text: string) => text.slice(1, -1).split(',').filter(Boolean).map(Number)

/** The column names of a table, from the catalogue. */
async function columnsOf(client: Connection, table: SealedTable): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = ('public.' || $1)::regclass and attnum > 0 and not attisdropped`,
    [table],
  )
  return rows.map(({ name }) => name)
}

async function readRows(client: Connection, table: SealedTable, columns: string[], ids: number[]): Promise<Map<number, Row>> {
  if (ids.length === 0) return new Map()
  const { rows } = await client.query<Row>(
    `select ${columns.map(name => `"${name}"::text`).join(', ')} from ${table} where id = any ($1::bigint[])`,
    [ids],
  )
  return new Map(rows.map(row => [Number(row['id']), row]))
}
