import { referralApi as api } from '@waymark/shared/referrals/referral.api.ts'
import type { Outcome } from '@waymark/shared/referrals/referral.ts'
import type { ReferralStatus } from '@waymark/shared/referrals/referral-transitions.ts'
import type { Tx } from '../platform/database/database.ts'
import { Problem } from '../platform/http/problem.ts'
import type { Mount } from '../platform/http/route.ts'
import { result, event } from '../platform/audit/record-events.ts'
import { completeDeadlines } from '../tasks/deadline.ts'
import { addMessage } from './message.ts'
import { transition, referralCommand, type ReferralAccess } from './referral-access.ts'
import { deadlineOf, renewProgress, startReferralDeadline } from './referral-deadlines.ts'

/** Actions of the receiving team from acceptance to the end of the work. */
export function workingRoutes(mount: Mount): void {
  referralCommand(mount, api.makeContact, async ({ tx, of, actor, now }) => {
    const status = transition(of, actor, 'makeContact')
    await tx.referral.updateMany({ where: { id: of.id }, data: { status, version: { increment: 1 } } })
    await completeDeadlines(tx, now, { referralId: of.id }, ['firstContact'])
    await startReferralDeadline(tx, now, deadlineOf(of.row), 'tellProgress')
    return result({ id: of.id }, event('referral.contactMade', of.id, {}))
  })

  referralCommand(mount, api.tell, async ({ tx, of, actor, body, now }) => {
    transition(of, actor, 'tell')
    await addMessage(tx, of.id, { ...body, kind: 'feedback' })
    await renewProgress(tx, now, of)
    return result({ id: of.id }, event('referral.feedbackGiven', of.id, { id: body.id }))
  })

  referralCommand(mount, api.complete, async ({ tx, of, actor, body: { outcome, byNeed, feedback }, now }) => {
    const status = transition(of, actor, 'complete')
    await assertEachNeedAnswered(tx, of.id, byNeed)
    if (feedback !== undefined) await addMessage(tx, of.id, { id: crypto.randomUUID(), kind: 'feedback', text: feedback })
    await tx.referralOutcome.createMany({ data: byNeed.map(each => ({ referralId: of.id, ...each })) })
    const ended = await endWork(tx, of, now, { status, outcome })
    return result({ id: of.id }, event('referral.completed', of.id, { outcome }), ...ended.map(notificationsOf(of, actor.teamId)))
  })

  referralCommand(mount, api.giveUp, async ({ tx, of, actor, body: { id, attempts, tried }, now }) => {
    const status = transition(of, actor, 'giveUp')
    await addMessage(tx, of.id, { id, kind: 'notEngaged', text: tried, attempts })
    const ended = await endWork(tx, of, now, { status, outcome: 'notEngaged' })
    return result({ id: of.id }, event('referral.notTakenUp', of.id, { id }), ...ended.map(notificationsOf(of, actor.teamId)))
  })
}

/** Ends the work with its deadlines and shares, and returns those shares. */
async function endWork(tx: Tx, of: ReferralAccess, now: Date, ended: { status: ReferralStatus; outcome: Outcome }) {
  await tx.referral.updateMany({ where: { id: of.id }, data: { ...ended, endedAt: now, version: { increment: 1 } } })
  await completeDeadlines(tx, now, { referralId: of.id })
  const shares = await tx.share.findMany({ where: { referralId: of.id, endedAt: null } })
  for (const share of shares) await tx.$queryRaw`select app.end_share(${share.id}::uuid, 'workEnded')::text`
  return shares
}

const notificationsOf = (of: ReferralAccess, teamId: string) => () => event('share.ended', of.row.episodeId, { teamId })

/** Refuses to end the work without exactly one outcome for each need. */
async function assertEachNeedAnswered(tx: Tx, referralId: string, byNeed: { need: string }[]): Promise<void> {
  const content = await tx.referralContent.findUnique({ where: { referralId } })
  const said = new Set(byNeed.map(({ need }) => need))
  if (said.size !== byNeed.length || content?.needs.some(need => !said.has(need)))
    throw new Problem('invalid', { fields: [{ path: 'byNeed', message: 'Say of each need, once, what came of it' }] })
}
