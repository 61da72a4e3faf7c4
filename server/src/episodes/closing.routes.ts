import { checklist, type Checklist } from '@waymark/shared/episodes/closing.ts'
import { episodeApi as api } from '@waymark/shared/episodes/episode.api.ts'
import type { Tx } from '../platform/database/database.ts'
import { Problem } from '../platform/http/problem.ts'
import type { Mount } from '../platform/http/route.ts'
import { result, event } from '../platform/audit/record-events.ts'
import { completeDeadlines } from '../tasks/deadline.ts'
import { allowedNow, episodeCommand, episodeQuery, transition, type EpisodeAccess } from './episode-access.ts'
import { noteReason } from './written-reason.ts'

/** Mounts the ends of an episode: closed by its checklist, opened again, void, deceased. */
export function closingRoutes(mount: Mount): void {
  episodeQuery(mount, api.checklist, ({ tx, of }) => getChecklist(tx, of))

  episodeCommand(mount, api.close, async ({ tx, of, actor, body, now }) => {
    const status = transition(of, actor, 'episode.close')
    const { items } = await getChecklist(tx, of, body.noReferralWhy)
    if (items.some(item => !item.done))
      throw new Problem('refused', { reason: 'episode.checklist', possible: allowedNow(of, actor) })
    const closing = {
      category: body.category,
      concernReport: body.concernReport,
      noReferralWhy: body.noReferralWhy ?? null,
      note: body.note ?? null,
    }
    const { count } = await tx.episodeClosing.updateMany({ where: { episodeId: of.id }, data: closing })
    if (count === 0) await tx.episodeClosing.createMany({ data: { episodeId: of.id, ...closing } })
    await tx.episode.updateMany({ where: { id: of.id }, data: { status, closedAt: now, version: { increment: 1 } } })
    await completeDeadlines(tx, now, { episodeId: of.id }, undefined, 'dropped')
    return result({ id: of.id }, event('episode.closed', of.id, {}))
  })

  episodeCommand(mount, api.reopen, async ({ tx, of, actor, body, now }) => {
    const status = transition(of, actor, 'episode.reopen')
    await tx.episode.updateMany({ where: { id: of.id }, data: { status, closedAt: null, version: { increment: 1 } } })
    return result({ id: of.id }, event('episode.reopened', of.id, await noteReason(tx, of.id, 'Opened again', body.reason, now)))
  })

  episodeCommand(mount, api.voidEpisode, async ({ tx, of, actor, body, now }) => {
    const status = transition(of, actor, 'episode.void')
    const reason = await noteReason(tx, of.id, 'Recorded in error', body.reason, now)
    await tx.episode.updateMany({ where: { id: of.id }, data: { status, version: { increment: 1 } } })
    await completeDeadlines(tx, now, { episodeId: of.id }, undefined, 'dropped')
    return result({ id: of.id }, event('episode.voided', of.id, reason))
  })

  episodeCommand(mount, api.recordDeath, async ({ tx, of, actor, body }) => {
    transition(of, actor, 'episode.recordDeath')
    await tx.episodeDeath.createMany({ data: { episodeId: of.id, identityBasis: body.identityBasis } })
    return result({ id: of.id }, event('episode.deathRecorded', of.id, {}, 'lead'))
  })

  episodeCommand(mount, api.confirmDeath, async ({ tx, of, actor, now }) => {
    const status = transition(of, actor, 'episode.confirmDeath')
    const death = await tx.episodeDeath.findUnique({ where: { episodeId: of.id } })
    if (!death) throw new Problem('refused', { reason: 'death.notRecorded', possible: allowedNow(of, actor) })
    if (death.recordedBy === actor.accountId)
      throw new Problem('refused', { reason: 'death.needsAnother', possible: allowedNow(of, actor) })
    await tx.episodeDeath.updateMany({ where: { episodeId: of.id }, data: { confirmedBy: actor.accountId, confirmedAt: now } })
    await tx.episode.updateMany({ where: { id: of.id }, data: { status, version: { increment: 1 } } })
    await completeDeadlines(tx, now, { episodeId: of.id }, undefined, 'dropped')
    return result({ id: of.id }, event('episode.deathConfirmed', of.id, {}))
  })
}

async function getChecklist(tx: Tx, of: EpisodeAccess, noReferralWhy?: string): Promise<Checklist> {
  const discussions = await tx.returnDiscussion.findMany({ where: { episodeId: of.id } })
  const shared = await tx.share.count({ where: { episodeId: of.id, referralId: { not: null } } })
  const sent = await tx.referral.count({ where: { episodeId: of.id, status: { notIn: ['draft', 'withdrawn'] } } })
  return checklist({
    returnCheck: of.status !== 'located',
    returnDiscussions: discussions.map(({ status }) => status),
    referrals: shared + sent,
    noReferralWhy,
  })
}
