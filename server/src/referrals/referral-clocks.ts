import type { Urgency } from '@waymark/shared/referrals/referral.ts'
import { referralDue } from '@waymark/shared/tasks/timers.ts'
import type { Tx } from '../kernel/as-actor.ts'
import { startClock } from '../tasks/on-clock.ts'

/** A referral that is sent begins two clocks of the team it is addressed to: to say that it arrived, and to decide. */
export async function startReferralClocks(
  tx: Tx,
  now: Date,
  { id, toTeam, urgency }: { id: string; toTeam: string; urgency: Urgency },
): Promise<void> {
  const { acknowledgeBy, decideBy } = referralDue(urgency, now)
  const clock = { of: { referralId: id }, teamId: toTeam, from: now }
  await startClock(tx, now, { ...clock, kind: 'acknowledgeReferral', due: acknowledgeBy })
  await startClock(tx, now, { ...clock, kind: 'decideReferral', due: decideBy })
}
