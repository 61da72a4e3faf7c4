import { referralApi as api } from '@waymark/shared/referrals/referral.api.ts'
import type { Tx } from '../kernel/as-actor.ts'
import { Problem } from '../kernel/problem.ts'
import type { Mount } from '../kernel/route.ts'
import { done, happened } from '../kernel/tell.ts'
import { endClocks } from '../tasks/on-clock.ts'
import { addMessage } from './message.ts'
import { proceed, referralCommand, type AdmittedReferral } from './on-referral.ts'
import { clockOf, renewProgress, startReferralClock } from './referral-clocks.ts'

/** What the receiving team does once it accepted, up to how it ended. */
export function workingRoutes(mount: Mount): void {
  referralCommand(mount, api.makeContact, async ({ tx, of, actor, now }) => {
    const status = proceed(of, actor, 'makeContact')
    await tx.referral.updateMany({ where: { id: of.id }, data: { status, version: { increment: 1 } } })
    await endClocks(tx, now, { referralId: of.id }, ['firstContact'])
    await startReferralClock(tx, now, clockOf(of.row), 'tellProgress')
    return done({ id: of.id }, happened('referral.contactMade', of.id, {}))
  })

  referralCommand(mount, api.tell, async ({ tx, of, actor, body, now }) => {
    proceed(of, actor, 'tell')
    await addMessage(tx, of.id, { ...body, kind: 'feedback' })
    await renewProgress(tx, now, of)
    return done({ id: of.id }, happened('referral.feedbackGiven', of.id, { id: body.id }))
  })

  referralCommand(mount, api.complete, async ({ tx, of, actor, body: { outcome, byNeed, feedback }, now }) => {
    const status = proceed(of, actor, 'complete')
    await mustSayOfEach(tx, of.id, byNeed)
    if (feedback !== undefined) await addMessage(tx, of.id, { id: crypto.randomUUID(), kind: 'feedback', text: feedback })
    await tx.referralOutcome.createMany({ data: byNeed.map(each => ({ referralId: of.id, ...each })) })
    const ended = await endWork(tx, of, now, { status, outcome })
    return done({ id: of.id }, happened('referral.completed', of.id, { outcome }), ...ended.map(toldTo(of, actor.teamId)))
  })

  referralCommand(mount, api.giveUp, async ({ tx, of, actor, body: { id, attempts, tried }, now }) => {
    const status = proceed(of, actor, 'giveUp')
    await addMessage(tx, of.id, { id, kind: 'notEngaged', text: tried, attempts })
    const ended = await endWork(tx, of, now, { status, outcome: 'notEngaged' })
    return done({ id: of.id }, happened('referral.notTakenUp', of.id, { id }), ...ended.map(toldTo(of, actor.teamId)))
  })
}

/** Ends the work, its clocks and its shares; gives the shares that ended. */
async function endWork(tx: Tx, of: AdmittedReferral, now: Date, ended: { status: string; outcome: string }) {
  await tx.referral.updateMany({ where: { id: of.id }, data: { ...ended, endedAt: now, version: { increment: 1 } } })
  await endClocks(tx, now, { referralId: of.id })
  const shares = await tx.share.findMany({ where: { referralId: of.id, endedAt: null } })
  for (const share of shares) await tx.$queryRaw`select app.end_share(${share.id}::uuid, 'workEnded')::text`
  return shares
}

const toldTo = (of: AdmittedReferral, teamId: string) => () => happened('share.ended', of.row.episodeId, { teamId })

/** Refuses to end the work before it is said of each need that was named what came of it. */
async function mustSayOfEach(tx: Tx, referralId: string, byNeed: { need: string }[]): Promise<void> {
  const content = await tx.referralContent.findUnique({ where: { referralId } })
  const said = new Set(byNeed.map(({ need }) => need))
  if (said.size !== byNeed.length || content?.needs.some(need => !said.has(need)))
    throw new Problem('invalid', { fields: [{ path: 'byNeed', message: 'Say of each need, once, what came of it' }] })
}
