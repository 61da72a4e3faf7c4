import type { z } from 'zod'
import type { Prisma } from '@waymark/prisma'
import { inboxPage, type InboxQuery } from '@waymark/shared/referrals/referral.api.ts'
import type { ReferralRow as RowView, ReferralView } from '@waymark/shared/referrals/referral.ts'
import { listNames, type Names } from '../episodes/who.read.ts'
import type { Tx } from '../kernel/as-actor.ts'
import type { Actor } from '../kernel/context.ts'
import { allowedNow, sideOf, type AdmittedReferral, type ReferralRow } from './on-referral.ts'

const states = {
  open: ['draft', 'sent', 'received', 'moreInfoAsked', 'waitingList', 'accepted', 'active'],
  ended: ['completed', 'notEngaged', 'declined', 'withdrawn'],
}

/** A page of the referrals that a team received or sent: what waits for a decision first, then the newest. */
export async function listInbox(
  tx: Tx,
  actor: Actor,
  asked: z.output<typeof InboxQuery>,
): Promise<{ rows: RowView[]; count: number }> {
  const box = asked.box === 'received' ? { toTeam: actor.teamId, sentAt: { not: null } } : { fromTeam: actor.teamId }
  const where: Prisma.ReferralWhereInput = asked.state === 'all' ? box : { AND: [box, { status: { in: states[asked.state] } }] }
  const rows = await tx.referral.findMany({
    where,
    orderBy: [{ decidedAt: { sort: 'desc', nulls: 'first' } }, { sentAt: 'desc' }],
    take: inboxPage,
    skip: (asked.page - 1) * inboxPage,
  })
  return { rows: await presentRows(tx, actor, rows), count: await tx.referral.count({ where }) }
}

/** The referrals on an episode that the wall shows: the team's own, and those that wait for someone who may share. */
export const listForEpisode = async (tx: Tx, actor: Actor, episodeId: string): Promise<RowView[]> =>
  presentRows(tx, actor, await tx.referral.findMany({ where: { episodeId }, orderBy: { recordedAt: 'desc' }, take: inboxPage }))

/** One referral: a preview until it is accepted, for its receiver. */
export async function getReferral(tx: Tx, actor: Actor, of: AdmittedReferral): Promise<ReferralView> {
  const { row, side } = of
  const { names, area } = await around(tx, [row])
  const content = await tx.referralContent.findUnique({ where: { referralId: row.id } })
  const known = side === 'sender' || content !== null
  const [card] = known
    ? await tx.$queryRaw<
        { reference: string; given_name: string; family_name: string }[]
      >`select * from app.own_card(${row.episodeId}::uuid)`
    : []
  const open = known && (await tx.sight.count({ where: { episodeId: row.episodeId, reason: { not: 'own' } } })) > 0
  return {
    ...presentRow(row, actor, names, area),
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
    episode: card ? { id: row.episodeId, reference: card.reference, name: `${card.given_name} ${card.family_name}`, open } : null,
  } as ReferralView // as: PostgreSQL holds codes as text
}

async function presentRows(tx: Tx, actor: Actor, rows: ReferralRow[]): Promise<RowView[]> {
  const { names, area } = await around(tx, rows)
  return rows.map(row => presentRow(row, actor, names, area))
}

async function around(tx: Tx, rows: ReferralRow[]) {
  const areas = new Map((await tx.area.findMany()).map(({ code, name }) => [code, name]))
  return {
    names: await listNames(
      tx,
      [],
      rows.flatMap(({ fromTeam, toTeam }) => [fromTeam, toTeam]),
    ),
    area: (code: string) => areas.get(code) ?? '',
  }
}

const presentRow = (row: ReferralRow, actor: Actor, names: Names, area: (code: string) => string): RowView =>
  ({
    id: row.id,
    reference: row.reference,
    side: sideOf(row, actor.teamId),
    status: row.status,
    preview: {
      type: row.type,
      urgency: row.urgency,
      area: area(row.areaCode),
      ageBand: row.ageBand,
      from: { team: names.team(row.fromTeam), agency: names.agency(row.fromTeam) },
      line: row.line,
    },
    sections: row.sections,
    to: { team: names.team(row.toTeam), agency: names.agency(row.toTeam) },
    sentAt: row.sentAt?.toISOString() ?? null,
    decidedAt: row.decidedAt?.toISOString() ?? null,
  }) as RowView // as: PostgreSQL holds codes as text
