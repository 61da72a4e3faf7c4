import { notificationPage, type NotificationKind, type NotificationView } from '@waymark/shared/notifications/notification.api.ts'
import type { Action } from '@waymark/shared/permissions.ts'
import { taskTitle } from '../tasks/task.labels.ts'
import { isLevel, riskTitle } from '../risk/risk.labels.ts'

type Codes = NotificationView['data']
type Words = string | ((data: Codes) => string)

const withLevel = (before: string) => (data: Codes) => (isLevel(data['level']) ? `${before}, ${data['level']} risk` : before)

const askedLabel = (data: Codes) =>
  data['what'] === 'unseal' ? 'A request to end a seal needs a second person' : 'A partner asks to restrict whereabouts'
const answeredLabel = (data: Codes) =>
  data['what'] === 'unseal' ? 'The end of a seal was decided' : 'A restriction of whereabouts was decided'

/** What happened, for each kind of notification. The words never contain a name. */
export const notificationLabels: Readonly<Record<NotificationKind, Words>> = {
  'episode.reported': withLevel('Reported missing'),
  'episode.notified': withLevel('Police notified by a partner'),
  'risk.assessed': riskTitle,
  'risk.reviewed': riskTitle,
  'information.added': 'Information added',
  'return.reported': 'A partner reports that they are back',
  'episode.located': 'Found',
  'episode.leadChanged': 'Another division leads now',
  'handover.pushed': 'A handover needs your answer',
  'handover.passed': 'A handover was passed to someone else',
  'handover.accepted': 'A handover was accepted',
  'task.overdue': taskTitle('Overdue', 'A task is overdue'),
  'returnDiscussion.notHeld': 'A return discussion was not held',
  'returnDiscussion.recorded': 'A return discussion was recorded',
  'supportNote.added': 'Support note added',
  'share.given': data => (data['ours'] ? 'Shared with your team' : 'Shared with another team'),
  'share.ended': data => (data['why'] === 'consentWithdrawn' ? 'A share ended: the person no longer agrees' : 'A share ended'),
  'share.urgent': 'Shared to protect a life, to be reviewed',
  'consent.withdrawn': 'The person no longer agrees to sharing',
  'protection.asked': askedLabel,
  'protection.answered': answeredLabel,
  'breakGlass.opened': 'Emergency access, to be reviewed',
  'breakGlass.reviewed': 'Emergency access was reviewed',
  'accessRequest.received': 'Access request',
  'accessRequest.toDecide': 'Access request for you to decide',
  'breakGlass.toReview': 'Emergency access by someone in your agency, to be reviewed',
  'accessAlert.found': 'Unusual access',
  'breakGlass.judged': 'Your emergency access was reviewed',
  'accessRequest.answered': 'Your access request has ended',
  'question.asked': 'A question to your team',
  'question.seen': 'Your question has been seen',
  'question.answered': 'Your question is answered',
  'question.refused': 'Your question was not answered',
  'question.expired': 'A question expired without an answer',
  'question.changed': 'Your access to a question has changed',
  'question.overdue': 'A question is overdue for an answer',
  'correction.asked': 'A correction needs your acknowledgement',
  'correction.acknowledged': 'A correction was acknowledged',
  'referral.sent': 'Referral sent to your team',
  'referral.drafted': 'A referral waits for agreement',
  'referral.approved': 'A referral was agreed to and sent',
  'referral.refused': 'A referral was not agreed to, and was not sent',
  'referral.allocated': 'A referral was assigned',
  'referral.overdue': taskTitle('Overdue', 'A referral is overdue'),
  'referral.acknowledged': 'Referral acknowledged',
  'referral.accepted': 'Referral accepted',
  'referral.declined': 'Referral declined',
  'referral.completed': 'Work on a referral has ended',
  'referral.withdrawn': 'Referral withdrawn',
  'referral.moreAsked': 'More information was requested for a referral',
  'referral.answered': 'A question about a referral was answered',
  'referral.safetyChanged': 'Safety and contact of a referral changed',
  'referral.waitingListed': 'Referral added to a waiting list',
  'referral.contactMade': 'First contact made on a referral',
  'referral.feedbackGiven': 'Feedback on a referral',
  'referral.notTakenUp': 'The person did not take up a referral',
  'referral.offeredAgain': 'Referral offered again',
}

const isKnown = (kind: string): kind is NotificationKind => Object.hasOwn(notificationLabels, kind)

/** What happened, in words. A kind that the client does not know yet gets a general phrase. */
export function notificationLabel({ kind, data }: Pick<NotificationView, 'kind' | 'data'>): string {
  if (!isKnown(kind)) return 'Something was recorded'
  const words = notificationLabels[kind]
  return typeof words === 'string' ? words : words(data)
}

/** Whether a notification is urgent: high risk, emergency access, an urgent share, or something overdue. */
export const isPressing = ({ kind, data }: Pick<NotificationView, 'kind' | 'data'>): boolean =>
  data['level'] === 'high' ||
  kind === 'breakGlass.opened' ||
  kind === 'breakGlass.toReview' ||
  kind === 'share.urgent' ||
  kind === 'task.overdue' ||
  kind === 'question.overdue' ||
  kind === 'referral.overdue'

/** The number of new notifications, in words for screen readers. */
export const newNotifications = (count: number): string =>
  count >= notificationPage
    ? `${notificationPage} or more new notifications`
    : `${count} new notification${count === 1 ? '' : 's'}`

/** What a reader with these permitted actions is notified of. */
export const notificationScope = (allowed: readonly Action[]): string =>
  allowed.includes('audit.read') ? 'Emergency access and unusual access to review.' : 'Changes by others to your team’s records.'
