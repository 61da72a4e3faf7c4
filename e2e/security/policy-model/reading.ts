import { oracleSections, reach, readsNothing } from '../oracle.ts'

/**
 * What access.md and its two tables say of who reads what, written down once more: from the access grants, the guards and the accounts as
 * they stand, and from nothing that the program or PostgreSQL makes of them.
 */
export type Row = Record<string, unknown>
export type Account = {
  accountId: string
  teamId: string
  agencyId: string
  role: string
  /** The session counts: not ended, not idle, the account not disabled, the membership not over. */ live: boolean
}
export type Facts = {
  now: Date
  grants: { byEpisode: Map<string, Row[]>; byPerson: Map<string, Row[]> }
  protections: Map<string, Row>
  excluded: Set<string>
  allowListed: Set<string>
  /** Who was told of whom as known, while reporting. */
  matched: Set<string>
  /** What of looking seems unusual. */
  looked: Map<string, Row>
  episodes: Map<string, Row>
  /** The agency of each team. */
  agencies: Map<string, string>
  /** The teams to which each account belongs now; none once it is disabled. */
  teamsOf: Map<string, string[]>
  /** Whom a reference names, of a person or of an episode. */
  personOf: Map<string, string>
}
export type Target = { episode: string } | { person: string }
/** Whether somebody may read a row of a table. */
export type Reading = (facts: Facts, who: Account, row: Row) => boolean
/** A row of another table. */
export type Other = (table: string, id: unknown) => Row | undefined

const supervisors = new Set(['sergeant', 'inspector', 'police-coordinator'])

/** The access grants that count for somebody: exclusion beats every row, a seal all but three kinds, time and named accounts the rest. */
export function counting(facts: Facts, who: Account, of: Target): Row[] {
  if (!who.live || readsNothing(who.role)) return []
  const rows = ('episode' in of ? facts.grants.byEpisode.get(of.episode) : facts.grants.byPerson.get(of.person)) ?? []
  return rows.filter(row => {
    const person = String(row['person_id'])
    if (row['team_id'] !== who.teamId || (row['account_id'] !== null && row['account_id'] !== who.accountId)) return false
    if (new Date(String(row['from_at'])) > facts.now || (row['until'] !== null && new Date(String(row['until'])) <= facts.now))
      return false
    if (facts.excluded.has(`${who.accountId} ${person}`)) return false
    if (facts.protections.get(person)?.['sealed'] !== true) return true
    return row['basis'] === 'national' || row['basis'] === 'individual' || (row['basis'] === 'lead' && supervisors.has(who.role))
  })
}

/** Those of them that tell where somebody is: under a restriction the lead's, and those of whoever is on the allow-list. */
export const disclosing = (facts: Facts, who: Account, rows: Row[]): Row[] =>
  rows.filter(
    row =>
      !isRestricted(facts, row) ||
      row['basis'] === 'lead' ||
      facts.allowListed.has(`${who.accountId} ${String(row['person_id'])}`),
  )

const isRestricted = (facts: Facts, row: Row) =>
  (facts.protections.get(String(row['person_id']))?.['whereabouts'] ?? 'full') !== 'full'

/** How much of a section somebody reads: all of it, what the own team recorded, or nothing. */
export function extent(facts: Facts, who: Account, of: Target, section: string): 'all' | 'own' | 'none' {
  const rows = section === 'whereabouts' ? disclosing(facts, who, counting(facts, who, of)) : counting(facts, who, of)
  const most = reach(who.role, section)
  if (most === 'yes' && rows.some(row => opens(row, section))) return 'all'
  return most !== '-' && rows.length > 0 ? 'own' : 'none'
}

export const opens = (row: Row, section: string): boolean => Array.isArray(row['sections']) && row['sections'].includes(section)
export const by = (row: Row, ...bases: string[]): boolean => bases.includes(String(row['basis']))
export const isSection = (word: string): boolean => oracleSections.includes(word)

export const episodeOf = (row: Row): Target => ({ episode: String(row['episode_id']) })
export const targetOf = (row: Row): Target => (row['episode_id'] ? episodeOf(row) : { person: String(row['person_id']) })
export const mine = (who: Account, row: Row): boolean => row['recorded_team'] === who.teamId
export const reachesNothing = (who: Account): boolean =>
  !['summary', 'whereabouts'].some(section => reach(who.role, section) !== '-')
/** The reasons that see the whole list of those who see an episode. */
export const wholeList = ['lead', 'area', 'placing', 'national']

/** Rule 4, message texts: under a restriction for who leads and for the allow-list. */
export const isNotified: Reading = (facts, who, row) =>
  (facts.protections.get(String(row['person_id']))?.['whereabouts'] ?? 'full') === 'full' ||
  facts.allowListed.has(`${who.accountId} ${String(row['person_id'])}`) ||
  counting(facts, who, episodeOf(row)).some(each => by(each, 'lead'))
