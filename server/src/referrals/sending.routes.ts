import { nextState } from '@waymark/shared/platform/transitions.ts'
import { referralApi as api } from '@waymark/shared/referrals/referral.api.ts'
import { referralTransitions, type ReferralAction, type ReferralStatus } from '@waymark/shared/referrals/referral-transitions.ts'
import { episodeCommand, transition as transitionEpisode, type EpisodeAccess } from '../episodes/episode-access.ts'
import type { Tx } from '../platform/database/database.ts'
import { Problem } from '../platform/http/problem.ts'
import type { Mount } from '../platform/http/route.ts'
import { result, event } from '../platform/audit/record-events.ts'
import { completeDeadlines } from '../tasks/deadline.ts'
import { addMessage, findLast } from './message.ts'
import { lastDayOf, assertNotOver, assertOpensOnceAccepted, assertStillOpens } from './may-open.ts'
import { bandOf, assertOffered, assertNamesNobody, waitsForApproval } from './offer.ts'
import { transition, referralCommand, type ReferralRow } from './referral-access.ts'
import { assertTerms, termsToKeep } from './terms.ts'
import { deadlineOf, startReferralDeadline } from './referral-deadlines.ts'

/** Actions of the team that sends a referral, and of those who approve it. */
export function sendingRoutes(mount: Mount): void {
  episodeCommand(mount, api.send, async ({ tx, of, actor, body, now }) => {
    transitionEpisode(of, actor, 'referral.send')
    const toTeam = await assertOffered(tx, of, actor, body, now)
    assertTerms(body)
    await assertNamesNobody(tx, of.personId, 'line', body.line)
    const waits = await waitsForApproval(tx, of, actor, body.sections, now)
    if (!waits) await assertOpensOnceAccepted(tx, of, toTeam, body) // otherwise checked on approval: the approver's team answers for it
    const { id, serviceId, toTeam: _, line, reason, views, viewsNote, safety, contact, ...more } = body
    const { needs, doNotText, doNotTellFamily, safeTimes, mayAnswer, shareUntil, condition, duty, consent, ...offered } = more
    const [{ reference } = { reference: '' }] = await tx.$queryRaw<
      { reference: string }[]
    >`select app.next_reference('RF') as reference`
    const state = waits ? { status: 'draft' as const } : { status: 'sent' as const, sentAt: now, approvedByTeam: actor.teamId }
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
    const deadline = { id, fromTeam: actor.teamId, toTeam, urgency: body.urgency }
    await beginWaiting(tx, now, deadline, waits, of.leadTeam)
    return result(
      { id, reference },
      event(waits ? 'referral.drafted' : 'referral.sent', id, {}),
      notifiedOf(waits, of.id, id, toTeam),
    )
  })

  episodeCommand(mount, api.approve, async ({ tx, of, actor, params, now }) => {
    transitionEpisode(of, actor, 'share.give')
    const row = await getReferralOf(tx, params.referralId, of.id)
    const status = assertTransition(row, 'agree')
    assertReadable(row, of)
    assertNotOver(row, now)
    await assertStillOpens(tx, row, false)
    await completeDeadlines(tx, now, { referralId: row.id }, ['agreeReferral'])
    await tx.referral.updateMany({
      where: { id: row.id },
      data: { status, sentAt: now, approvedByTeam: actor.teamId, version: { increment: 1 } },
    })
    await beginWaiting(tx, now, deadlineOf(row), false, of.leadTeam)
    return result({ id: row.id }, event('referral.approved', row.id, {}), notifiedOf(false, of.id, row.id, row.toTeam))
  })

  // The refusing team is kept as the approver, so it answers for the decision and can still read the referral.
  episodeCommand(mount, api.refuse, async ({ tx, of, actor, params, body: { why }, now }) => {
    transitionEpisode(of, actor, 'share.give')
    const row = await getReferralOf(tx, params.referralId, of.id)
    const status = assertTransition(row, 'refuse')
    await completeDeadlines(tx, now, { referralId: row.id }, ['agreeReferral'], 'dropped')
    await tx.referral.updateMany({
      where: { id: row.id },
      data: { status, endedAt: now, declineReason: why, approvedByTeam: actor.teamId, version: { increment: 1 } },
    })
    return result({ id: row.id }, event('referral.refused', row.id, { why }))
  })

  // A referral offered again counts as sent now.
  // The sender's right to pass it on is checked again, and nothing opens before acceptance.
  episodeCommand(mount, api.offerAgain, async ({ tx, of, actor, params, body, now }) => {
    transitionEpisode(of, actor, 'referral.send')
    const row = await getReferralOf(tx, params.referralId, of.id)
    if (row.fromTeam !== actor.teamId) throw new Problem('forbidden')
    const sent = assertTransition(row, 'offerAgain')
    assertReadable(row, of)
    const shareUntil = lastDayOf(row, body.shareUntil, now)
    const waits = await waitsForApproval(tx, of, actor, row.sections, now)
    await assertStillOpens(tx, row, waits)
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
    await beginWaiting(tx, now, deadlineOf(row), waits, of.leadTeam)
    return result({ id: row.id }, event('referral.offeredAgain', row.id, {}), notifiedOf(waits, of.id, row.id, row.toTeam))
  })

  referralCommand(mount, api.answer, async ({ tx, of, actor, body, now }) => {
    const status = transition(of, actor, 'answer')
    await assertNamesNobody(tx, of.row.personId, 'text', body.text)
    const question = await findLast(tx, of.id, 'question')
    await addMessage(tx, of.id, { ...body, kind: 'answer', about: question?.id ?? null })
    await tx.referral.updateMany({ where: { id: of.id }, data: { status, version: { increment: 1 } } })
    await completeDeadlines(tx, now, { referralId: of.id }, ['answerReferral'])
    await startReferralDeadline(tx, now, deadlineOf(of.row), 'decideReferral')
    return result({ id: of.id }, event('referral.answered', of.id, { id: body.id }))
  })

  referralCommand(mount, api.withdraw, async ({ tx, of, actor, now }) => {
    const status = transition(of, actor, 'withdraw')
    await tx.referral.updateMany({ where: { id: of.id }, data: { status, endedAt: now, version: { increment: 1 } } })
    await completeDeadlines(tx, now, { referralId: of.id }, undefined, 'dropped')
    return result({ id: of.id }, event('referral.withdrawn', of.id, {}))
  })
}

