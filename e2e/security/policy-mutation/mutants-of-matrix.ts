import { bases } from '@waymark/shared/permissions.ts'
import { readSql } from '@waymark/prisma/sql-files'
import { matrixTables } from '@waymark/prisma/matrix'
import { allows, allowsForAgency, oracleActions, oracleRoles, oracleSections, reach } from '../oracle.ts'
import type { Mutant } from './mutant.ts'

type Row = string[]
/** A change to a row of the matrix: which role it is about, and whether a policy or view asks it or TypeScript and functions alone. */
export type MatrixMutant = Mutant & { role: string; asked: boolean; table: string; row: string; adds: boolean }

const sides = ['sender', 'receiver']
const quote = (word: string) => `'${word}'`
const text = readSql()
  .filter(({ kind, file }) => kind === 'policy' || kind === 'view' || file === 'session.sql')
  .map(({ sql }) => sql)
  .join('\n')
/** Actions that SQL asks on a basis, and those of which it asks whether the role ever may. */
const joined = new Set([...text.matchAll(/action = '([\w.]+)'/g)].map(([, action]) => action))
const ever = new Set([...text.matchAll(/app\.may\('([\w.]+)'\)/g)].map(([, action]) => action))
const counts = new Set(matrixTables.find(({ table }) => table === 'role_basis')?.rows.map(row => row.join(' ')))

/** Whether policies decide something else by this change; else TypeScript and functions alone do. */
function isAsked(table: string, [role = '', action = '', basis = '']: Row, rows: Row[]): boolean {
  if (table !== 'role_action') return true
  if (joined.has(action)) return counts.has(`${role} ${basis}`)
  return ever.has(action) && !rows.some(row => row[0] === role && row[1] === action && row[2] !== basis)
}

/** Each row of the three tables left out, and each that is not there added: actions on the bases on which others may. */
export function listMatrixMutants(tables: string[]): MatrixMutant[] {
  const reads = [...tables.map(table => `read ${table}`), 'functions']
  return matrixTables.flatMap(({ table, columns, rows }) => {
    const looks = table === 'role_action' ? [...reads, 'insert service', 'insert agreement', 'update referral'] : reads
    const has = new Set(rows.map(row => row.join(' ')))
    const where = (row: Row, by = columns) => by.map((column, n) => `${column} = ${quote(row[n] ?? '')}`).join(' and ')
    const change = (row: Row, adds: boolean, sql: string): MatrixMutant => {
      const words = row.join(' ')
      const name = `${table}: ${words} ${adds ? 'added' : 'removed'}`
      return { name, sql, looks, whole: false, role: row[0] ?? '', asked: isAsked(table, row, rows), table, row: words, adds }
    }
    const removed = rows.map(row => change(row, false, `delete from ${table} where ${where(row)}`))
    const added = missing(table, rows)
      .filter(row => !has.has(row.join(' ')))
      .map(row => {
        // a role reads a section in one way only
        const replaced = table === 'role_section' ? `delete from ${table} where ${where(row, columns.slice(0, 2))}; ` : ''
        return change(row, true, `${replaced}insert into ${table} (${columns.join(', ')}) values (${row.map(quote).join(', ')})`)
      })
    return [...removed, ...added]
  })
}

function missing(table: string, rows: Row[]): Row[] {
  if (table === 'role_basis') return oracleRoles.flatMap(role => bases.map(basis => [role, basis]))
  if (table === 'role_section')
    return oracleRoles.flatMap(role => oracleSections.flatMap(section => ['yes', 'own'].map(way => [role, section, way])))
  const words = (action: string) => [...new Set(rows.flatMap(row => (row[1] === action ? [row[2] ?? ''] : [])))]
  const further = (action: string) =>
    words(action).some(word => (bases as readonly string[]).includes(word))
      ? [...new Set([...bases, ...words(action)])]
      : words(action)
  return oracleActions.flatMap(action => oracleRoles.flatMap(role => further(action).map(basis => [role, action, basis])))
}

/** What the practitioners' tables say, as rows. */
const agreed: Record<string, Set<string>> = {
  role_section: new Set(
    oracleRoles.flatMap(role =>
      oracleSections.flatMap(section => (reach(role, section) === '-' ? [] : [`${role} ${section} ${reach(role, section)}`])),
    ),
  ),
  role_action: new Set(
    oracleActions.flatMap(action =>
      oracleRoles.flatMap(role =>
        [...bases, ...sides, 'yes', 'own-agency']
          .filter(basis => isAllowed(action, role, basis))
          .map(basis => `${role} ${action} ${basis}`),
      ),
    ),
  ),
}

/** Where the matrix differs from the practitioners' tables, in words; nothing where they agree. */
export function listDifferences(): string[] {
  return matrixTables.flatMap(({ table, rows }) => {
    const said = new Set(rows.map(row => row.join(' ')))
    const wanted = agreed[table] ?? said
    return [...new Set([...said, ...wanted])].filter(row => !said.has(row) || !wanted.has(row)).map(row => `${table} ${row}`)
  })
}

/** Whether the practitioners' tables say otherwise than the matrix with this change. */
export const isNoticedByOracle = ({ table, row, adds }: MatrixMutant): boolean => agreed[table]?.has(row) !== adds

function isAllowed(action: string, role: string, basis: string): boolean {
  if (basis === 'yes' || basis === 'own-agency') return allowsForAgency(action, role) && allows(action, role, basis)
  return !(sides.includes(basis) && allows(action, role, 'no basis')) && allows(action, role, basis)
}
