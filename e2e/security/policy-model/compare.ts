import { actions, can, type Role } from '@waymark/shared/permissions.ts'
import type { AccessContext } from '../../../server/src/platform/access/access.ts'
import { allows, oracleActions, oracleBases, oracleSections } from '../oracle.ts'
import { counting, extent, opens, disclosing, type Account, type Facts, type Row } from './reading.ts'
import { ofSection, readings, sectionOf } from './readings.ts'
import type { Tables } from './voices.ts'
import { mayBeKnown } from './since-found.ts'

type Placed = { table: string; at: string; row: Row }

/** Every row by the episode or person that it is of, with the section whose tokens it holds. */
export function placeRows(tables: Tables) {
  const bySection = new Map<string, Placed[]>()
  const rest: Placed[] = []
  for (const [table, rows] of tables) {
    for (const [at, row] of rows) {
      const section = sectionOf(row)
      const id =
        table === 'episode' || row['episode_id']
          ? `episode ${String(row['episode_id'] ?? row['id'])}`
          : table === 'person' || row['person_id']
            ? `person ${String(row['person_id'] ?? row['id'])}`
            : null
      if (section && id) bySection.set(`${id} ${section}`, [...(bySection.get(`${id} ${section}`) ?? []), { table, at, row }])
      else rest.push({ table, at, row })
    }
  }
  return { bySection, rest }
}

/** The second reading of a row, by its table; nothing where there is none of its own. */
export function secondReading(tables: Tables) {
  const byId = new Map<string, Map<unknown, Row>>()
  const all = readings((table, id) => {
    const rows =
      byId.get(table) ??
      new Map([...(tables.get(table)?.values() ?? [])].map(row => [row['id'] ?? row['request_id'] ?? row['episode_id'], row]))
    byId.set(table, rows)
    return rows.get(id)
  })
  return (facts: Facts, who: Account, { table, row }: Placed): boolean | undefined => {
    const section = sectionOf(row)
    const read = all[table] ?? (section ? ofSection(section) : undefined)
    return read && read(facts, who, row) && mayBeKnown(facts, who, table, row)
  }
}

/** The second reading of my_access: the grants that count, as askMyAccess gives them. */
export const readAccess = (facts: Facts, who: Account): Set<string> =>
  new Set(
    [...facts.episodes.keys()].flatMap(episode => {
      const rows = counting(facts, who, { episode })
      const knowing = new Set(disclosing(facts, who, rows))
      const every = knowing.size > 0 ? 't' : 'f'
      return rows.map(row => `${String(row['id'])} ${String(row['basis'])} ${knowing.has(row) ? 't' : 'f'} ${every}`)
    }),
  )

/** Where the server's access and the second reading differ, in words; by section and by action. */
export function differ(
  facts: Facts,
  who: Account,
  episode: string,
  access: AccessContext | null,
): { sections: Map<string, string>; whole: string[] } {
  const rows = counting(facts, who, { episode })
  const sections = new Map<string, string>()
  const whole: string[] = []
  if (rows.length === 0 || access === null) {
    if ((rows.length === 0) !== (access === null)) whole.push(`the server says ${access ? 'it is there' : 'it is not there'}`)
    return { sections, whole }
  }
  const bases = oracleBases.filter(basis => rows.some(row => row['basis'] === basis))
  if (String([...access.bases]) !== String(bases))
    whole.push(`the server says by ${[...access.bases].join(', ')}, the rows ${bases.join(', ')}`)
  for (const section of oracleSections) {
    const reads = extent(facts, who, { episode }, section) === 'all'
    if ([...access.readable].some(name => name === section) !== reads)
      sections.set(section, `the server says ${reads ? 'no' : 'yes'} to ${section}`)
  }
  const mayKnow = disclosing(facts, who, rows)
  if (access.withheld !== (rows.some(row => opens(row, 'whereabouts')) && !mayKnow.some(row => opens(row, 'whereabouts'))))
    sections.set('whereabouts', 'whether whereabouts are withheld')
  for (const action of actions) {
    const allowed = can(who.role as Role, access.bases, action) // as: the tables' own word
    if (allowed !== bases.some(basis => allows(action, who.role, basis)))
      whole.push(`${action} by ${bases.join(', ')}: the program's matrix says ${allowed ? 'yes' : 'no'}`)
  }
  return { sections, whole }
}

/** Actions that only one of the program's matrix and the practitioners' table has. */
export const differByLines = (): string[] => [
  ...oracleActions
    .filter(action => !actions.some(name => name === action))
    .map(action => `${action} is in the practitioners' table alone`),
  ...actions.filter(action => !oracleActions.includes(action)).map(action => `${action} is in the program's matrix alone`),
]
