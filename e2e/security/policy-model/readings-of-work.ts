import { allows } from '../oracle.ts'
import {
  by,
  counting,
  extent,
  most,
  opens,
  targetOf,
  disclosing,
  wholeList,
  type Account,
  type Facts,
  type Other,
  type Reading,
  type Row,
  type Target,
} from './reading.ts'
import type { readingsOfReferrals } from './readings-of-referrals.ts'

/** Tasks and events. `other` looks up a row of another table. */
export const readingsOfWork = (
  other: Other,
  { referralOf, asked, reads }: Pick<ReturnType<typeof readingsOfReferrals>, 'referralOf' | 'asked' | 'reads'>,
): Record<string, Reading> => {
  const task: Reading = (facts, who, row) => {
    if (row['question_id'] !== null) return asked(facts, who, row['question_id']) !== undefined
    if (row['referral_id'] !== null) return reads(who) && referralOf(facts, who, row['referral_id']) !== undefined
    return (
      isNotifiedOf(facts, who, row, String(row['kind']), row['owner_team'] === who.teamId, targetOf(row)) &&
      extent(facts, who, targetOf(row), String(row['section'])) === 'all'
    )
  }
  const happened: Reading = (facts, who, row) => {
    const id = row['subject_id']
    if (row['subject'] === 'question') return asked(facts, who, id) !== undefined
    if (row['subject'] === 'account') {
      const kinds = ['accessRequest.answered', 'accessRequest.toDecide', 'breakGlass.judged']
      if (allows('audit.read', who.role, 'own-agency')) kinds.push('breakGlass.toReview', 'accessAlert.found')
      return who.live && id === who.accountId && kinds.includes(String(row['kind']))
    }
    if (row['subject'] === 'referral') {
      const of = reads(who) ? referralOf(facts, who, id) : undefined
      return of !== undefined && (row['kind'] !== 'referral.allocated' || of['to_team'] === who.teamId)
    }
    if (row['subject'] !== 'episode' && row['subject'] !== 'person') return false
    // the owner of a correction's task is notified of it
    const theirs = other('task', (row['data'] as Row | null)?.['id']) // as: events carry an object
    return event(facts, who, row, theirs?.['owner_team'] === who.teamId && task(facts, who, theirs))
  }
  return { task, event: happened }
}

const ofProtection = ['reviewBreakGlass', 'answerAccess', 'confirmUnseal', 'decideRestriction']
const ofCorrections = ['acknowledgeCorrection', 'passOnCorrection']
const ofReviews = ['reviewShare', 'reviewUrgentShare']

/**
 * A decision on protection is for the lead and the national unit. A correction is also for the owner of its task, and a
 * share's review for those who see all shares.
 */
const isNotifiedOf = (facts: Facts, who: Account, row: Row, task: string, concerned: boolean, of: Target): boolean => {
  const sees = (...bases: string[]) => counting(facts, who, of).some(each => by(each, ...bases))
  if (ofProtection.includes(task)) return sees('lead', 'national')
  // of a note that is its writers' alone, its correction is theirs
  if (ofCorrections.includes(task)) return concerned || (row['section'] !== 'support' && sees('lead', 'national'))
  return !ofReviews.includes(task) || concerned || sees(...wholeList)
}

/**
 * An event is for readers of its section, within its audience. An event of a share is for those who see all shares, and the
 * teams concerned.
 */
function event(facts: Facts, who: Account, row: Row, seesTo: boolean): boolean {
  const [id, section, kind] = [String(row['subject_id']), String(row['section']), String(row['kind'])]
  const data = (row['data'] ?? {}) as Row // as: events carry an object
  const target = row['subject'] === 'episode' ? { episode: id } : { person: id }
  const ended = kind === 'share.ended' && data['teamId'] === who.teamId && counting(facts, who, { episode: id }).length > 0
  const rows = section === 'whereabouts' ? disclosing(facts, who, counting(facts, who, target)) : counting(facts, who, target)
  const own = row['team_id'] === who.teamId && most(who, section) !== '-'
  const concerned = row['team_id'] === who.teamId || data['teamId'] === who.teamId
  const [task, of] = [String(data['task']), { episode: id }]
  if (!isNotifiedOf(facts, who, row, task, concerned || (seesTo && ofCorrections.includes(task)), of)) return false
  if (
    ['correction.asked', 'correction.acknowledged'].includes(kind) &&
    !isNotifiedOf(facts, who, row, 'passOnCorrection', concerned || seesTo, of)
  )
    return false
  // with whom something is shared: to the teams concerned, and to those whose whole list opens the section
  const ofShare = kind.startsWith('share.') || kind === 'referral.waits' || ofReviews.includes(task)
  const seesList = counting(facts, who, of).some(each => by(each, ...wholeList) && opens(each, section))
  if (ofShare && !concerned && !seesList) return false
  return (
    ended ||
    rows.some(each => {
      const early =
        kind === 'return.reported' && !by(each, 'lead', 'national') && ['reported', 'missing'].includes(String(each['status']))
      if (row['audience'] === 'ownTeam') return own
      if (row['audience'] === 'lead') return by(each, 'lead', 'national') && most(who, section) === 'yes'
      return (opens(each, section) && most(who, section) === 'yes' && !early) || own
    })
  )
}
