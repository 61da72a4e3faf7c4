import { z } from 'zod'
import { risks } from '../episodes/episode.ts'
import type { Action } from '../permissions.ts'

/**
 * Kinds of task, and the action of the permission matrix that does each. A team's task belongs to everyone in it who may do that
 * action.
 */
export const taskActions = {
  acceptHandover: 'handover.accept',
  riskReview: 'risk.review',
  confirmReport: 'episode.confirm',
  notMissingReview: 'episode.confirm',
  enquiry: 'enquiry.record',
  updateReporter: 'enquiry.record',
  returnCheck: 'returnCheck.record',
  arrangeDiscussion: 'returnDiscussion.arrange',
  completeDiscussion: 'returnDiscussion.record',
  reofferDiscussion: 'returnDiscussion.offer',
  acknowledgeReferral: 'referral.acknowledge',
  decideReferral: 'referral.decide',
  agreeReferral: 'share.give',
  answerReferral: 'referral.answer',
  reviewWaiting: 'referral.decide',
  firstContact: 'referral.complete',
  tellProgress: 'referral.complete',
  confirmUnseal: 'person.unseal',
  decideRestriction: 'whereabouts.restrict',
  reviewBreakGlass: 'breakGlass.review',
  answerQuestion: 'question.answer',
  answerAccess: 'share.give',
  reviewShare: 'share.extend',
  reviewUrgentShare: 'share.review',
  acknowledgeCorrection: 'task.do',
  passOnCorrection: 'task.do',
} as const satisfies Record<string, Action>
export type TaskKind = keyof typeof taskActions
export const taskKinds = Object.keys(taskActions) as [TaskKind, ...TaskKind[]] // as: Object.keys forgets the keys

/** How a task ended. */
export const taskOutcomes = ['done', 'dropped'] as const
export type TaskOutcome = (typeof taskOutcomes)[number]

/** A task with its deadline. `section`: summary, or the section that the task would reveal. */
export const TaskView = z.object({
  id: z.uuid(),
  kind: z.enum(taskKinds),
  /** When the deadline started, and when it ends. */
  startedAt: z.iso.datetime(),
  dueAt: z.iso.datetime(),
  givenAt: z.iso.datetime(),
  /** `account` null: anyone in the team who may do it. `mine`: assigned to you, or free for you to take. */
  owner: z.object({ team: z.string(), account: z.object({ id: z.uuid(), name: z.string() }).nullable(), mine: z.boolean() }),
  /** The enquiry, handover or return discussion that it is about. */
  about: z.uuid().nullable(),
  /** What an enquiry should find out, where you may read it. Section: enquiries. */
  what: z.string().nullable(),
  episode: z.object({ id: z.uuid(), reference: z.string(), name: z.string(), risk: z.enum(risks) }).nullable(),
  /** A referral that is not accepted yet shows no name. */
  referral: z.object({ id: z.uuid(), reference: z.string(), line: z.string().nullable(), urgency: z.string() }).nullable(),
  /** A question shows its reference and who asks, and nothing of the episode. */
  question: z.object({ id: z.uuid(), reference: z.string(), from: z.string() }).nullable(),
})
export type TaskView = z.infer<typeof TaskView>

/**
 * The groups of My work in order: late, due today, assigned to you recently, later, and work that others must do. A task appears
 * in the first group that fits.
 */
export const workGroups = ['overdue', 'dueToday', 'fresh', 'later', 'waiting'] as const
export type WorkGroup = (typeof workGroups)[number]

/** How long an assigned task counts as new, in hours: one shift. */
export const freshHours = 12