/** The end of a share for which the sender gave none: no share is open-ended. */
const aYearFrom = (now: Date) => new Date(now.getTime() + 365 * 86_400_000)

/** Begins the deadline to approve, or those to acknowledge and to decide. */
async function beginWaiting(
  tx: Tx,
  now: Date,
  of: ReturnType<typeof deadlineOf>,
  waits: boolean,
  leadTeam: string,
): Promise<void> {
  if (waits) return startReferralDeadline(tx, now, of, 'agreeReferral', leadTeam)
  await startReferralDeadline(tx, now, of, 'acknowledgeReferral')
  await startReferralDeadline(tx, now, of, 'decideReferral')
}

/** The event on the episode: a referral waits for approval, or it was offered to a team. */
const notifiedOf = (waits: boolean, episodeId: string, id: string, teamId: string) =>
  waits ? event('referral.waits', episodeId, { id }) : event('referral.offered', episodeId, { id, teamId }, 'ownTeam')

/** Locks and reads a referral of this episode, so that commands on it run one after another. */
export async function getReferralOf(tx: Tx, referralId: string, episodeId: string): Promise<ReferralRow> {
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${referralId}, 0))::text`
  const row = await tx.referral.findUnique({ where: { id: referralId } })
  if (!row || row.episodeId !== episodeId) throw new Problem('not-found')
  return row
}

/** Refuses to offer sections that the caller cannot read, even where someone else offered them before. */
function assertReadable(row: ReferralRow, of: EpisodeAccess): void {
  if (row.sections.some(section => !of.readable.has(section)))
    throw new Problem('refused', { reason: 'referral.beyondYourAccess', possible: [] })
}

/** The status after this action; refuses an action that is not possible now. */
export function assertTransition(row: ReferralRow, action: ReferralAction): ReferralStatus {
  const status = nextState<ReferralStatus, ReferralAction>(referralTransitions, row.status, action)
  if (status === null) throw new Problem('refused', { reason: `referral.${row.status}`, possible: [] })
  return status
}
