import type { Section } from '@waymark/shared/permissions.ts'
import { isEver } from '@waymark/shared/permissions.ts'
import type { ShareView } from '@waymark/shared/shares/share.ts'
import { listNames } from '../episodes/who.read.ts'
import type { Tx } from '../platform/database/database.ts'
import type { Actor } from '../platform/http/context.ts'
import { listPeople } from './view-as.read.ts'

/** The shares of an episode that policies let the caller read, newest first. */
export async function listShares(tx: Tx, actor: Actor, episodeId: string, now: Date): Promise<ShareView[]> {
  const rows = await tx.share.findMany({
    where: { episodeId },
    include: { consent: true, urgent: true },
    orderBy: [{ fromAt: 'desc' }, { id: 'desc' }],
    take: 100,
    relationLoadStrategy: 'join',
  })
  const openings = await tx.$queryRaw<Opening[]>`select * from app.share_openings(${episodeId}::uuid)`
  const agreements = await tx.agreement.findMany({ where: { id: { in: rows.flatMap(row => row.agreementId ?? []) } } })
  const referrals = await listKnown(
    tx,
    actor,
    rows.flatMap(({ referralId }) => referralId ?? []),
  )
  const names = await listNames(
    tx,
    rows.flatMap(row => [row.toAccount, row.givenBy]),
    rows.flatMap(row => [row.toTeam, row.givenByTeam]),
  )
  const who = (team: string, account: string | null) => ({
    team: names.team(team),
    agency: names.agency(team),
    account: account && names.account(account),
  })
  return rows.map(row => {
    const opened = openings.find(opening => opening.share_id === row.id)
    return {
      id: row.id,
      to: who(row.toTeam, row.toAccount),
      // The share of a referral is recorded by the person who accepts it, a member of the other team, so no name is shown.
      givenBy: who(row.givenByTeam, row.referralId ? null : row.givenBy),
      sections: row.sections,
      purpose: row.purpose,
      legalBasis: row.legalBasis,
      receiverBasis: row.receiverBasis,
      condition: row.condition,
      duty: row.duty,
      onward: row.onward,
      untilClosed: row.untilClosed,
      from: row.fromAt.toISOString(),
      begins: row.beginsAt?.toISOString() ?? null,
      toBegin: lasts(row, now) && isToBegin(row, now),
      until: row.until?.toISOString() ?? null,
      reviewAt: row.reviewAt?.toISOString() ?? null,
      endedAt: row.endedAt?.toISOString() ?? null,
      endReason: row.endReason,
      agreed: row.agreementId !== null,
      agreement: agreements.find(({ id }) => id === row.agreementId)?.title ?? null,
      referralId: row.referralId && referrals.has(row.referralId) ? row.referralId : null,
      consent: row.consent && {
        asked: row.consent.asked,
        askedBy: row.consent.askedBy,
        askedAt: row.consent.askedAt?.toISOString() ?? null,
        scope: row.consent.scope,
        answer: row.consent.answer,
        whyNotAsked: row.consent.whyNotAsked,
        stance: row.consent.stance,
        views: row.consent.views,
        withdrawnAt: row.consent.withdrawnAt?.toISOString() ?? null,
      },
      urgent: row.urgent && {
        reason: row.urgent.reason,
        outcome: row.urgent.outcome,
        note: row.urgent.note,
        mine: row.givenBy === actor.accountId,
      },
      opened: opened ? { times: opened.times, lastAt: opened.last_at?.toISOString() ?? null } : null,
      yours:
        row.toTeam === actor.teamId && (row.toAccount === null || row.toAccount === actor.accountId) && row.referralId === null,
      live: lasts(row, now) && !isToBegin(row, now),
    }
  })
}
const lasts = (row: { endedAt: Date | null; until: Date | null }, now: Date) =>
  row.endedAt === null && (row.until === null || row.until > now)
/** Whether a share opens nothing yet. */
export const isToBegin = ({ beginsAt }: { beginsAt: Date | null }, now: Date): boolean => beginsAt !== null && beginsAt > now

/** Those of these referrals that the caller may know of, because naming one on its share would reveal it. */
async function listKnown(tx: Tx, actor: Actor, ids: string[]): Promise<Set<string>> {
  if (!isEver(actor.role, 'referral.read')) return new Set()
  const rows = await tx.referral.findMany({ where: { id: { in: ids } }, select: { id: true } })
  return new Set(rows.map(({ id }) => id))
}
type Opening = { share_id: string; times: number; last_at: Date | null }

/** The people of a team to share with, the sections that the caller may give, and the agreements that cover them. */
export async function getReceivers(tx: Tx, actor: Actor, episodeId: string, team: string, now: Date) {
  const people = await listPeople(tx, team)
  const [{ sections } = { sections: [] }] = await tx.$queryRaw<
    { sections: Section[] }[]
  >`select app.may_share(${episodeId}::uuid) as sections`
  const teams = await tx.team.findMany({ where: { id: { in: [team, actor.teamId] } } })
  const agencyOf = (id: string) => teams.find(row => row.id === id)?.agencyId ?? nobody
  const agreements = await tx.agreement.findMany({
    where: {
      agencyId: agencyOf(actor.teamId),
      withAgency: agencyOf(team),
      endedAt: null,
      fromAt: { lte: now },
      OR: [{ until: null }, { until: { gt: now } }],
    },
    orderBy: { fromAt: 'asc' },
    take: 50,
  })
  return {
    people,
    sections,
    sameAgency: agencyOf(team) !== nobody && agencyOf(team) === agencyOf(actor.teamId),
    agreements: agreements.map(row => ({
      title: row.title,
      purposes: row.purposes,
      sections: row.sections,
      until: row.until?.toISOString() ?? null,
      giverBasis: row.giverBasis,
      receiverBasis: row.receiverBasis,
    })),
  }
}
/** The agency of a team that does not exist. */
const nobody = '00000000-0000-0000-0000-000000000000'
