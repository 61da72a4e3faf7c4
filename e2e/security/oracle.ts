import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The practitioners' access rules, read only from their three tables. The security tests compare the program with them. It
 * shares no code with shared/src/permissions.ts, so that a mistake there cannot hide here.
 */
const folder = join(import.meta.dirname, '../../shared/oracle')
const table = (name: string): string[][] =>
  readFileSync(join(folder, name), 'utf8')
    .trim()
    .split('\n')
    .map(line => line.trim().split(','))

const [matrixHead = [], ...matrix] = table('access-matrix.csv')
const [sectionHead = [], ...sectionRows] = table('sections.csv')
const [basisHead = [], ...basisRows] = table('bases.csv')

export const oracleRoles = matrixHead.slice(1)
export const oracleActions = matrix.map(([action = '']) => action)
export const oracleSections = sectionHead.slice(1)

/** Bases of access, as access.md lists them. */
export const oracleBases = basisHead.slice(1)

/** Whether a grant on this basis opens anything to the role, in any channel. */
export const counts = (role: string, basis: string): boolean =>
  basisRows.find(([name]) => name === role)?.[basisHead.indexOf(basis)] === 'yes'

/** Under break-glass `any` means these alone (access.md: reading and information.add only). */
const breakGlass = new Set(['episode.read', 'person.read', 'plan.read', 'access.explain', 'information.add'])

/** Whether the matrix allows this role the action under a basis of access or as a side of a referral. */
export function allows(action: string, role: string, basis: string): boolean {
  const words = cellOf(action, role)
  if (words === 'any') return basis !== 'retained' && (basis !== 'break-glass' || breakGlass.has(action))
  return words.split('+').includes(basis)
}

/** Whether the matrix allows this role the action at all: for what needs no episode. */
export const everAllows = (action: string, role: string): boolean => cellOf(action, role) !== '-'

/** Whether the matrix allows it for what belongs to the account's agency, where that is all it needs. */
export const allowsForAgency = (action: string, role: string): boolean => ['yes', 'own-agency'].includes(cellOf(action, role))

/** Of a sealed person only the grants of the row person.readSealed count (access.md, rule 3). */
export const passesSeal = (role: string, basis: string): boolean => allows('person.readSealed', role, basis)

/** What a role reads of a section at most: `yes`, `own` (its team's own records) or `-`. */
export function reach(role: string, section: string): string {
  const row = sectionRows.find(([name]) => name === role)
  return row?.[sectionHead.indexOf(section)] ?? '-'
}

/** A role for which no basis counts has no access, whatever grants its team has. */
export const readsNothing = (role: string): boolean => !oracleBases.some(basis => counts(role, basis))

/** The sections that an access grant opens by default (access.md, "Sections by default"). */
export function openedBy(basis: string, kind: string): string[] {
  const all = oracleSections
  if (basis === 'lead' || basis === 'national' || basis === 'share' || basis === 'individual') return all
  if (basis === 'area' && kind === 'police')
    return ['summary', 'description', 'care', 'health', 'enquiries', 'plan', 'whereabouts']
  if (basis === 'area' || basis === 'placing') return all.filter(section => section !== 'enquiries')
  if (basis === 'break-glass')
    return ['summary', 'description', 'care', 'health', 'plan', ...(kind === 'police' ? ['enquiries'] : [])]
  return []
}

function cellOf(action: string, role: string): string {
  const row = matrix.find(([name]) => name === action)
  if (!row) throw new Error(`The matrix has no line for ${action}`)
  return row[matrixHead.indexOf(role)] ?? '-'
}
