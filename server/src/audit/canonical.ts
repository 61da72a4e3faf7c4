import { createHash } from 'node:crypto'

/**
 * The form of what is hashed, once more: PostgreSQL seals by the same (`app.audit_leaf`, `app.audit_hash`), and whoever verifies reads only
 * columns, so that a changed function is found too. A line `name=bytes:text` for each column that is not null, in the order of the names.
 */
export type Row = Record<string, string | null>

/** The tables whose rows are sealed, in the order in which a block has them. */
export const sealedTables = ['event', 'access_log'] as const
export type SealedTable = (typeof sealedTables)[number]

/** The hash of one row of a table, all its columns given as PostgreSQL writes them out in UTC. */
export const leafOf = (table: SealedTable, row: Row): Buffer => sha256(linesOf(table, row))

/** What stands where a row should have been when it was sealed. */
export const missingLeaf = Buffer.alloc(32)

/** The hash of a block: its own columns but the hash, the leaves last. */
export const hashOf = (block: Row, leaves: Buffer): Buffer =>
  sha256(Buffer.concat([Buffer.from(linesOf('audit_block', block)), leaves]))

const linesOf = (table: string, row: Row) =>
  [
    `${table}\n`,
    ...Object.keys(row)
      .toSorted()
      .map(name => lineOf(name, row[name] ?? null)),
  ].join('')
const lineOf = (name: string, text: string | null) => (text === null ? '' : `${name}=${Buffer.byteLength(text)}:${text}\n`)
const sha256 = (what: string | Buffer) => createHash('sha256').update(what).digest()
