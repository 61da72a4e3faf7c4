import { reach } from '../oracle.ts'
import {
  by,
  counting,
  extent,
  opens,
  targetOf,
  telling,
  wholeList,
  type Account,
  type Facts,
  type Reading,
  type Row,
  type Target,
} from './reading.ts'
import type { readingsOfReferrals } from './readings-of-referrals.ts'

/** What is to be done, and what happened. */
export const readingsOfWork = ({
  referralOf,
  asked,
  reads,
}: Pick<ReturnType<typeof readingsOfReferrals>, 'referralOf' | 'asked' | 'reads'>): Record<string, Reading> => ({
  task: (facts, who, row) => {
    if (row['question_id'] !== null) {
      return asked(facts, who, row['question_id']) !== undefined
    }
    if (row['referral_id'] !== null) return reads(who) && referralOf(facts, who, row['referral_id']) !== undefined
    return (
      isToldOfReview(facts, who, row['kind'], row['owner_team'], targetOf(row)) &&
      isToldOfShares(facts, who, row['kind'], row['owner_team'], targetOf(row)) &&
      extent(facts, who, targetOf(row), String(row['section'])) === 'all'
    )
  },
  event: (facts, who, row) => {
    if (row['subject'] === 'question') {
      return asked(facts, who, row['subject_id']) !== undefined
    }
    return event(facts, who, row, id => referralOf(facts, who, id), reads(who))
  },
})

/** That an opening in an emergency waits for its review, or somebody for access, is the lead's to know, and the national unit's; a correction also that of whoever is to see to it. */
const isToldOfReview = (facts: Facts, who: Account, task: unknown, team: unknown, of: Target): boolean =>
  !['reviewBreakGlass', 'answerAccess', 'acknowledgeCorrection', 'tellCorrection'].includes(String(task)) ||
  (String(task).endsWith('Correction') && team === who.teamId) ||
  counting(facts, who, of).some(each => by(each, 'lead', 'national'))

/** That a share is to be reviewed is known to whoever does it, and to those who see the whole list. */
const isToldOfShares = (facts: Facts, who: Account, task: unknown, team: unknown, of: Target): boolean =>
  !['reviewShare', 'reviewUrgentShare'].includes(String(task)) ||
  team === who.teamId ||
  counting(facts, who, of).some(each => by(each, ...wholeList))

/** What happened: to whoever reads its section, within its audience; with whom something is shared, to those who see the whole list and the teams concerned. */
function event(
  facts: Facts,
  who: Account,
  row: Row,
  referralOf: (id: unknown) => Row | undefined,
  readsReferrals: boolean,
): boolean {
  const id = String(row['subject_id'])
  const section = String(row['section'])
  if (row['subject'] === 'referral') {
    const of = readsReferrals ? referralOf(id) : undefined
    return of !== undefined && (row['kind'] !== 'referral.allocated' || of['to_team'] === who.teamId)
  }
  if (row['subject'] !== 'episode' && row['subject'] !== 'person') return false
  const target = row['subject'] === 'episode' ? { episode: id } : { person: id }
  const rows = section === 'whereabouts' ? telling(facts, who, counting(facts, who, target)) : counting(facts, who, target)
  if (!isToldOfReview(facts, who, (row['data'] as Row | null)?.['task'], row['team_id'], { episode: id })) return false // as: events carry an object
  const own = row['team_id'] === who.teamId && reach(who.role, section) !== '-'
  const named = (row['data'] as Row | null)?.['teamId'] === who.teamId // as: events carry an object
  return rows.some(each => {
    const early =
      row['kind'] === 'return.reported' &&
      !by(each, 'lead', 'national') &&
      ['reported', 'missing'].includes(String(each['status']))
    const told =
      row['audience'] === 'ownTeam'
        ? own
        : row['audience'] === 'lead'
          ? by(each, 'lead', 'national') && reach(who.role, section) === 'yes'
          : (opens(each, section) && reach(who.role, section) === 'yes' && !early) || own
    const sharing = [
      'share.given',
      'share.ended',
      'share.extended',
      'share.narrowed',
      'share.urgent',
      'share.reviewed',
      'referral.waits',
    ].includes(String(row['kind']))
    return told && (!sharing || by(each, ...wholeList) || row['team_id'] === who.teamId || named)
  })
}
