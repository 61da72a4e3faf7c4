import { next } from '@waymark/shared/kernel/life.ts'
import { referralApi as api } from '@waymark/shared/referrals/referral.api.ts'
import { referralLife, type ReferralAct, type ReferralStatus } from '@waymark/shared/referrals/referral-life.ts'
import { episodeCommand, proceed as proceedOn, type Admitted } from '../episodes/on-episode.ts'
import type { Tx } from '../kernel/as-actor.ts'
import { Problem } from '../kernel/problem.ts'
import type { Mount } from '../kernel/route.ts'
import { done, happened } from '../kernel/tell.ts'
import { endClocks } from '../tasks/on-clock.ts'
import { addMessage, findLast } from './message.ts'
import { lastDayOf, mustNotBeOver, mustOpenOnceAccepted, mustStillOpen } from './may-open.ts'
import { bandOf, mustBeOffered, mustNameNobody, mustWait } from './offer.ts'
import { proceed, referralCommand, type ReferralRow } from './on-referral.ts'
import { mustStand, termsToKeep } from './terms.ts'
import { clockOf, startReferralClock } from './referral-clocks.ts'

/** What the team that sends a referral does, and whoever has to agree to it. */
export function sendingRoutes(mount: Mount): void {
  episodeCommand(mount, api.send, async ({ tx, of, actor, body, now }) => {
    proceedOn(of, actor, 'referral.send')
    const toTeam = await mustBeOffered(tx, of, actor, body, now)
    mustStand(body)
    await mustNameNobody(tx, of.personId, 'line', body.line)
    const waits = await mustWait(tx, of, actor, body.sections, now)
    if (!waits) await mustOpenOnceAccepted(tx, of, toTeam, body) // what waits is asked when somebody agrees: their team answers for it
    const { id, serviceId, toTeam: _, line, reason, views, viewsNote, safety, contact, ...more } = body
    const { needs, doNotText, doNotTellFamily, safeTimes, mayAnswer, shareUntil, condition, duty, consent, ...offered } = more
    const [{ reference } = { reference: '' }] = await tx.$queryRaw<
      { reference: string }[]
    >`select app.next_reference('RF') as reference`
    const state = waits ? { status: 'draft' } : { status: 'sent', sentAt: now, approvedByTeam: actor.teamId }
    await tx.referral.createMany({
      data: {
        ...offered,
        ...state,
        id,
        reference,
        episodeId: of.id,
        personId: of.personId,
        fromTeam: actor.teamId,
        toTeam,
        serviceId: serviceId ?? null,
        areaCode: of.areaCode,
        ageBand: await bandOf(tx, of.personId, now),
        shareUntil: shareUntil ?? aYearFrom(now),
      },
    })
    await tx.referralLine.createMany({ data: { referralId: id, line } })
    await tx.referralContent.createMany({
      data: {
        referralId: id,
        episodeId: of.id,
        reason,
        views,
        viewsNote: viewsNote ?? null,
        safety: safety ?? null,
        contact: contact ?? null,
        needs,
        doNotText,
        doNotTellFamily,
        safeTimes: safeTimes ?? null,
        mayAnswer: mayAnswer ?? null,
        ...termsToKeep({ condition, duty, consent }),
      },
    })
    const clock = { id, fromTeam: actor.teamId, toTeam, urgency: body.urgency }
    await beginWaiting(tx, now, clock, waits, of.leadTeam)
    return done(
      { id, reference },
      happened(waits ? 'referral.drafted' : 'referral.sent', id, {}),
      toldOf(waits, of.id, id, toTeam),
    )
  })

  episodeCommand(mount, api.approve, async ({ tx, of, actor, params, now }) => {
    proceedOn(of, actor, 'share.give')
    const row = await mustBeOf(tx, params.referralId, of.id)
    const status = mustLead(row, 'agree')
    mustRead(row, of)
    mustNotBeOver(row, now)
    await mustStillOpen(tx, row, false)
    await endClocks(tx, now, { referralId: row.id }, ['agreeReferral'])
    await tx.referral.updateMany({
      where: { id: row.id },
      data: { status, sentAt: now, approvedByTeam: actor.teamId, version: { increment: 1 } },
    })
    await beginWaiting(tx, now, clockOf(row), false, of.leadTeam)
    return done({ id: row.id }, happened('referral.approved', row.id, {}), toldOf(false, of.id, row.id, row.toTeam))
  })

  // Whoever refused answers for it as whoever agreed does, and goes on reading what it was.
  episodeCommand(mount, api.refuse, async ({ tx, of, actor, params, body: { why }, now }) => {
    proceedOn(of, actor, 'share.give')
    const row = await mustBeOf(tx, params.referralId, of.id)
    const status = mustLead(row, 'refuse')
    await endClocks(tx, now, { referralId: row.id }, ['agreeReferral'], 'dropped')
    await tx.referral.updateMany({
      where: { id: row.id },
      data: { status, endedAt: now, declineReason: why, approvedByTeam: actor.teamId, version: { increment: 1 } },
    })
    return done({ id: row.id }, happened('referral.refused', row.id, { why }))
  })

  // Offered again it is as if it were sent now: what its sender may pass on is asked again, and nothing is open before it is accepted.
  episodeCommand(mount, api.offerAgain, async ({ tx, of, actor, params, body, now }) => {
    proceedOn(of, actor, 'referral.send')
    const row = await mustBeOf(tx, params.referralId, of.id)
    if (row.fromTeam !== actor.teamId) throw new Problem('forbidden')
    const sent = mustLead(row, 'offerAgain')
    mustRead(row, of)
    const shareUntil = lastDayOf(row, body.shareUntil, now)
    const waits = await mustWait(tx, of, actor, row.sections, now)
    await mustStillOpen(tx, row, waits)
    await tx.referral.updateMany({
      where: { id: row.id },
      data: {
        status: waits ? 'draft' : sent,
        sentAt: waits ? null : now,
        approvedByTeam: waits ? null : actor.teamId,
        shareUntil,
        receivedAt: null,
        decidedAt: null,
        declineReason: null,
        endedAt: null,
        outcome: null,
        version: { increment: 1 },
      },
    })
    await beginWaiting(tx, now, clockOf(row), waits, of.leadTeam)
    return done({ id: row.id }, happened('referral.offeredAgain', row.id, {}), toldOf(waits, of.id, row.id, row.toTeam))
  })

  referralCommand(mount, api.answer, async ({ tx, of, actor, body, now }) => {
    const status = proceed(of, actor, 'answer')
    await mustNameNobody(tx, of.row.personId, 'text', body.text)
    const question = await findLast(tx, of.id, 'question')
    await addMessage(tx, of.id, { ...body, kind: 'answer', about: question?.id ?? null })
    await tx.referral.updateMany({ where: { id: of.id }, data: { status, version: { increment: 1 } } })
    await endClocks(tx, now, { referralId: of.id }, ['answerReferral'])
    await startReferralClock(tx, now, clockOf(of.row), 'decideReferral')
    return done({ id: of.id }, happened('referral.answered', of.id, { id: body.id }))
  })

  referralCommand(mount, api.withdraw, async ({ tx, of, actor, now }) => {
    const status = proceed(of, actor, 'withdraw')
    await tx.referral.updateMany({ where: { id: of.id }, data: { status, endedAt: now, version: { increment: 1 } } })
    await endClocks(tx, now, { referralId: of.id }, undefined, 'dropped')
    return done({ id: of.id }, happened('referral.withdrawn', of.id, {}))
  })
}

