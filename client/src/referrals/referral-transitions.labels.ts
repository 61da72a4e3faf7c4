import type { declineReasons, messageKinds, outcomes, ReferralRow, refusalReasons } from '@waymark/shared/referrals/referral.ts'
import type { ReferralStatus } from '@waymark/shared/referrals/referral-transitions.ts'
import type { TaskKind } from '@waymark/shared/tasks/task.ts'
import type { Tone } from '../ui/tag.tsx'
import type { Words } from './referral.labels.ts'

const states: Readonly<Record<ReferralStatus, { name: string; tone: Tone }>> = {
  draft: { name: 'Waits for agreement', tone: 'orange' },
  sent: { name: 'Sent', tone: 'blue' },
  received: { name: 'Acknowledged', tone: 'blue' },
  moreInfoAsked: { name: 'More asked for', tone: 'orange' },
  waitingList: { name: 'On waiting list', tone: 'orange' },
  accepted: { name: 'Accepted', tone: 'green' },
  active: { name: 'Under way', tone: 'green' },
  completed: { name: 'Completed', tone: 'grey' },
  notEngaged: { name: 'Not taken up', tone: 'grey' },
  declined: { name: 'Declined', tone: 'red' },
  withdrawn: { name: 'Withdrawn', tone: 'grey' },
}

/** The label of a referral's state. A sent referral is "New" for its receiver. */
export const stateLabel = ({ side, status }: Pick<ReferralRow, 'side' | 'status'>): { name: string; tone: Tone } =>
  side === 'receiver' && status === 'sent' ? { name: 'New', tone: 'orange' } : states[status]

/** What a deadline asks for, as shown with its time: "Decide in 3 hours". */
const deadlines: Partial<Record<TaskKind, string>> = {
  agreeReferral: 'Agree',
  acknowledgeReferral: 'Acknowledge',
  decideReferral: 'Decide',
  answerReferral: 'Answer',
  reviewWaiting: 'Review the wait',
  firstContact: 'First contact',
  tellProgress: 'Feedback',
}
export const deadlineLabel = (kind: TaskKind): string => deadlines[kind] ?? 'Due'

/** Labels for messages between the two teams. */
export const messageLabels: Words<typeof messageKinds> = {
  question: 'Asked for more',
  answer: 'Answered',
  waitingList: 'Added to the waiting list',
  declined: 'Declined',
  notEngaged: 'Not taken up',
  feedback: 'Feedback',
}

/** Labels for why a referral is declined or not approved. */
export const declineLabels: Words<typeof declineReasons> & Words<typeof refusalReasons> = {
  outsideArea: 'Outside our area',
  outsideAge: 'Outside the ages we work with',
  notEligible: 'Not what we can help with',
  noCapacity: 'We have no capacity now',
  otherServiceFits: 'Another service fits better',
  unsafeForWorkers: 'Not safe for our workers',
  duplicate: 'We have this referral already',
  other: 'Another reason',
  beyondNeed: 'It offers more than that team needs',
  personDisagrees: 'The person does not want it',
  otherWay: 'They are helped in another way',
  notNow: 'Not now: ask again when things have changed',
}

/** How the work on a referral ended. */
export const outcomeLabels: Words<typeof outcomes> = {
  needMet: 'The need was met',
  partlyMet: 'The need was partly met',
  declinedService: 'The person declined our help',
  unsuitable: 'Our help did not fit',
  moved: 'The person moved away',
  referredOn: 'Referred on to another team',
  escalatedToProtection: 'Taken up as a protection concern',
  notEngaged: 'The person did not engage',
  unknown: 'Not known',
}
