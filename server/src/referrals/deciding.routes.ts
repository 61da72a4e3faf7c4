import { dateInScotland } from '@waymark/shared/tasks/working-day.ts'
import { referralApi as api } from '@waymark/shared/referrals/referral.api.ts'
import { Problem } from '../kernel/problem.ts'
import type { Mount } from '../kernel/route.ts'
import { done, happened } from '../kernel/tell.ts'
import { mustBeListed } from '../services/service.read.ts'
import { endClocks } from '../tasks/on-clock.ts'
import { acceptReferral } from './may-open.ts'
import { addMessage } from './message.ts'
import { proceed, referralCommand } from './on-referral.ts'
import { clockOf, startReferralClock } from './referral-clocks.ts'

/** What the receiving team decides: that it arrived, what it has to know, whether it accepts, later or not. */
export function decidingRoutes(mount: Mount): void {
  referralCommand(mount, api.acknowledge, async ({ tx, of, actor, now }) => {
    const status = proceed(of, actor, 'acknowledge')
    await tx.referral.updateMany({ where: { id: of.id }, data: { status, receivedAt: now, version: { increment: 1 } } })
    await endClocks(tx, now, { referralId: of.id }, ['acknowledgeReferral'])
    return done({ id: of.id }, happened('referral.acknowledged', of.id, {}))
  })

  // Meanwhile the time to decide stands still: it is the sender's turn.
  referralCommand(mount, api.askMore, async ({ tx, of, actor, body, now }) => {
    const status = proceed(of, actor, 'askMore')
    await addMessage(tx, of.id, { ...body, kind: 'question' })
    await tx.referral.updateMany({
      where: { id: of.id },
      data: { status, receivedAt: of.row.receivedAt ?? now, version: { increment: 1 } },
    })
    await endClocks(tx, now, { referralId: of.id }, ['acknowledgeReferral'])
    await endClocks(tx, now, { referralId: of.id }, ['decideReferral'], 'dropped')
    await startReferralClock(tx, now, clockOf(of.row), 'answerReferral')
    return done({ id: of.id }, happened('referral.moreAsked', of.id, { id: body.id }))
  })

  referralCommand(mount, api.accept, async ({ tx, of, actor, now }) => {
    const status = proceed(of, actor, 'accept')
    await acceptReferral(tx, of.id)
    await tx.referral.updateMany({
      where: { id: of.id },
      data: { status, decidedAt: now, receivedAt: of.row.receivedAt ?? now, version: { increment: 1 } },
    })
    await endClocks(tx, now, { referralId: of.id })
    await startReferralClock(tx, now, clockOf(of.row), 'firstContact')
    return done(
      { id: of.id },
      happened('referral.accepted', of.id, {}),
      happened('share.given', of.row.episodeId, { teamId: actor.teamId }),
    )
  })

  referralCommand(mount, api.wait, async ({ tx, of, actor, body: { id, expectedOn, meanwhile }, now }) => {
    const status = proceed(of, actor, 'wait')
    if (expectedOn < dateInScotland(now))
      throw new Problem('invalid', { fields: [{ path: 'expectedOn', message: 'Enter a date that is to come' }] })
    await addMessage(tx, of.id, { id, kind: 'waitingList', text: meanwhile, expectedOn: new Date(expectedOn) })
    await tx.referral.updateMany({
      where: { id: of.id },
      data: { status, receivedAt: of.row.receivedAt ?? now, version: { increment: 1 } },
    })
    await endClocks(tx, now, { referralId: of.id })
    await startReferralClock(tx, now, clockOf(of.row), 'reviewWaiting')
    return done({ id: of.id }, happened('referral.waitingListed', of.id, { id }))
  })

  referralCommand(mount, api.decline, async ({ tx, of, actor, body: { reason, serviceId, advice }, now }) => {
    const status = proceed(of, actor, 'decline')
    if (serviceId !== undefined) await mustBeListed(tx, serviceId, now)
    await addMessage(tx, of.id, { id: crypto.randomUUID(), kind: 'declined', text: advice ?? null, serviceId: serviceId ?? null })
    await tx.referral.updateMany({
      where: { id: of.id },
      data: { status, decidedAt: now, endedAt: now, declineReason: reason, version: { increment: 1 } },
    })
    await endClocks(tx, now, { referralId: of.id })
    return done({ id: of.id }, happened('referral.declined', of.id, { reason }))
  })
}
