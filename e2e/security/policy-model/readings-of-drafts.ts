import { allows } from '../oracle.ts'
import {
  by,
  counting,
  episodeOf,
  most,
  opens,
  disclosing,
  type Account,
  type Facts,
  type Other,
  type Reading,
  type Row,
  type Target,
} from './reading.ts'
import { readingsOfProtection } from './readings-of-protection.ts'
import type { readingsOfReferrals } from './readings-of-referrals.ts'

/**
 * A draft is its writer's, in the team they wrote it in, while they can read its record. `other` looks up a row of another
 * table.
 */
export function readingOfDrafts(other: Other, { tables, referralOf }: ReturnType<typeof readingsOfReferrals>): Reading {
  const protection = readingsOfProtection(other)
  const reads = (table: string, facts: Facts, who: Account, id: string) => {
    const of = other(table, id)
    return of !== undefined && protection[table]?.(facts, who, of) === true
  }
  /** What its page is about, where it names neither episode nor person. */
  const isAboutKnown = (facts: Facts, who: Account, row: Row): boolean => {
    const [form, place] = [String(row['form']), String(row['place'])]
    if (['questionAnswer', 'questionRefusal'].includes(form))
      return tables['question_words']?.(facts, who, { question_id: place }) === true
    if (form === 'referralStep') return referralOf(facts, who, place.split('/')[0]) !== undefined
    if (form === 'openingReview') return reads('break_glass', facts, who, place)
    if (form === 'exclusionEnd') return reads('exclusion_order', facts, who, place)
    if (form === 'accessAlertReview') {
      const of = facts.looked.get(place)
      const audits = allows('audit.read', who.role, 'own-agency') && of?.['agency_id'] === who.agencyId
      return !(audits && facts.excluded.has(`${who.accountId} ${String(of['about'])}`))
    }
    const { personId, person } = row['values'] as { personId?: string; person?: unknown } // as: what a form keeps
    if (!['report', 'notify'].includes(form) || personId === undefined || person) return true
    const mayKnow = facts.matched.has(`${who.accountId} ${personId}`) && facts.protections.get(personId)?.['sealed'] !== true
    return (
      counting(facts, who, { person: personId }).some(each => !by(each, 'retained')) ||
      (mayKnow && !facts.excluded.has(`${who.accountId} ${personId}`))
    )
  }
  return (facts, who, row) => {
    const own = row['account_id'] === who.accountId && row['team_id'] === who.teamId && who.live
    const within = (of: Target) =>
      counting(facts, who, of).some(
        each => !by(each, 'retained') && opens(each, String(row['section'])) && most(who, String(row['section'])) === 'yes',
      )
    // text that may contain the found place is withheld with the place
    const place =
      ['recordFound', 'returnReport', 'recordDiscussion', 'notHeld', 'correction'].includes(String(row['form'])) &&
      row['episode_id'] !== null
    const mayKnow = disclosing(facts, who, counting(facts, who, episodeOf(row))).some(each => !by(each, 'retained'))
    return (
      own &&
      isAboutKnown(facts, who, row) &&
      (!place || mayKnow) &&
      (row['episode_id'] === null || within(episodeOf(row))) &&
      (row['person_id'] === null || within({ person: String(row['person_id']) }))
    )
  }
}
