import type { TaskKind, WorkGroup } from '@waymark/shared/tasks/task.ts'

/** What is to be done, the verb first. */
export const taskLabels: Readonly<Record<TaskKind, string>> = {
  acceptHandover: 'Accept the handover',
  riskReview: 'Review the risk',
  confirmReport: 'Decide if they are missing',
  notMissingReview: 'Look again at “not missing”',
  enquiry: 'Complete the enquiry',
  updateReporter: 'Update who reported it',
  returnCheck: 'Check the return',
  arrangeDiscussion: 'Arrange the return discussion',
  completeDiscussion: 'Hold the return discussion',
  reofferDiscussion: 'Offer a discussion again',
  acknowledgeReferral: 'Acknowledge the referral',
  decideReferral: 'Accept or decline the referral',
  agreeReferral: 'Agree that the referral is sent',
  answerReferral: 'Answer what the referral lacks',
  reviewWaiting: 'Look again at the waiting list',
  firstContact: 'Make the first contact',
  tellProgress: 'Tell the referrer how it goes',
  confirmUnseal: 'Decide if the seal ends',
  decideRestriction: 'Decide what may be told of where they are',
  reviewBreakGlass: 'Review an emergency opening',
  answerQuestion: 'Answer a question',
  answerAccess: 'Decide who may have access',
  reviewShare: 'Review a share',
  reviewUrgentShare: 'Review an urgent share',
  acknowledgeCorrection: 'Acknowledge a correction',
  passOnCorrection: 'Tell them of a correction',
}

/** The groups of My work. */
export const groupLabels: Readonly<Record<WorkGroup, string>> = {
  overdue: 'Overdue',
  dueToday: 'Due today',
  fresh: 'New to me',
  later: 'Coming up',
  waiting: 'Waiting on others',
}

const isTask = (code: unknown): code is TaskKind => typeof code === 'string' && Object.hasOwn(taskLabels, code)

/** An event of a task, as a timeline says it: `Overdue: review the risk`. */
export const taskTitle =
  (before: string, without: string) =>
  ({ task }: Readonly<Record<string, unknown>>): string =>
    isTask(task) ? `${before}: ${lowerFirst(taskLabels[task])}` : without

const lowerFirst = (words: string) => words.charAt(0).toLowerCase() + words.slice(1)
