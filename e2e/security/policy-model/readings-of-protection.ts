import { allows, allowsForAgency, everAllows } from '../oracle.ts'
import { by, counting, episodeOf, mine, disclosing, type Other, type Reading } from './reading.ts'

/** A person's protection: seal, restriction, allow-list and exclusions (decisions 0019 and 0020). */

const ofRestriction = ['restrictAsked', 'restrictRefused', 'restricted']

/**
 * Decisions are for the lead police team and the national unit. A request and its answer are also for the account that asked,
 * while it sees the person.
 */
const protection: Reading = (facts, who, row) => {
  const isAsker = [row['recorded_by'], row['for_account']].includes(who.accountId)
  const rows = counting(facts, who, { person: String(row['person_id']) }).filter(each => !by(each, 'retained'))
  const leads = rows.some(each => by(each, 'lead', 'national')) && (isAsker || everAllows('whereabouts.restrict', who.role))
  return leads || (isAsker && ofRestriction.includes(String(row['kind'])) && rows.length > 0)
}

/**
 * An order of exclusion is for those who could have given it: an inspector of the account's team, the national unit or an
 * admin of its agency. It is never for the account itself, nor for another account that is excluded from the person and did
 * not give it.
 */
const order: Reading = (facts, who, row) => {
  const account = String(row['account_id'])
  if (!who.live || account === who.accountId) return false
  const excluded = facts.excluded.has(`${who.accountId} ${facts.personOf.get(String(row['reference']))}`)
  if (excluded && row['recorded_by'] !== who.accountId) return false
  const teams = facts.teamsOf.get(account) ?? []
  if (!everAllows('exclusion.add', who.role)) return false
  // an inspector for the team; those who keep the agency's agreements, for the agency
  if (!allowsForAgency('agreement.manage', who.role)) return teams.includes(who.actingTeam)
  return teams.some(team => facts.agencies.get(team) === who.agencyId)
}

/** For those who may share the episode. Under a restriction, the asker and the reason could disclose the place. */
const found: Reading = (facts, who, row) =>
  sharing(facts, who, row) && disclosing(facts, who, counting(facts, who, episodeOf(row))).length > 0

/** For those who may share the episode. */
const sharing: Reading = (facts, who, row) =>
  counting(facts, who, episodeOf(row)).some(each => allows('share.give', who.role, String(each['basis'])))

/**
 * Emergency access is for its reviewers: supervisors of the lead and the national unit, and the agency's auditor. It is never
 * for the account that used it.
 */
const opening: Reading = (facts, who, row) => {
  if (!who.live || row['recorded_by'] === who.accountId || facts.excluded.has(`${who.accountId} ${String(row['person_id'])}`))
    return false
  const reviews = counting(facts, who, episodeOf(row)).some(each => allows('breakGlass.review', who.role, String(each['basis'])))
  return (
    reviews ||
    (allows('breakGlass.review', who.role, 'own-agency') && facts.agencies.get(String(row['recorded_team'])) === who.agencyId)
  )
}

/** `other` looks a row of another table up. */
export const readingsOfProtection = (other: Other): Record<string, Reading> => ({
  protection,
  exclusion_order: order,
  break_glass: opening,
  break_glass_review: (facts, who, row) => {
    const of = other('break_glass', row['break_glass_id'])
    return of !== undefined && opening(facts, who, of)
  },
  // the typed text is for its author; the record that it is about, for those who may share that
  access_found: found,
  access_request: (facts, who, row) => {
    const of = other('access_found', row['id'])
    return (who.live && row['recorded_by'] === who.accountId && mine(who, row)) || (of !== undefined && found(facts, who, of))
  },
})
