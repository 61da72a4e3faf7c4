import type { Urgency } from '@waymark/shared/referrals/referral.ts'
import { referralClockDue, type ReferralClock } from '@waymark/shared/tasks/timers.ts'
import type { Tx } from '../kernel/as-actor.ts'
import { startClock } from '../tasks/on-clock.ts'
import type { ReferralRow } from './on-referral.ts'

type Clocked = { id: string; fromTeam: string; toTeam: string; urgency: Urgency }

/** What a clock needs to know of a referral. */
export const clockOf = ({ id, fromTeam, toTeam, urgency }: ReferralRow): Clocked => ({
  id,
  fromTeam,
  toTeam,
  urgency: urgency as Urgency, // as: PostgreSQL checks the list
})

/** The clocks of the receiving team: they go with whoever of it holds the referral. */
export const receiversClocks = [
  'acknowledgeReferral',
  'decideReferral',
  'reviewWaiting',
  'firstContact',
] as const satisfies ReferralClock[]

/** Begins a clock of a referral by its urgency: the receiver's goes to whoever holds it; an answer is the sender's, an agreement the lead's. */
export async function startReferralClock(
  tx: Tx,
  now: Date,
  { id, fromTeam, toTeam, urgency }: Clocked,
  kind: ReferralClock,
  leadTeam = toTeam,
): Promise<void> {
  const of = { referralId: id }
  const due = referralClockDue(kind, urgency, now)
  if (kind === 'answerReferral') return startClock(tx, now, { kind, of, teamId: fromTeam, from: now, due })
  if (kind === 'agreeReferral') return startClock(tx, now, { kind, of, teamId: leadTeam, from: now, due })
  // nobody yet, or not one's own team to know: then it is the whole team's
  const holder = await tx.referralHolder.findFirst({ where: of, orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }] })
  await startClock(tx, now, { kind, of, teamId: toTeam, accountId: holder?.accountId ?? null, from: now, due })
}
