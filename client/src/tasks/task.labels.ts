import type { TaskKind, WorkGroup } from '@waymark/shared/tasks/task.ts'

/** Labels for tasks. Each begins with a verb. */
export const taskLabels: Readonly<Record<TaskKind, string>> = {
  acceptHandover: 'Accept the handover',
  riskReview: 'Review the risk',
  confirmReport: 'Confirm or rule out missing',
  notMissingReview: 'Review the “not missing” decision',
  enquiry: 'Complete the enquiry',
  updateReporter: 'Update the person who reported it',
  returnCheck: 'Do the return check',
  arrangeDiscussion: 'Arrange the return discussion',
  completeDiscussion: 'Carry out the return discussion',
  reofferDiscussion: 'Offer a discussion again',
  acknowledgeReferral: 'Acknowledge the referral',
  decideReferral: 'Accept or decline the referral',
  agreeReferral: 'Approve the referral',
  answerReferral: 'Answer questions on the referral',
  reviewWaiting: 'Review the waiting list',
  firstContact: 'Make the first contact',
  tellProgress: 'Update the referrer',
  confirmUnseal: 'Decide whether to end the seal',
  decideRestriction: 'Decide who can be told where they are',
  reviewBreakGlass: 'Review emergency access',
  answerQuestion: 'Answer a question',
  answerAccess: 'Decide on an access request',
  reviewShare: 'Review a share',
  reviewUrgentShare: 'Review an urgent share',
  acknowledgeCorrection: 'Acknowledge a correction',
  passOnCorrection: 'Tell them about a correction',
}

/** Labels for the groups of My work. */
export const groupLabels: Readonly<Record<WorkGroup, string>> = {
  overdue: 'Overdue',
  dueToday: 'Due today',
  fresh: 'New to me',
  later: 'Coming up',
  waiting: 'Waiting on others',
}

const isTask = (code: unknown): code is TaskKind => typeof code === 'string' && Object.hasOwn(taskLabels, code)

/** The title of a task event on a timeline, such as `Overdue: review the risk`. */
export const taskTitle =
  (before: string, without: string) =>
  ({ task }: Readonly<Record<string, unknown>>): string =>
    isTask(task) ? `${before}: ${lowerFirst(taskLabels[task])}` : without

const lowerFirst = (words: string) => words.charAt(0).toLowerCase() + words.slice(1)
