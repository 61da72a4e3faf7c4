import { dateInScotland } from '@waymark/shared/tasks/working-day.ts'
import { referralApi as api } from '@waymark/shared/referrals/referral.api.ts'
import { Problem } from '../platform/http/problem.ts'
import type { Mount } from '../platform/http/route.ts'
import { result, event } from '../platform/audit/record-events.ts'
import { assertListed } from '../services/service.read.ts'
import { completeDeadlines } from '../tasks/deadline.ts'
import { acceptReferral } from './may-open.ts'
import { addMessage } from './message.ts'
import { transition, referralCommand } from './referral-access.ts'
import { deadlineOf, startReferralDeadline } from './referral-deadlines.ts'

/** Decisions of the receiving team: acknowledge, ask for more, accept, put on a waiting list or decline. */
export function decidingRoutes(mount: Mount): void {
  referralCommand(mount, api.acknowledge, async ({ tx, of, actor, now }) => {
    const status = transition(of, actor, 'acknowledge')
    await tx.referral.updateMany({ where: { id: of.id }, data: { status, receivedAt: now, version: { increment: 1 } } })
    await completeDeadlines(tx, now, { referralId: of.id }, ['acknowledgeReferral'])
    return result({ id: of.id }, event('referral.acknowledged', of.id, {}))
  })

  // The deadline to decide is dropped, and begins again once the sender has answered.
  referralCommand(mount, api.askMore, async ({ tx, of, actor, body, now }) => {
    const status = transition(of, actor, 'askMore')
    await addMessage(tx, of.id, { ...body, kind: 'question' })
    await tx.referral.updateMany({
      where: { id: of.id },
      data: { status, receivedAt: of.row.receivedAt ?? now, version: { increment: 1 } },
    })
    await completeDeadlines(tx, now, { referralId: of.id }, ['acknowledgeReferral'])
    await completeDeadlines(tx, now, { referralId: of.id }, ['decideReferral'], 'dropped')
    await startReferralDeadline(tx, now, deadlineOf(of.row), 'answerReferral')
    return result({ id: of.id }, event('referral.moreAsked', of.id, { id: body.id }))
  })

  referralCommand(mount, api.accept, async ({ tx, of, actor, now }) => {
    const status = transition(of, actor, 'accept')
    await acceptReferral(tx, of.id)
    await tx.referral.updateMany({
      where: { id: of.id },
      data: { status, decidedAt: now, receivedAt: of.row.receivedAt ?? now, version: { increment: 1 } },
    })
    await completeDeadlines(tx, now, { referralId: of.id })
    await startReferralDeadline(tx, now, deadlineOf(of.row), 'firstContact')
    return result(
      { id: of.id },
      event('referral.accepted', of.id, {}),
      event('share.given', of.row.episodeId, { teamId: actor.teamId }),
    )
  })

  referralCommand(mount, api.wait, async ({ tx, of, actor, body: { id, expectedOn, meanwhile }, now }) => {
    const status = transition(of, actor, 'wait')
    if (expectedOn < dateInScotland(now))
      throw new Problem('invalid', { fields: [{ path: 'expectedOn', message: 'Enter a date that is to come' }] })
    await addMessage(tx, of.id, { id, kind: 'waitingList', text: meanwhile, expectedOn: new Date(expectedOn) })
    await tx.referral.updateMany({
      where: { id: of.id },
      data: { status, receivedAt: of.row.receivedAt ?? now, version: { increment: 1 } },
    })
    await completeDeadlines(tx, now, { referralId: of.id })
    await startReferralDeadline(tx, now, deadlineOf(of.row), 'reviewWaiting')
    return result({ id: of.id }, event('referral.waitingListed', of.id, { id }))
  })

  referralCommand(mount, api.decline, async ({ tx, of, actor, body: { reason, serviceId, advice }, now }) => {
    const status = transition(of, actor, 'decline')
    if (serviceId !== undefined) await assertListed(tx, serviceId, now)
    await addMessage(tx, of.id, { id: crypto.randomUUID(), kind: 'declined', text: advice ?? null, serviceId: serviceId ?? null })
    await tx.referral.updateMany({
      where: { id: of.id },
      data: { status, decidedAt: now, endedAt: now, declineReason: reason, version: { increment: 1 } },
    })
    await completeDeadlines(tx, now, { referralId: of.id })
    return result({ id: of.id }, event('referral.declined', of.id, { reason }))
  })
}
