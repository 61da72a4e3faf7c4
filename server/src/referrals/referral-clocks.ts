import type { Urgency } from '@waymark/shared/referrals/referral.ts'
import { referralClockDue, type ReferralClock } from '@waymark/shared/tasks/timers.ts'
import type { Tx } from '../kernel/as-actor.ts'
import { endClocks, startClock } from '../tasks/on-clock.ts'
import type { AdmittedReferral, ReferralRow } from './on-referral.ts'

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
  'tellProgress',
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

/** While the work goes on, the sender hears of it again and again: what was just done of that begins the time anew. */
export async function renewProgress(tx: Tx, now: Date, { id, status, row }: AdmittedReferral): Promise<void> {
  if (status !== 'active') return
  await endClocks(tx, now, { referralId: id }, ['tellProgress'])
  await startReferralClock(tx, now, clockOf(row), 'tellProgress')
}
