import { by, counting, type Account, type Facts, type Row } from './reading.ts'

/** How somebody is protected, and from whom (decisions 0022 and 0023). */
type Reading = (facts: Facts, who: Account, row: Row) => boolean

const police = ['officer', 'sergeant', 'inspector', 'police-coordinator', 'national']
const ofRestriction = ['restrictAsked', 'restrictRefused', 'restricted']

/** What was decided is for the police who lead and the national unit; an asking and its answer also for whoever asked, while they see the person. */
const protection: Reading = (facts, who, row) => {
  const isAsker = [row['recorded_by'], row['for_account']].includes(who.accountId)
  const rows = counting(facts, who, { person: String(row['person_id']) }).filter(each => !by(each, 'own'))
  const leads = rows.some(each => by(each, 'lead', 'national')) && (isAsker || police.includes(who.role))
  return leads || (isAsker && ofRestriction.includes(String(row['kind'])) && rows.length > 0)
}

/** An order is for whoever could have given it: an inspector of the account's team, the national unit or an administrator of its agency; never for the account itself. */
const order: Reading = (facts, who, row) => {
  const account = String(row['account_id'])
  if (!who.live || account === who.accountId) return false
  const teams = facts.teamsOf.get(account) ?? []
  if (who.role === 'inspector') return teams.includes(who.teamId)
  return ['national', 'admin'].includes(who.role) && teams.some(team => facts.agencies.get(team) === who.agencyId)
}

export const readingsOfProtection: Record<string, Reading> = { protection, exclusion_order: order }
