import { isEver } from '@waymark/shared/permissions.ts'
import { referralApi as api } from '@waymark/shared/referrals/referral.api.ts'
import type { Urgency } from '@waymark/shared/referrals/referral.ts'
import { episodeCommand, episodeQuery, proceed as proceedOn } from '../episodes/on-episode.ts'
import { shown } from '../kernel/consultation.ts'
import { Problem } from '../kernel/problem.ts'
import { query, type Mount } from '../kernel/route.ts'
import { done, happened } from '../kernel/tell.ts'
import { endClocks } from '../tasks/on-clock.ts'
import { listInbox } from './inbox.read.ts'
import { bandOf, mustWait } from './offer.ts'
import { proceed, referralCommand, referralQuery } from './on-referral.ts'
import { startReferralClocks } from './referral-clocks.ts'
import { getReferral, listForEpisode } from './referral.read.ts'

/** One team asks another to help: a preview, a decision, and the share that acceptance makes. */
export function referralRoutes(mount: Mount): void {
  query(mount, api.inbox, async ({ tx, actor, query, now }) => {
    const { inbox, ids } = await listInbox(tx, actor, query, now)
    return shown(inbox, { ids: [...new Set(ids)], sections: ['summary'] })
  })
  // one may see the episode and yet read no referral
  episodeQuery(mount, api.listForEpisode, async ({ tx, actor, of }) =>
    isEver(actor.role, 'referral.read') ? listForEpisode(tx, actor, of.id) : [],
  )
  referralQuery(mount, api.read, ({ tx, actor, of }) => getReferral(tx, actor, of))

  episodeCommand(mount, api.send, async ({ tx, of, actor, body, now }) => {
    proceedOn(of, actor, 'referral.send')
    const waits = await mustWait(tx, of, actor, body, now)
    const {
      id,
      toTeam,
      type,
      urgency,
      line,
      sections,
      onward,
      shareUntil,
      legalBasis,
      reason,
      views,
      viewsNote,
      safety,
      contact,
    } = body
    const [{ reference } = { reference: '' }] = await tx.$queryRaw<
      { reference: string }[]
    >`select app.next_reference('RF') as reference`
    const from = {
      episodeId: of.id,
      personId: of.personId,
      fromTeam: actor.teamId,
      areaCode: of.areaCode,
      ageBand: await bandOf(tx, of.personId, now),
    }
    const state = waits ? { status: 'draft' } : { status: 'sent', sentAt: now, approvedByTeam: actor.teamId }
    await tx.referral.createMany({
      data: {
        id,
        reference,
        ...from,
        toTeam,
        type,
        urgency,
        line,
        sections,
        onward,
        shareUntil: shareUntil ?? null,
        legalBasis,
        ...state,
      },
    })
    await tx.referralContent.createMany({
      data: {
        referralId: id,
        episodeId: of.id,
        reason,
        views,
        viewsNote: viewsNote ?? null,
        safety: safety ?? null,
        contact: contact ?? null,
      },
    })
    if (!waits) await startReferralClocks(tx, now, { id, toTeam, urgency })
    const told = waits
      ? happened('referral.waits', of.id, { id })
      : happened('referral.offered', of.id, { id, teamId: toTeam }, 'ownTeam')
    return done({ id, reference }, happened(waits ? 'referral.drafted' : 'referral.sent', id, {}), told)
  })

  episodeCommand(mount, api.approve, async ({ tx, of, actor, params, now }) => {
    proceedOn(of, actor, 'share.give')
    const row = await tx.referral.findUnique({ where: { id: params.referralId } })
    if (!row || row.episodeId !== of.id) throw new Problem('not-found')
    if (row.status !== 'draft') throw new Problem('refused', { reason: `referral.${row.status}`, possible: [] })
    if (row.sections.some(section => ![...of.readable].some(mine => mine === section)))
      throw new Problem('refused', { reason: 'referral.beyondYourSight', possible: [] })
    await tx.referral.updateMany({
      where: { id: row.id },
      data: { status: 'sent', sentAt: now, approvedByTeam: actor.teamId, version: { increment: 1 } },
    })
    const { id, toTeam, urgency } = row
    await startReferralClocks(tx, now, { id, toTeam, urgency: urgency as Urgency }) // as: PostgreSQL checks the list
    return done(
      { id: row.id },
      happened('referral.approved', row.id, {}),
      happened('referral.offered', of.id, { id: row.id, teamId: row.toTeam }, 'ownTeam'),
    )
  })

  referralCommand(mount, api.acknowledge, async ({ tx, of, actor, now }) => {
    const status = proceed(of, actor, 'referral.acknowledge')
    await tx.referral.updateMany({ where: { id: of.id }, data: { status, receivedAt: now, version: { increment: 1 } } })
    await endClocks(tx, now, { referralId: of.id }, ['acknowledgeReferral'])
    return done({ id: of.id }, happened('referral.acknowledged', of.id, {}))
  })

  referralCommand(mount, api.accept, async ({ tx, of, actor, now }) => {
    const status = proceed(of, actor, 'referral.decide')
    const [{ opened } = { opened: [] }] = await tx.$queryRaw<
      { opened: string[] }[]
    >`select app.accept_referral(${of.id}::uuid, ${crypto.randomUUID()}::uuid) as opened`
    if (opened.length === 0) throw new Problem('refused', { reason: 'referral.senderMayNotShare', possible: [] })
    await tx.referral.updateMany({
      where: { id: of.id },
      data: { status, decidedAt: now, receivedAt: of.row.receivedAt ?? now, version: { increment: 1 } },
    })
    await endClocks(tx, now, { referralId: of.id })
    return done(
      { id: of.id },
      happened('referral.accepted', of.id, {}),
      happened('share.given', of.row.episodeId, { teamId: actor.teamId }),
    )
  })

  referralCommand(mount, api.decline, async ({ tx, of, actor, body, now }) => {
    proceed(of, actor, 'referral.decide')
    await tx.referral.updateMany({
      where: { id: of.id },
      data: { status: 'declined', decidedAt: now, endedAt: now, declineReason: body.reason, version: { increment: 1 } },
    })
    await endClocks(tx, now, { referralId: of.id })
    return done({ id: of.id }, happened('referral.declined', of.id, { reason: body.reason }))
  })

  referralCommand(mount, api.complete, async ({ tx, of, actor, body, now }) => {
    const status = proceed(of, actor, 'referral.complete')
    const ended = {
      status: body.outcome === 'notEngaged' ? 'notEngaged' : status,
      endedAt: now,
      outcome: body.outcome,
      version: { increment: 1 },
    }
    await tx.referral.updateMany({ where: { id: of.id }, data: ended })
    const shares = await tx.share.findMany({ where: { referralId: of.id, endedAt: null } })
    for (const share of shares) await tx.$queryRaw`select app.end_share(${share.id}::uuid, 'workEnded')::text`
    return done(
      { id: of.id },
      happened('referral.completed', of.id, { outcome: body.outcome }),
      ...shares.map(() => happened('share.ended', of.row.episodeId, { teamId: actor.teamId })),
    )
  })

  referralCommand(mount, api.withdraw, async ({ tx, of, actor, now }) => {
    const status = proceed(of, actor, 'referral.withdraw')
    await tx.referral.updateMany({ where: { id: of.id }, data: { status, endedAt: now, version: { increment: 1 } } })
    await endClocks(tx, now, { referralId: of.id }, undefined, 'dropped')
    return done({ id: of.id }, happened('referral.withdrawn', of.id, {}))
  })
}
