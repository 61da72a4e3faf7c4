import { notificationPage, type NotificationKind, type NotificationView } from '@waymark/shared/notifications/notification.api.ts'
import type { Action } from '@waymark/shared/permissions.ts'
import { taskTitle } from '../tasks/task.labels.ts'
import { isLevel, riskTitle } from '../risk/risk.labels.ts'

type Codes = NotificationView['data']
type Words = string | ((data: Codes) => string)

const withLevel = (before: string) => (data: Codes) => (isLevel(data['level']) ? `${before}, ${data['level']} risk` : before)

const askedLabel = (data: Codes) =>
  data['what'] === 'unseal' ? 'The end of a seal waits for a second person' : 'A partner asks that whereabouts are restricted'
const answeredLabel = (data: Codes) =>
  data['what'] === 'unseal' ? 'The end of a seal was decided' : 'What may be told of whereabouts was decided'

/** Each kind of notice: what happened, in words that tell nobody's name. */
export const notificationLabels: Readonly<Record<NotificationKind, Words>> = {
  'episode.reported': withLevel('Reported missing'),
  'episode.notified': withLevel('Police notified by a partner'),
  'risk.assessed': riskTitle,
  'risk.reviewed': riskTitle,
  'information.added': 'Information added',
  'return.reported': 'A partner says that they are back',
  'episode.located': 'Found',
  'episode.leadChanged': 'Another division leads now',
  'handover.pushed': 'A handover waits to be accepted',
  'handover.passed': 'A handover was passed on',
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
  'breakGlass.opened': 'Opened in an emergency, to be reviewed',
  'breakGlass.reviewed': 'An emergency opening was reviewed',
  'accessRequest.received': 'Somebody asks for access',
  'accessRequest.toDecide': 'Somebody asks for access, and you may give it',
  'breakGlass.toReview': 'Opened in an emergency by somebody of your agency, to be reviewed',
  'accessAlert.found': 'Access that seems unusual',
  'breakGlass.judged': 'What you opened in an emergency was reviewed',
  'accessRequest.answered': 'What you asked access to has come to an end',
  'question.asked': 'A question to your team',
  'question.seen': 'Your question has been seen',
  'question.answered': 'Your question is answered',
  'question.refused': 'Your question was not answered',
  'question.expired': 'A question expired without an answer',
  'question.changed': 'What you can read of a question has changed',
  'question.overdue': 'A question waits too long for its answer',
  'correction.asked': 'A correction waits to be acknowledged',
  'correction.acknowledged': 'A correction was acknowledged',
  'referral.sent': 'Referral sent to your team',
  'referral.drafted': 'A referral waits for agreement',
  'referral.approved': 'A referral was agreed to and sent',
  'referral.refused': 'A referral was not agreed to, and was not sent',
  'referral.allocated': 'A referral was given to somebody',
  'referral.overdue': taskTitle('Overdue', 'A referral is overdue'),
  'referral.acknowledged': 'Referral acknowledged',
  'referral.accepted': 'Referral accepted',
  'referral.declined': 'Referral declined',
  'referral.completed': 'The work on a referral has ended',
  'referral.withdrawn': 'Referral taken back',
  'referral.moreAsked': 'More was asked about a referral',
  'referral.answered': 'What was asked about a referral is answered',
  'referral.safetyChanged': 'Safety and contact of a referral changed',
  'referral.waitingListed': 'Referral put on a waiting list',
  'referral.contactMade': 'First contact made on a referral',
  'referral.feedbackGiven': 'Feedback on a referral',
  'referral.notTakenUp': 'The person did not take up a referral',
  'referral.offeredAgain': 'Referral offered again',
}

const isKnown = (kind: string): kind is NotificationKind => Object.hasOwn(notificationLabels, kind)

/** What happened, in words; a kind that this page does not know yet is still told. */
export function notificationLabel({ kind, data }: Pick<NotificationView, 'kind' | 'data'>): string {
  if (!isKnown(kind)) return 'Something was recorded'
  const words = notificationLabels[kind]
  return typeof words === 'string' ? words : words(data)
}

/** Whether it asks for a look at once: somebody is at high risk, or something is late. */
export const isPressing = ({ kind, data }: Pick<NotificationView, 'kind' | 'data'>): boolean =>
  data['level'] === 'high' ||
  kind === 'breakGlass.opened' ||
  kind === 'breakGlass.toReview' ||
  kind === 'share.urgent' ||
  kind === 'task.overdue' ||
  kind === 'question.overdue' ||
  kind === 'referral.overdue'

/** How many are new, as it is heard. */
export const newNotifications = (count: number): string =>
  count >= notificationPage
    ? `${notificationPage} or more new notifications`
    : `${count} new notification${count === 1 ? '' : 's'}`

/** Says what somebody with these actions is notified of. */
export const notificationScope = (allowed: readonly Action[]): string =>
  allowed.includes('audit.read')
    ? 'Emergency openings to review, and access that seems unusual.'
    : 'What others do on the records that your team looks after.'
