import type { Urgency } from '@waymark/shared/referrals/referral.ts'
import { referralDeadlineDue, type ReferralDeadline } from '@waymark/shared/tasks/timers.ts'
import type { Tx } from '../platform/database.ts'
import { completeDeadlines, startDeadline } from '../tasks/deadline.ts'
import type { ReferralAccess, ReferralRow } from './referral-access.ts'

type WithDeadline = { id: string; fromTeam: string; toTeam: string; urgency: Urgency }

/** What a clock needs to know of a referral. */
export const deadlineOf = ({ id, fromTeam, toTeam, urgency }: ReferralRow): WithDeadline => ({
  id,
  fromTeam,
  toTeam,
  urgency,
})

/** The deadlines of the receiving team: they go with whoever of it holds the referral. */
export const receiversDeadlines = [
  'acknowledgeReferral',
  'decideReferral',
  'reviewWaiting',
  'firstContact',
  'tellProgress',
] as const satisfies ReferralDeadline[]

/** Begins a deadline of a referral by its urgency: the receiver's goes to whoever holds it; an answer is the sender's, an agreement the lead's. */
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
  // nobody yet, or not one's own team to know: then it is the whole team's
  const assignee = await tx.referralAssignee.findFirst({ where: of, orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }] })
  await startDeadline(tx, now, { kind, of, teamId: toTeam, accountId: assignee?.accountId ?? null, from: now, due })
}

/** While the work goes on, the sender hears of it again and again: what was just done of that begins the time anew. */
export async function renewProgress(tx: Tx, now: Date, { id, status, row }: ReferralAccess): Promise<void> {
  if (status !== 'active') return
  await completeDeadlines(tx, now, { referralId: id }, ['tellProgress'])
  await startReferralDeadline(tx, now, deadlineOf(row), 'tellProgress')
}
