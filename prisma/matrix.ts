/** The permission matrix of shared/src/permissions.ts as rows of role_action, role_basis and role_section for PostgreSQL. */
import { createHash } from 'node:crypto'
import { actions, basesFor, basesOf, entry, roles, sections, sectionsOf } from '@waymark/shared/permissions.ts'
import type pg from 'pg'

type Rows = { table: string; columns: string[]; rows: string[][] }

/** The three tables, sorted. */
export const matrixTables: Rows[] = [
  { table: 'role_action', columns: ['role', 'action', 'basis'], rows: listActions() },
  { table: 'role_basis', columns: ['role', 'basis'], rows: roles.flatMap(role => basesOf[role].map(basis => [role, basis])) },
  { table: 'role_section', columns: ['role', 'section', 'reach'], rows: listSections() },
]

function listActions(): string[][] {
  return roles.flatMap(role =>
    actions.flatMap(action => {
      const word = entry(action, role)
      const on = word === 'yes' || word === 'own-agency' ? [word] : basesFor(action, role)
      return on.map(basis => [role, action, basis])
    }),
  )
}

function listSections(): string[][] {
  return roles.flatMap(role =>
    sections.flatMap(section => (sectionsOf[role][section] === '-' ? [] : [[role, section, sectionsOf[role][section]]])),
  )
}

/** The hash of this program's matrix; app.matrix_hash() computes it from the database. */
export const matrixHash = createHash('sha256')
  .update(
    matrixTables
      .map(({ table, rows }) =>
        rows
          .map(row => [table, ...row].join(' '))
          .toSorted()
          .join('\n'),
      )
      .join('\n'),
  )
  .digest('hex')

/** Replaces the matrix in the database by this program's if they differ; returns whether they did. */
export async function fillMatrix(client: pg.ClientBase): Promise<boolean> {
  const { rows: found } = await client.query<{ hash: string }>('select app.matrix_hash() as hash')
  if (found[0]?.hash === matrixHash) return false
  await client.query('begin')
  try {
    for (const { table, columns, rows } of matrixTables) {
      await client.query(`delete from ${table}`)
      const lists = columns.map((_, n) => rows.map(row => row[n]))
      await client.query(
        `insert into ${table} (${columns.join(', ')}) select * from unnest(${columns.map((_, n) => `$${n + 1}::text[]`).join(', ')})`,
        lists,
      )
    }
    await client.query('commit')
    return true
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}
