import { z } from 'zod'
import type { EventKind, events } from '../events.ts'
import { endpoint } from '../platform/endpoint.ts'
import { noParams } from '../platform/fields.ts'
import { subjects } from '../platform/change.ts'

/** What is told of an episode that the team looks after. */
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
/** What is told, when it says that the risk is high, to whoever sees the episode without looking after it. */
export const urgentNotifications = [
  'episode.reported',
  'episode.notified',
  'risk.assessed',
  'risk.reviewed',
] as const satisfies EventKind[]
/** What is told to one account: what came of asking for access, that somebody's asking is theirs to decide, and that what they opened in an emergency was reviewed. */
export const notificationsOfOne = [
  'accessRequest.answered',
  'accessRequest.toDecide',
  'breakGlass.judged',
] as const satisfies EventKind[]
/** What is told to whoever audits: an emergency opening waits for their review, looking of their agency seems unusual. */
export const notificationsOfAuditors = ['breakGlass.toReview', 'accessAlert.found'] as const satisfies EventKind[]
type OfTwoTeams = { [K in EventKind]: (typeof events)[K]['subject'] extends 'referral' | 'question' ? K : never }[EventKind]
/** Every kind of event that a notification can tell of; of a referral and of a question, all; and of what is told to one account. */
export type NotificationKind =
  | (typeof notificationsOfOurs)[number]
  | (typeof urgentNotifications)[number]
  | OfTwoTeams
  | (typeof notificationsOfOne)[number]
  | (typeof notificationsOfAuditors)[number]

/** Something that happened on what your team looks after, in neutral words: a kind and a reference, no names. */
export const NotificationView = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  kind: z.string(),
  subject: z.enum(subjects),
  subjectId: z.uuid(),
  /** Nothing where it is about no single record. */
  reference: z.string().nullable(),
  unread: z.boolean(),
  /** Codes of the event, such as a level of risk. */
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
})
export type NotificationView = z.infer<typeof NotificationView>
/** The newest so many. */
export const notificationPage = 50

/** The numbers in the navigation of whoever audits. */
export const AuditCounts = z.object({
  /** Unusual access and waits for them. */
  unusual: z.int(),
  /** Emergency access that wait for their review. */
  openings: z.int(),
  /** Notifications that were not seen yet. */
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
