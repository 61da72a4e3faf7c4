import { createHash } from 'node:crypto'

/**
 * A row in the form that is hashed: a line `name=bytes:text` for each column that is not null, sorted by name.
 * PostgreSQL seals with the same form (`app.audit_leaf`, `app.audit_hash`). It is repeated here so that verification
 * reads only columns, and finds a changed database function too.
 */
export type Row = Record<string, string | null>

/** The tables whose rows are sealed, in their order within a block. */
export const sealedTables = ['event', 'access_log'] as const
export type SealedTable = (typeof sealedTables)[number]

/** The hash of one row; its columns must be texts as PostgreSQL prints them in UTC. */
export const leafOf = (table: SealedTable, row: Row): Buffer => sha256(linesOf(table, row))

/** The leaf of a row that was already missing when its block was sealed. */
export const missingLeaf = Buffer.alloc(32)

/** The hash of a block: its columns except the hash, then its leaves. */
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
