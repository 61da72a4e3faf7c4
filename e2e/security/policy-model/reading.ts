import { counts, oracleSections, passesSeal, reach } from '../oracle.ts'

/**
 * An independent reading of access.md and its three tables: who reads what, from access grants, protections and accounts
 * alone, without any result of the program or PostgreSQL.
 */
export type Row = Record<string, unknown>
export type Account = {
  accountId: string
  /** The team whose own records they read; none (an empty string) in view-as. */
  teamId: string
  /** The team whose grants count for them. */
  actingTeam: string
  agencyId: string
  role: string
  /** The session counts: not ended, not idle, the account not disabled, the membership not over. */ live: boolean
  /** As whom they view an episode: another's role, sections and basis, and whether the grant names one account. */
  view?: { episode: string; role: string; sections: readonly string[]; basis: string; account: boolean }
}
export type Facts = {
  now: Date
  grants: { byEpisode: Map<string, Row[]>; byPerson: Map<string, Row[]> }
  protections: Map<string, Row>
  excluded: Set<string>
  allowListed: Set<string>
  /** Which accounts saw which people as possible matches while reporting. */
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
/** Whether an account may read a row of a table. */
export type Reading = (facts: Facts, who: Account, row: Row) => boolean
/** A row of another table. */
export type Other = (table: string, id: unknown) => Row | undefined

/**
 * The grants that count for an account, with their effective basis. Exclusion comes first, then time, named accounts, the
 * role's bases and a seal. In view-as, only grants of that episode on the other team's basis.
 */
export function counting(facts: Facts, who: Account, of: Target): Row[] {
  if (!who.live) return []
  const rows = ('episode' in of ? facts.grants.byEpisode.get(of.episode) : facts.grants.byPerson.get(of.person)) ?? []
  const counted = rows.filter(row => {
    const [person, basis] = [String(row['person_id']), String(row['basis'])]
    if (row['team_id'] !== who.actingTeam || (row['account_id'] !== null && row['account_id'] !== who.accountId)) return false
    if (new Date(String(row['from_at'])) > facts.now || (row['until'] !== null && new Date(String(row['until'])) <= facts.now))
      return false
    if (facts.excluded.has(`${who.accountId} ${person}`) || !counts(who.role, basis)) return false
    const sealed = facts.protections.get(person)?.['sealed'] === true
    if (sealed && !passesSeal(who.role, basis)) return false
    return !who.view || (row['episode_id'] === who.view.episode && (!sealed || who.view.account))
  })
  const { view } = who
  return view ? counted.map(row => ({ ...row, basis: basisInView(String(row['basis']), view.basis) })) : counted
}

/** Lead and national count as the other's basis, everything else as a share at most; what only reads stays so. */
const basisInView = (basis: string, other: string): string => {
  if (basis === 'retained' || basis === 'break-glass') return basis
  return ['lead', 'national'].includes(basis) && ['area', 'placing', 'individual'].includes(other) ? other : 'share'
}

/** The most that an account reads of a section: `yes`, `own` or `-`. In view-as, no more than the other team reads. */
export function most(who: Account, section: string): string {
  const own = reach(who.role, section)
  if (!who.view) return own
  return own === 'yes' && who.view.sections.includes(section) && reach(who.view.role, section) === 'yes' ? 'yes' : '-'
}

/** Whether the allow-list lets an account know restricted whereabouts; never in view-as. */
export const isAllowListed = (facts: Facts, who: Account, personId: unknown): boolean =>
  !who.view && facts.allowListed.has(`${who.accountId} ${String(personId)}`)

/** The grants that open the whereabouts: under a restriction, those of the lead and of accounts on the allow-list. */
export const disclosing = (facts: Facts, who: Account, rows: Row[]): Row[] =>
  rows.filter(row => !isRestricted(facts, row) || row['basis'] === 'lead' || isAllowListed(facts, who, row['person_id']))

const isRestricted = (facts: Facts, row: Row) =>
  (facts.protections.get(String(row['person_id']))?.['whereabouts'] ?? 'full') !== 'full'

/** How much of a section an account reads: all of it, records of its own team, or nothing. */
export function extent(facts: Facts, who: Account, of: Target, section: string): 'all' | 'own' | 'none' {
  const rows = section === 'whereabouts' ? disclosing(facts, who, counting(facts, who, of)) : counting(facts, who, of)
  const reads = most(who, section)
  if (reads === 'yes' && rows.some(row => opens(row, section))) return 'all'
  return reads !== '-' && rows.length > 0 ? 'own' : 'none'
}

export const opens = (row: Row, section: string): boolean => Array.isArray(row['sections']) && row['sections'].includes(section)
export const by = (row: Row, ...bases: string[]): boolean => bases.includes(String(row['basis']))
export const isSection = (word: string): boolean => oracleSections.includes(word)

export const episodeOf = (row: Row): Target => ({ episode: String(row['episode_id']) })
export const targetOf = (row: Row): Target => (row['episode_id'] ? episodeOf(row) : { person: String(row['person_id']) })
export const mine = (who: Account, row: Row): boolean => row['recorded_team'] === who.teamId
/** The bases that see the whole list of those who see an episode. */
export const wholeList = ['lead', 'area', 'placing', 'national']

/** Rule 4, message texts: under a restriction for who leads and for the allow-list. */
export const isNotified: Reading = (facts, who, row) =>
  (facts.protections.get(String(row['person_id']))?.['whereabouts'] ?? 'full') === 'full' ||
  isAllowListed(facts, who, row['person_id']) ||
  counting(facts, who, episodeOf(row)).some(each => by(each, 'lead'))
