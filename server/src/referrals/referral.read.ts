import type { ReferralRow as RowView, ReferralView } from '@waymark/shared/referrals/referral.ts'
import { can } from '@waymark/shared/permissions.ts'
import { possibleReferralActions, type ReferralAction } from '@waymark/shared/referrals/referral-transitions.ts'
import { inboxPage } from '@waymark/shared/referrals/inbox.ts'
import type { Tx } from '../platform/database/database.ts'
import type { Actor } from '../platform/http/context.ts'
import { findAccess } from '../platform/access/access.ts'
import { listMessages } from './message.ts'
import { actionsOf, actionsNow, type ReferralAccess } from './referral-access.ts'
import { presentRow, readAround, wasAccepted } from './present-referral.ts'
import { presentTerms } from './terms.ts'

/** The referrals on an episode that policies show the caller: the team's own, and those it may approve. */
export async function listForEpisode(tx: Tx, actor: Actor, episodeId: string): Promise<RowView[]> {
  const rows = await tx.referral.findMany({ where: { episodeId }, orderBy: { recordedAt: 'desc' }, take: inboxPage })
  const around = await readAround(tx, rows)
  return rows.map(row => presentRow(row, actor, around))
}

/** One referral; its receiver gets only a preview until it accepts. */
export async function getReferral(tx: Tx, actor: Actor, of: ReferralAccess, now: Date): Promise<ReferralView> {
  const { row, side } = of
  const held = side === 'receiver' ? await listAssignees(tx, row.id) : null
  const around = await readAround(
    tx,
    [row],
    held?.flatMap(({ accountId, recordedBy }) => [accountId, recordedBy]),
  )
  const content = await tx.referralContent.findUnique({ where: { referralId: row.id } })
  // a restriction withholds the content of the referral, but not the name of the person
  const known = side === 'sender' || wasAccepted(row) || content !== null
  const [card] = known
    ? await tx.$queryRaw<
        { reference: string; given_name: string; family_name: string; open: boolean }[]
      >`select *, exists (select from my_access s where s.episode_id = ${row.episodeId}::uuid and s.basis <> 'retained') as open from app.retained_card(${row.episodeId}::uuid)`
    : []
  const { acknowledgeBy, decideBy, dueAt, dueKind } = around.beside(row.id)
  const { share, outcomesByNeed } = await readCourse(tx, row.id, now)
  const possibleActions = await listActions(tx, actor, of, content !== null)
  const messages = await listMessages(tx, row.id, actor.teamId, id => `${around.names.agency(id)}, ${around.names.team(id)}`)
  const { dueAt: _, dueKind: ____, assignee: __, name: ___, terms: _____, ...shown } = presentRow(row, actor, around)
  return {
    ...shown,
    version: row.version,
    legalBasis: row.legalBasis,
    onward: row.onward,
    shareUntil: row.shareUntil?.toISOString() ?? null,
    share,
    receivedAt: row.receivedAt?.toISOString() ?? null,
    declineReason: row.declineReason,
    endedAt: row.endedAt?.toISOString() ?? null,
    outcome: row.outcome,
    allowed: actionsOf(possibleActions),
    possibleActions,
    messages,
    outcomesByNeed,
    deadline: dueAt && dueKind ? { kind: dueKind, dueAt: dueAt.toISOString() } : null,
    content: content && {
      reason: content.reason,
      views: content.views,
      viewsNote: content.viewsNote,
      safety: content.safety,
      contact: content.contact,
      needs: content.needs,
      doNotText: content.doNotText,
      doNotTellFamily: content.doNotTellFamily,
      safeTimes: content.safeTimes,
      mayAnswer: content.mayAnswer,
      safetyVersion: content.safetyVersion,
      safetyChangedAt: content.safetyChangedAt?.toISOString() ?? null,
      ...presentTerms(content),
    },
    acknowledgeBy: acknowledgeBy?.toISOString() ?? null,
    decideBy: decideBy?.toISOString() ?? null,
    assignees:
      held?.map(({ accountId, recordedBy, recordedAt }) => ({
        account: accountId === null ? null : { id: accountId, name: around.names.account(accountId) },
        at: recordedAt.toISOString(),
        by: around.names.account(recordedBy),
      })) ?? null,
    episode: card
      ? { id: row.episodeId, reference: card.reference, name: `${card.given_name} ${card.family_name}`, open: card.open }
      : null,
  }
}

/**
 * The actions possible now, by the caller's side of the referral.
 * A sender also needs access to the episode to offer it again, or to change safety details that it can read.
 */
async function listActions(tx: Tx, actor: Actor, of: ReferralAccess, readsContent: boolean): Promise<ReferralAction[]> {
  const possibleActions = actionsNow(of, actor)
  const asSending = possibleReferralActions(of.status).filter(
    action => action === 'offerAgain' || (action === 'changeSafety' && readsContent),
  )
  if (of.side !== 'sender' || asSending.length === 0) return possibleActions
  const access = await findAccess(tx, actor, { episodeId: of.row.episodeId })
  return access && can(actor.role, access.bases, 'referral.send') ? [...possibleActions, ...asSending] : possibleActions
}

/** The share that the referral made, while that is live, and its outcome for each need. */
async function readCourse(tx: Tx, referralId: string, now: Date) {
  const [course] = await tx.$queryRaw<
    { live: boolean; until: Date | null; reviewAt: Date | null; outcomesByNeed: ReferralView['outcomesByNeed'] }[]
  >`
    select s.id is not null as live, s.until, s.review_at as "reviewAt", (
      select coalesce(jsonb_agg(jsonb_build_object('need', o.need, 'outcome', o.outcome) order by o.need), '[]') from referral_outcome o
      where o.referral_id = r.id) as "outcomesByNeed"
    from (select ${referralId}::uuid as id) r
      left join share s on s.referral_id = r.id and s.ended_at is null and (s.until is null or s.until > ${now})
    limit 1`
  const at = (time: Date | null | undefined) => time?.toISOString() ?? null
  return {
    share: course?.live ? { until: at(course.until), reviewAt: at(course.reviewAt) } : null,
    outcomesByNeed: course?.outcomesByNeed ?? [],
  }
}

/** The assignees in the receiving team, newest first. */
const listAssignees = (tx: Tx, referralId: string) =>
  tx.referralAssignee.findMany({ where: { referralId }, orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }], take: 50 })
