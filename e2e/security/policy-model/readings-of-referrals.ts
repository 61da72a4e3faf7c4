import { allows, readsNothing } from '../oracle.ts'
import { mayBeKnown } from './since-found.ts'
import { by, counting, episodeOf, isNotified, mine, most, type Account, type Facts, type Other, type Reading } from './reading.ts'

/** A question is for the team that is asked, unless the person is sealed or it sees them; and for the one that asks while it sees them. */
const question: Reading = (facts, who, row) => {
  const person = String(row['person_id'])
  if (!who.live || readsNothing(who.role) || facts.excluded.has(`${who.accountId} ${person}`)) return false
  const sees = counting(facts, who, episodeOf(row)).length > 0
  const sealed = facts.protections.get(person)?.['sealed'] === true
  return row['to_team'] === who.teamId ? sees || !sealed : row['from_team'] === who.teamId && sees
}

/** Referrals, questions and their messages, and who may know of them. `other` looks up a row of another table. */
export function readingsOfReferrals(other: Other) {
  const referral: Reading = (facts, who, row) => {
    const person = String(row['person_id'])
    const rows = counting(facts, who, episodeOf(row))
    if (!who.live || readsNothing(who.role) || facts.excluded.has(`${who.accountId} ${person}`)) return false
    if (facts.protections.get(person)?.['sealed'] === true && rows.length === 0) return false
    const sides =
      row['from_team'] === who.teamId ||
      row['approved_by_team'] === who.teamId ||
      (row['to_team'] === who.teamId && row['sent_at'] !== null)
    // while it waits for someone who may share, for those who may
    const waits =
      row['status'] === 'draft' &&
      rows.some(each => by(each, 'lead', 'area', 'placing') && allows('share.give', who.role, String(each['basis'])))
    return sides || waits || rows.some(each => by(each, 'national'))
  }
  const referralOf = (facts: Facts, who: Account, id: unknown) => {
    const found = other('referral', id)
    return found && referral(facts, who, found) && mayBeKnown(facts, who, 'referral', found) ? found : undefined
  }
  // what the two teams tell each other is theirs, and the national unit's
  const between: Reading = (facts, who, row) => {
    const of = reads(who) ? referralOf(facts, who, row['referral_id']) : undefined
    const national = of !== undefined && counting(facts, who, episodeOf(of)).some(each => by(each, 'national'))
    return of !== undefined && (of['from_team'] === who.teamId || of['to_team'] === who.teamId || national)
  }
  const asked = (facts: Facts, who: Account, id: unknown) => {
    const of = other('question', id)
    return of !== undefined && question(facts, who, of) && mayBeKnown(facts, who, 'question', of) ? of : undefined
  }
  const reads = (who: Account) => allows('referral.read', who.role, 'sender') || allows('referral.read', who.role, 'national')
  const content: Reading = (facts, who, row) => {
    const of = referralOf(facts, who, row['referral_id'])
    if (!of) return false
    const rows = counting(facts, who, episodeOf(of))
    const accepted = ['accepted', 'active', 'completed', 'notEngaged'].includes(String(of['status']))
    return (
      of['from_team'] === who.teamId ||
      (of['to_team'] === who.teamId && accepted && rows.length > 0) ||
      rows.some(each => by(each, 'national'))
    )
  }
  const tables: Record<string, Reading> = {
    referral,
    // under a restriction the words are withheld from those who know of it
    referral_content: (facts, who, row) => {
      const of = referralOf(facts, who, row['referral_id'])
      return of !== undefined && content(facts, who, row) && isNotified(facts, who, of)
    },
    referral_line: (facts, who, row) => {
      const of = referralOf(facts, who, row['referral_id'])
      return of !== undefined && isNotified(facts, who, of)
    },
    referral_message: (facts, who, row) => {
      const of = other('referral', row['referral_id'])
      return between(facts, who, row) && of !== undefined && isNotified(facts, who, of)
    },
    referral_outcome: between,
    // a session is its team's alone, while the person is accessible to them
    referral_session: (facts, who, row) =>
      mine(who, row) && most(who, 'support') !== '-' && counting(facts, who, episodeOf(row)).length > 0,
    referral_assignee: (facts, who, row) => referralOf(facts, who, row['referral_id'])?.['to_team'] === who.teamId,
    question,
    question_words: (facts, who, row) => {
      const of = asked(facts, who, row['question_id'])
      return of !== undefined && isNotified(facts, who, of)
    },
  }
  return {
    tables,
    referralOf,
    asked,
    reads,
    readsContent: (facts: Facts, who: Account, id: unknown) => reads(who) && content(facts, who, { referral_id: id }),
  }
}