/** What nobody gave an end ends all the same: no share is for ever. */
const aYearFrom = (now: Date) => new Date(now.getTime() + 365 * 86_400_000)

/** Begins what is waited for: that somebody agrees, or that the receiver says that it arrived, and decides. */
async function beginWaiting(tx: Tx, now: Date, of: ReturnType<typeof clockOf>, waits: boolean, leadTeam: string): Promise<void> {
  if (waits) return startReferralClock(tx, now, of, 'agreeReferral', leadTeam)
  await startReferralClock(tx, now, of, 'acknowledgeReferral')
  await startReferralClock(tx, now, of, 'decideReferral')
}

/** What those who see the episode are told: that it waits for them, or to whom it went. */
const toldOf = (waits: boolean, episodeId: string, id: string, teamId: string) =>
  waits ? happened('referral.waits', episodeId, { id }) : happened('referral.offered', episodeId, { id, teamId }, 'ownTeam')

/** The referral of this episode, as it is once no other command upon it is under way. */
export async function mustBeOf(tx: Tx, referralId: string, episodeId: string): Promise<ReferralRow> {
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${referralId}, 0))::text`
  const row = await tx.referral.findUnique({ where: { id: referralId } })
  if (!row || row.episodeId !== episodeId) throw new Problem('not-found')
  return row
}

/** Nobody offers what they do not read themselves, whoever offered it before. */
function mustRead(row: ReferralRow, of: Admitted): void {
  const readable = new Set<string>(of.readable)
  if (row.sections.some(section => !readable.has(section)))
    throw new Problem('refused', { reason: 'referral.beyondYourSight', possible: [] })
}

/** The status that this act leads to; refused where it cannot happen now. */
export function mustLead(row: ReferralRow, act: ReferralAct): ReferralStatus {
  const from = row.status as ReferralStatus // as: PostgreSQL checks the list
  const status = next<ReferralStatus, ReferralAct>(referralLife, from, act)
  if (status === null) throw new Problem('refused', { reason: `referral.${from}`, possible: [] })
  return status
}
