import type { ReferralRow as RowView, ReferralView } from '@waymark/shared/referrals/referral.ts'
import { inboxPage } from '@waymark/shared/referrals/referral.api.ts'
import type { Tx } from '../kernel/as-actor.ts'
import type { Actor } from '../kernel/context.ts'
import { allowedNow, type AdmittedReferral } from './on-referral.ts'
import { presentRow, readAround } from './present-referral.ts'

/** The referrals on an episode that the wall shows: the team's own, and those that wait for someone who may share. */
export async function listForEpisode(tx: Tx, actor: Actor, episodeId: string): Promise<RowView[]> {
  const rows = await tx.referral.findMany({ where: { episodeId }, orderBy: { recordedAt: 'desc' }, take: inboxPage })
  const around = await readAround(tx, rows)
  return rows.map(row => presentRow(row, actor, around))
}

/** One referral: a preview until it is accepted, for its receiver. */
export async function getReferral(tx: Tx, actor: Actor, of: AdmittedReferral): Promise<ReferralView> {
  const { row, side } = of
  const held = side === 'receiver' ? await listHolders(tx, row.id) : null
  const around = await readAround(
    tx,
    [row],
    held?.flatMap(({ accountId, recordedBy }) => [accountId, recordedBy]),
  )
  const content = await tx.referralContent.findUnique({ where: { referralId: row.id } })
  const known = side === 'sender' || content !== null
  const [card] = known
    ? await tx.$queryRaw<
        { reference: string; given_name: string; family_name: string }[]
      >`select * from app.own_card(${row.episodeId}::uuid)`
    : []
  const open = known && (await tx.sight.count({ where: { episodeId: row.episodeId, reason: { not: 'own' } } })) > 0
  const { acknowledgeBy, decideBy } = around.beside(row.id)
  const { dueAt: _, holder: __, name: ___, ...shown } = presentRow(row, actor, around)
  return {
    ...shown,
    version: row.version,
    legalBasis: row.legalBasis,
    onward: row.onward,
    shareUntil: row.shareUntil?.toISOString() ?? null,
    receivedAt: row.receivedAt?.toISOString() ?? null,
    declineReason: row.declineReason,
    endedAt: row.endedAt?.toISOString() ?? null,
    outcome: row.outcome,
    allowed: allowedNow(of, actor),
    content: content && {
      reason: content.reason,
      views: content.views,
      viewsNote: content.viewsNote,
      safety: content.safety,
      contact: content.contact,
    },
    acknowledgeBy: acknowledgeBy?.toISOString() ?? null,
    decideBy: decideBy?.toISOString() ?? null,
    holders:
      held?.map(({ accountId, recordedBy, recordedAt }) => ({
        account: accountId === null ? null : { id: accountId, name: around.names.account(accountId) },
        at: recordedAt.toISOString(),
        by: around.names.account(recordedBy),
      })) ?? null,
    episode: card ? { id: row.episodeId, reference: card.reference, name: `${card.given_name} ${card.family_name}`, open } : null,
  } as ReferralView // as: PostgreSQL holds codes as text
}

/** Who of the receiving team held it, newest first. */
const listHolders = (tx: Tx, referralId: string) =>
  tx.referralHolder.findMany({ where: { referralId }, orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }], take: 50 })
