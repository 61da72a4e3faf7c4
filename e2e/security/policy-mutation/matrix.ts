import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { allows, everAllows, oracleActions, oracleBases, oracleRoles, oracleSections, reach } from '../oracle.ts'

/** A change to the text of shared/src/permissions.ts. */
export type MatrixMutant = { name: string; source: string }
type Permissions = {
  can: (role: string, basis: string[], action: string) => boolean
  basesFor: (action: string, role: string) => readonly string[]
  isEver: (role: string, action: string) => boolean
  readable: (role: string, opened: string[]) => Set<string>
  sectionsOf: Record<string, Record<string, string>>
}

const source = readFileSync(join(import.meta.dirname, '../../../shared/src/permissions.ts'), 'utf8')

/** Each cell turned around and each of its words left out; each cell of the sections; each condition of the functions that read them. */
export function listMatrixMutants(): MatrixMutant[] {
  const mutants: MatrixMutant[] = []
  const lines = source.split('\n')
  const change = (place: number, line: string, name: string) => mutants.push({ name, source: lines.with(place, line).join('\n') })
  for (const [place, line] of lines.entries()) {
    const entries = /^\s*'([\w.]+)':\s*\[(.*)\]/.exec(line)
    const reaches = /^\s*'?([\w-]+)'?:\s*\{ (summary.*) \}/.exec(line)
    if (entries) {
      const words = (entries[2] ?? '').split(', ')
      for (const [column, entry] of words.entries())
        for (const other of others(entry.slice(1, -1)))
          change(
            place,
            line.replace(`[${entries[2]}]`, `[${words.with(column, `'${other}'`).join(', ')}]`),
            `${entries[1]} for ${oracleRoles[column]}: ${entry} becomes '${other}'`,
          )
    } else if (reaches) {
      for (const section of oracleSections)
        for (const other of ['yes', 'retained', '-'])
          if (!line.includes(`${section}: '${other}'`))
            change(
              place,
              line.replace(new RegExp(`${section}: '[^']*'`), `${section}: '${other}'`),
              `${reaches[1]} reads ${section}: '${other}'`,
            )
    } else {
      for (const [from, to] of turns)
        for (let at = line.indexOf(from); at >= 0; at = line.indexOf(from, at + 1))
          if (!line.trim().startsWith('*') && !line.includes('=> ['))
            change(
              place,
              line.slice(0, at) + to + line.slice(at + from.length),
              `${line.trim().slice(0, 60)}: ${from} becomes ${to}`,
            )
      if (/^\s*'[\w.]+',$/.test(line) && source.slice(0, source.indexOf(line)).includes('underBreakGlass'))
        change(place, '', `under break-glass without ${line.trim()}`)
    }
  }
  mutants.push({
    name: 'under break-glass, task.do besides',
    source: source.replace('underBreakGlass = new Set([', `underBreakGlass = new Set(['task.do', `),
  })
  return mutants.filter(mutant => mutant.source !== source)
}
const turns: [string, string][] = [
  [' === ', ' !== '],
  [' !== ', ' === '],
  [' && ', ' || '],
  [' || ', ' && '],
]

/** What a cell could say instead: all or nothing, one word less, one reason more. */
function others(entry: string): string[] {
  if (entry === '-') return ['any', 'lead', 'yes']
  if (entry === 'yes' || entry === 'own-agency') return ['-']
  if (entry === 'any') return ['-', 'lead', 'any+own'.replace('any', 'lead+area+placing+share+individual+national+break-glass')]
  const words = entry.split('+')
  const more = ['lead', 'area', 'share', 'national', 'retained'].find(word => !words.includes(word)) ?? 'retained'
  return [
    '-',
    [...words, more].join('+'),
    ...(words.length > 1 ? words.map((_, place) => words.filter((__, other) => other !== place).join('+')) : []),
  ]
}

const bases = [...oracleBases, 'sender', 'receiver']
/** What a team is to a referral or a question is no basis of access: `any` does not mean it, it must be named. */
const isAny = (action: string, role: string) => allows(action, role, 'anything else')
const isAsked = (action: string, role: string, basis: string) => !['sender', 'receiver'].includes(basis) || !isAny(action, role)

const expected = new Map(
  oracleActions.flatMap(action =>
    oracleRoles.map(
      role =>
        [
          `${action} ${role}`,
          {
            ever: everAllows(action, role),
            by: bases.map(basis => isAsked(action, role, basis) && allows(action, role, basis)),
          },
        ] as const,
    ),
  ),
)

/** Whether the practitioners' tables tell the changed text from the right one. */
export async function isMatrixMutantKilled({ source: text }: MatrixMutant): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-grid-'))
  try {
    const file = join(folder, 'permissions.ts')
    writeFileSync(file, text)
    const { can, basesFor, isEver, readable, sectionsOf }: Permissions = await import(pathToFileURL(file).href)
    for (const action of oracleActions)
      for (const role of oracleRoles) {
        const { ever, by } = expected.get(`${action} ${role}`) ?? { ever: false, by: [] }
        const bases = basesFor(action, role)
        if (
          isEver(role, action) !== ever ||
          bases.length !== by.filter(Boolean).length ||
          bases.some((basis, place) => can(role, [basis], action) !== by[place])
        )
          return true
      }
    return oracleRoles.some(role =>
      oracleSections.some(
        section =>
          sectionsOf[role]?.[section] !== reach(role, section) ||
          readable(role, [section]).has(section) !== (reach(role, section) === 'yes'),
      ),
    )
  } catch {
    return true // it does not even run
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
/** The text as it is, which nothing may tell from what the tables say. */
export const asItIs: MatrixMutant = { name: 'as it is', source }
