import { z } from 'zod'
import type { EventKind, events } from '../events.ts'
import { endpoint } from '../platform/endpoint.ts'
import { noParams } from '../platform/fields.ts'
import { subjects } from '../platform/change.ts'

/** Events that notify the team that looks after the episode. */
export const notificationsOfOurs = [
  'episode.notified',
  'risk.assessed',
  'risk.reviewed',
  'information.added',
  'return.reported',
  'episode.located',
  'episode.leadChanged',
  'handover.pushed',
  'handover.passed',
  'handover.accepted',
  'task.overdue',
  'returnDiscussion.notHeld',
  'returnDiscussion.recorded',
  'supportNote.added',
  'share.given',
  'share.ended',
  'share.urgent',
  'consent.withdrawn',
  'protection.asked',
  'protection.answered',
  'breakGlass.opened',
  'breakGlass.reviewed',
  'accessRequest.received',
  'correction.asked',
  'correction.acknowledged',
] as const satisfies EventKind[]
/** Events that notify teams with other access to the episode, if the risk is high. */
export const urgentNotifications = [
  'episode.reported',
  'episode.notified',
  'risk.assessed',
  'risk.reviewed',
] as const satisfies EventKind[]
/**
 * Events that notify one account: an answer to its access request, a request it can decide, and a review of its emergency access.
 */
export const notificationsOfOne = [
  'accessRequest.answered',
  'accessRequest.toDecide',
  'breakGlass.judged',
] as const satisfies EventKind[]
/** Events that notify auditors: emergency access that needs their review, and unusual access in their agency. */
export const notificationsOfAuditors = ['breakGlass.toReview', 'accessAlert.found'] as const satisfies EventKind[]
type OfTwoTeams = { [K in EventKind]: (typeof events)[K]['subject'] extends 'referral' | 'question' ? K : never }[EventKind]
/** Every kind of event that can be notified, with all events of referrals and questions. */
export type NotificationKind =
  | (typeof notificationsOfOurs)[number]
  | (typeof urgentNotifications)[number]
  | OfTwoTeams
  | (typeof notificationsOfOne)[number]
  | (typeof notificationsOfAuditors)[number]

/** An event on a record that your team looks after: a kind and a reference, without names. */
export const NotificationView = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  kind: z.string(),
  subject: z.enum(subjects),
  subjectId: z.uuid(),
  /** Null where it is not about one single record. */
  reference: z.string().nullable(),
  unread: z.boolean(),
  /** Codes of the event, such as a level of risk. */
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
})
export type NotificationView = z.infer<typeof NotificationView>
/** The list shows this many notifications, the newest. */
export const notificationPage = 50

/** Counts in an auditor's navigation. */
export const AuditCounts = z.object({
  /** Alerts of unusual access that need attention. */
  unusual: z.int(),
  /** Emergency access that needs the auditor's review. */
  openings: z.int(),
  /** Notifications not read yet. */
  notifications: z.int(),
})
export type AuditCounts = z.infer<typeof AuditCounts>

const NotificationList = z.object({ rows: z.array(NotificationView), unread: z.int() })
const Seen = z.object({ upTo: z.string().regex(/^\d{1,18}$/) })

export const notificationApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/notifications',
    summary: 'What happened on what your team looks after, newest first',
    access: 'work.read',
    params: noParams,
    response: NotificationList,
  }),
  seen: endpoint({
    method: 'POST',
    path: '/api/notifications/seen',
    summary: 'Say how far you have read your notices',
    access: 'work.read',
    params: noParams,
    body: Seen,
    response: z.object({}),
    example: { upTo: '0' },
  }),
  listForAuditor: endpoint({
    method: 'GET',
    path: '/api/notifications/auditing',
    summary: 'What you were told as an auditor, newest first',
    access: 'audit.read',
    params: noParams,
    response: NotificationList,
  }),
  seenByAuditor: endpoint({
    method: 'POST',
    path: '/api/notifications/auditing/seen',
    summary: 'Say how far you have read what you were told as an auditor',
    access: 'audit.read',
    params: noParams,
    body: Seen,
    response: z.object({}),
    example: { upTo: '0' },
  }),
  countForAuditor: endpoint({
    method: 'GET',
    path: '/api/notifications/auditing/counts',
    summary: 'How much waits for you as an auditor',
    access: 'audit.read',
    params: noParams,
    response: AuditCounts,
  }),
}
