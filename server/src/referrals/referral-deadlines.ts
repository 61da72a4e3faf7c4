import type { Urgency } from '@waymark/shared/referrals/referral.ts'
import { referralDeadlineDue, type ReferralDeadline } from '@waymark/shared/tasks/timers.ts'
import type { Tx } from '../platform/database/database.ts'
import { completeDeadlines, startDeadline } from '../tasks/deadline.ts'
import type { ReferralAccess, ReferralRow } from './referral-access.ts'

type WithDeadline = { id: string; fromTeam: string; toTeam: string; urgency: Urgency }

/** The fields of a referral that its deadlines need. */
export const deadlineOf = ({ id, fromTeam, toTeam, urgency }: ReferralRow): WithDeadline => ({
  id,
  fromTeam,
  toTeam,
  urgency,
})

/** The deadlines of the receiving team, which move with the assignee of the referral. */
export const receiversDeadlines = [
  'acknowledgeReferral',
  'decideReferral',
  'reviewWaiting',
  'firstContact',
  'tellProgress',
] as const satisfies ReferralDeadline[]

/**
 * Begins a deadline, timed by the urgency of the referral.
 * An answer is due from the sender, an approval from the lead team, and the rest from the receiver's assignee.
 */
export async function startReferralDeadline(
  tx: Tx,
  now: Date,
  { id, fromTeam, toTeam, urgency }: WithDeadline,
  kind: ReferralDeadline,
  leadTeam = toTeam,
): Promise<void> {
  const of = { referralId: id }
  const due = referralDeadlineDue(kind, urgency, now)
  if (kind === 'answerReferral') return startDeadline(tx, now, { kind, of, teamId: fromTeam, from: now, due })
  if (kind === 'agreeReferral') return startDeadline(tx, now, { kind, of, teamId: leadTeam, from: now, due })
  // without an assignee, or with one that the caller may not see, the deadline belongs to the whole team
  const assignee = await tx.referralAssignee.findFirst({ where: of, orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }] })
  await startDeadline(tx, now, { kind, of, teamId: toTeam, accountId: assignee?.accountId ?? null, from: now, due })
}

/** Completes the deadline to report progress to the sender, and begins the next while the work goes on. */
export async function renewProgress(tx: Tx, now: Date, { id, status, row }: ReferralAccess): Promise<void> {
  if (status !== 'active') return
  await completeDeadlines(tx, now, { referralId: id }, ['tellProgress'])
  await startReferralDeadline(tx, now, deadlineOf(row), 'tellProgress')
}
