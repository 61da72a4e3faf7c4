import { allows, allowsForAgency, counts, everAllows, passesSeal, reach, readsNothing } from '../oracle.ts'
import type { Principal, GrantFact } from './people.ts'

/** An episode with its person, as the oracle has it: who sees it by which rows, and what its person is guarded by. */
export type RecordFact = {
  key: string
  episodeId: string
  personId: string
  discussionId: string
  taskId: string
  handoverId: string
  enquiryId: string
  breakGlassId: string
  requestId: string
  question: { id: string; from: string; to: string } | null
  /** The access grant of a receiver of the share. */
  grantId: string
  recipientId: string
  alertId: string
  /** The teams that used emergency access, and that caused an access alert. */
  openedBy: string
  askingId: string
  exclusionId: string
  /** The author of the seeded records. */
  writer: string
  rows: GrantFact[]
  sealed: boolean
  restricted: boolean
  excluded: Set<string>
  allowListed: Set<string>
  /** The referral that was seeded with it. */
  referral: ReferralFact | null
}
export type ReferralFact = { id: string; from: string; to: string; status: string; approvedBy: string | null }
/** The place of a token: its record, the team that wrote it, its referral. */
export type Origin = {
  record: RecordFact
  team: string
  account?: string
  referral: ReferralFact | null
  /** The text was seeded before the first command. */
  seeded?: true
}
/** Null: not signed in. */
export type Asker = Principal | null

/** Whether someone may read a token, by access.md and its three tables alone. */
export function knows(who: Asker, section: string, field: string, { record, team, account, referral, seeded }: Origin): boolean {
  if (!who) return false
  const rows = liveRows(who, record)
  const read = reach(who.role, section)
  const lead = rows.some(({ basis }) => basis === 'lead' || basis === 'national')
  if (section === 'view') return account === who.accountId
  // a draft is its writer's while its record is open to them
  if (section === 'draft')
    return account === who.accountId && rows.some(row => row.basis !== 'retained' && row.sections.includes('description'))
  // messages between teams are withheld with the whereabouts, for every author
  const mayKnow = !record.restricted || rows.some(({ basis }) => basis === 'lead') || record.allowListed.has(who.accountId)
  // of what their own agency looked at and gave, auditors read the references and no more
  if (auditsOf(who, record) && ['summary', 'preview'].includes(section) && ['reference', 'person'].includes(field)) return true
  if (section === 'preview')
    return referral !== null && (field !== 'line' || mayKnow) && sidesOf(who, record, referral).length > 0
  if (section === 'between') return mayKnow && referral !== null && sidesOf(who, record, referral).some(side => side !== 'agrees')
  if (section === 'session')
    return referral !== null && referral.to === who.teamId && reach(who.role, 'support') !== '-' && rows.length > 0
  if (section === 'directory') return true
  if (section === 'content') return mayKnow && referral !== null && readsContent(who, record, referral)
  if (section === 'question') return readsQuestion(who, record)
  if (section === 'words') return mayKnow && readsQuestion(who, record)
  if (section === 'access')
    return account === who.accountId || (mayKnow && rows.some(({ basis }) => allows('share.give', who.role, basis)))
  if (section === 'breakGlass')
    return (
      // the account that used emergency access learns by reference that it was reviewed
      (record.writer === who.accountId && ['open', 'reviewed'].includes(field) && !record.excluded.has(who.accountId)) ||
      rows.some(({ basis }) => allows('breakGlass.review', who.role, basis)) ||
      (allows('breakGlass.review', who.role, 'own-agency') &&
        record.openedBy === who.teamId &&
        !record.excluded.has(who.accountId))
    )
  // of a share: for its giver, its receiver and who leads; of a withdrawal: for those who see the whole list
  if (section === 'consent' || section === 'withdrawal') {
    const open = rows.filter(row => row.sections.includes('summary'))
    return (
      (open.length > 0 && (team === who.teamId || (section === 'consent' && who.teamId.startsWith(field)))) ||
      open.some(({ basis }) => ['lead', 'national', ...(section === 'withdrawal' ? ['area', 'placing'] : [])].includes(basis))
    )
  }
  if (section === 'disclosed')
    return rows
      .filter(
        ({ basis }) => basis !== 'retained' && (!record.restricted || basis === 'lead' || record.allowListed.has(who.accountId)),
      )
      .some(({ basis }) => team === who.teamId || ['lead', 'area', 'placing', 'national'].includes(basis))
  const audits = auditsOf(who, record)
  if (section === 'accessAlert') return audits && record.openedBy === who.teamId
  if (section === 'asked') return audits && team === who.teamId
  // for the lead; the request and its answer also for the account that asked
  if (section === 'protection')
    return (
      (rows.some(({ basis }) => ['lead', 'national'].includes(basis)) && everAllows('whereabouts.restrict', who.role)) ||
      ((account === who.accountId || (record.writer === who.accountId && ['asked', 'reason'].includes(field))) &&
        rows.some(({ basis }) => basis !== 'retained'))
    )
  // for those who may exclude that account
  if (section === 'exclusion')
    return allowsForAgency('exclusion.add', who.role) && who.teamId === (seeded ? record.openedBy : team)
  if (section === 'death') return lead && reach(who.role, 'enquiries') === 'yes'
  if (section === 'supportOwn') return team === who.teamId && reach(who.role, 'support') !== '-' && rows.length > 0
  const disclosing =
    section === 'whereabouts' && record.restricted
      ? rows.filter(({ basis }) => basis === 'lead' || record.allowListed.has(who.accountId))
      : rows
  if (read === 'yes' && disclosing.some(row => row.sections.includes(section))) return true
  if (section === 'summary') return rows.length > 0 && ['reference', 'given', 'family'].includes(field) // all that an ended share leaves
  return read !== undefined && read !== '-' && team === who.teamId && disclosing.length > 0
}

