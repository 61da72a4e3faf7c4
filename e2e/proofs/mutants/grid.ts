import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { allows, everAllows, oracleActions, oracleReasons, oracleRoles, oracleSections, reach } from '../oracle.ts'

/** A change to the text of shared/src/permissions.ts. */
export type GridMutant = { name: string; source: string }
type Permissions = {
  can: (role: string, standing: string[], action: string) => boolean
  reasonsFor: (action: string, role: string) => readonly string[]
  isEver: (role: string, action: string) => boolean
  readable: (role: string, opened: string[]) => Set<string>
  sectionsOf: Record<string, Record<string, string>>
}

const source = readFileSync(join(import.meta.dirname, '../../../shared/src/permissions.ts'), 'utf8')

/** Each cell turned around and each of its words left out; each cell of the sections; each condition of the functions that read them. */
export function listGridMutants(): GridMutant[] {
  const mutants: GridMutant[] = []
  const lines = source.split('\n')
  const change = (place: number, line: string, name: string) => mutants.push({ name, source: lines.with(place, line).join('\n') })
  for (const [place, line] of lines.entries()) {
    const cells = /^\s*'([\w.]+)':\s*\[(.*)\]/.exec(line)
    const reaches = /^\s*'?([\w-]+)'?:\s*\{ (summary.*) \}/.exec(line)
    if (cells) {
      const words = (cells[2] ?? '').split(', ')
      for (const [column, cell] of words.entries())
        for (const other of others(cell.slice(1, -1)))
          change(
            place,
            line.replace(`[${cells[2]}]`, `[${words.with(column, `'${other}'`).join(', ')}]`),
            `${cells[1]} for ${oracleRoles[column]}: ${cell} becomes '${other}'`,
          )
    } else if (reaches) {
      for (const section of oracleSections)
        for (const other of ['yes', 'own', '-'])
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
function others(cell: string): string[] {
  if (cell === '-') return ['any', 'lead', 'yes']
  if (cell === 'yes' || cell === 'own-agency') return ['-']
  if (cell === 'any') return ['-', 'lead', 'any+own'.replace('any', 'lead+area+placing+share+named+national+break-glass')]
  const words = cell.split('+')
  const more = ['lead', 'area', 'share', 'national', 'own'].find(word => !words.includes(word)) ?? 'own'
  return [
    '-',
    [...words, more].join('+'),
    ...(words.length > 1 ? words.map((_, place) => words.filter((__, other) => other !== place).join('+')) : []),
  ]
}

const standings = [...oracleReasons, 'sender', 'receiver']
/** What a team is to a referral or a question is no reason of sight: `any` does not mean it, it must be named. */
const isAny = (action: string, role: string) => allows(action, role, 'anything else')
const isAsked = (action: string, role: string, standing: string) =>
  !['sender', 'receiver'].includes(standing) || !isAny(action, role)

const expected = new Map(
  oracleActions.flatMap(action =>
    oracleRoles.map(
      role =>
        [
          `${action} ${role}`,
          {
            ever: everAllows(action, role),
            by: standings.map(standing => isAsked(action, role, standing) && allows(action, role, standing)),
          },
        ] as const,
    ),
  ),
)

/** Whether the practitioners' tables tell the changed text from the right one. */
export async function isGridKilled({ source: text }: GridMutant): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-grid-'))
  try {
    const file = join(folder, 'permissions.ts')
    writeFileSync(file, text)
    const { can, reasonsFor, isEver, readable, sectionsOf }: Permissions = await import(pathToFileURL(file).href)
    for (const action of oracleActions)
      for (const role of oracleRoles) {
        const { ever, by } = expected.get(`${action} ${role}`) ?? { ever: false, by: [] }
        const reasons = reasonsFor(action, role)
        if (
          isEver(role, action) !== ever ||
          reasons.length !== by.filter(Boolean).length ||
          standings.some((standing, place) => can(role, [standing], action) !== by[place])
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
export const asItIs: GridMutant = { name: 'as it is', source }
