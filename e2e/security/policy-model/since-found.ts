import { by, counting, disclosing, type Account, type Facts, type Row } from './reading.ts'

const recorded = ['information', 'risk_assessment', 'return_check', 'enquiry', 'reporter_update', 'support_note']
const ofTheTeam = new Set([...recorded, 'correction', 'return_discussion_record', 'return_discussion_refusal'])

/**
 * Rule 4 of access.md, names of agencies: under a restriction, what a team did after the person was found is for the lead,
 * the allow-list and that team itself. Returns whether such a row stays readable.
 */
export function mayBeKnown(facts: Facts, who: Account, table: string, row: Row): boolean {
  const id = table === 'event' ? eventOf(row) : table === 'correction' ? `person ${String(row['person_id'])}` : row['episode_id']
  if (typeof id !== 'string') return true
  const rows = id.startsWith('person ') ? counting(facts, who, { person: id.slice(7) }) : counting(facts, who, { episode: id })
  if (disclosing(facts, who, rows).length > 0) return true
  const since = (at: unknown, of = id) => {
    const located = facts.episodes.get(of)?.['located_at']
    return typeof located === 'string' && new Date(String(at)) >= new Date(located)
  }
  const usual = (team: unknown) =>
    team === null ||
    team === undefined ||
    team === who.teamId ||
    rows.some(each => !by(each, 'retained') && teamsOf(facts, String(each['episode_id'])).has(String(team))) // a receiver of a part does not learn who else works on it
  const restricted = (of: Row) => (facts.protections.get(String(of['person_id']))?.['whereabouts'] ?? 'full') !== 'full'
  if (table === 'share') return row['to_team'] === who.teamId || !since(row['from_at'])
  if (table === 'referral')
    return !restricted(row) || row['to_team'] === who.teamId || row['recorded_by'] === who.accountId || !since(row['recorded_at'])
  if (table === 'question')
    return !restricted(row) || row['to_team'] === who.teamId || row['recorded_by'] === who.accountId || !since(row['recorded_at'])
  if (table === 'return_discussion_assignee') return usual(row['team_id'])
  if (table === 'task') return usual(row['owner_team'])
  if (table === 'event') return usual(row['team_id']) && usual((row['data'] as Row | null)?.['teamId']) // as: events carry an object
  return !ofTheTeam.has(table) || usual(row['recorded_team'])
}

const eventOf = (row: Row): unknown =>
  row['subject'] === 'episode' ? row['subject_id'] : row['subject'] === 'person' ? `person ${String(row['subject_id'])}` : null

/** The teams that came to it before the person was found, or have to do with it wherever they are. */
function teamsOf(facts: Facts, episode: string): Set<string> {
  const located = facts.episodes.get(episode)?.['located_at']
  const rows = (facts.grants.byEpisode.get(episode) ?? []).filter(
    row =>
      row['because_of'] !== episode &&
      (['lead', 'national', 'area', 'placing'].includes(String(row['basis'])) ||
        typeof located !== 'string' ||
        new Date(String(row['from_at'])) < new Date(located)),
  )
  return new Set(rows.map(row => String(row['team_id'])))
}