/**
 * Police match identity nationally (access.md, rule 9): while reporting they see a name, unless the person is sealed or they
 * are excluded.
 */
export function matchesNationally(who: Asker, section: string, field: string, { record }: Origin): boolean {
  if (!who || !allows('episode.report', who.role, 'yes') || record.sealed || record.excluded.has(who.accountId)) return false
  return section === 'summary' && ['given', 'family', 'person', 'givenNa', 'familyN'].includes(field)
}

/**
 * Whether an auditor audits their own agency's actions on a record. They learn that it exists, and none of its text.
 */
const auditsOf = (who: Principal, { excluded, rows }: RecordFact): boolean =>
  allows('audit.read', who.role, 'own-agency') && !excluded.has(who.accountId) && rows.some(({ team }) => team === who.teamId)

/** Whether someone may know that an episode is there. */
export const knowsOf = (who: Asker, record: RecordFact): boolean =>
  who !== null && (liveRows(who, record).length > 0 || auditsOf(who, record))

/** Whether someone may know that a referral is there. */
export const knowsOfReferral = (who: Asker, record: RecordFact, referral: ReferralFact): boolean =>
  who !== null && (sidesOf(who, record, referral).length > 0 || auditsOf(who, record))

/** The grants that count for someone: exclusion, time, the bases of the role and a seal, in that order. */
export function liveRows(who: Principal, record: RecordFact): GrantFact[] {
  if (record.excluded.has(who.accountId) || readsNothing(who.role)) return []
  const now = new Date().toISOString()
  return record.rows
    .filter(row => row.team === who.teamId && (row.account === null || row.account === who.accountId))
    .filter(row => row.basis !== 'break-glass' || row.until === null || row.until > now)
    .map(row => (row.until !== null && row.until <= now ? { ...row, basis: 'retained', sections: [] } : row)) // an ended share
    .filter(row => counts(who.role, row.basis) && (!record.sealed || passesSeal(who.role, row.basis)))
}

/** A question is for its two teams: for the one that asked while it has access to the episode, for the other unless the person is sealed or it sees them. */
function readsQuestion(who: Principal, record: RecordFact): boolean {
  if (record.question === null || record.excluded.has(who.accountId) || readsNothing(who.role)) return false
  const sees = liveRows(who, record).length > 0
  return record.question.to === who.teamId ? !record.sealed || sees : record.question.from === who.teamId && sees
}

/** A reader's relation to a referral: sender, receiver, national unit, or approver. */
function sidesOf(who: Principal, record: RecordFact, { from, to, status, approvedBy }: ReferralFact): string[] {
  const rows = liveRows(who, record)
  if (record.excluded.has(who.accountId) || readsNothing(who.role) || (record.sealed && rows.length === 0)) return []
  const sides = [
    ...(from === who.teamId || approvedBy === who.teamId ? ['sender'] : []),
    ...(to === who.teamId && status !== 'draft' ? ['receiver'] : []),
    ...(rows.some(({ basis }) => basis === 'national') ? ['national'] : []),
  ].filter(side => allows('referral.read', who.role, side))
  const agrees = status === 'draft' && rows.some(({ basis }) => allows('share.give', who.role, basis))
  return agrees ? [...sides, 'agrees'] : sides
}

function readsContent(who: Principal, record: RecordFact, referral: ReferralFact): boolean {
  const sides = sidesOf(who, record, referral)
  if (sides.includes('sender')) return referral.from === who.teamId
  const accepted = ['accepted', 'active', 'completed', 'notEngaged'].includes(referral.status)
  return sides.includes('national') || (sides.includes('receiver') && accepted && liveRows(who, record).length > 0)
}
