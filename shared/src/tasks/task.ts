import { z } from 'zod'
import { risks } from '../episodes/episode.ts'
import type { Action } from '../permissions.ts'

/** What is to be done by a time, and the action of the permission matrix that does it: a task is for whoever of its team may do that. */
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

/** A clock that runs. `section`: summary, or the one that the task would tell of. */
export const TaskView = z.object({
  id: z.uuid(),
  kind: z.enum(taskKinds),
  /** What the deadline counts from, and when it ends. */
  startedAt: z.iso.datetime(),
  dueAt: z.iso.datetime(),
  givenAt: z.iso.datetime(),
  /** Null: anyone of the team who may do it. `mine`: given to you, or yours to take. */
  owner: z.object({ team: z.string(), account: z.object({ id: z.uuid(), name: z.string() }).nullable(), mine: z.boolean() }),
  /** The enquiry, handover or return discussion that it is about. */
  about: z.uuid().nullable(),
  /** What an enquiry sets out to find, where you may read it. Section: enquiries. */
  what: z.string().nullable(),
  episode: z.object({ id: z.uuid(), reference: z.string(), name: z.string(), risk: z.enum(risks) }).nullable(),
  /** Of a referral that is not accepted yet there is no name. */
  referral: z.object({ id: z.uuid(), reference: z.string(), line: z.string().nullable(), urgency: z.string() }).nullable(),
  /** Of a question there is its reference and who asks, and nothing of the record that it is about. */
  question: z.object({ id: z.uuid(), reference: z.string(), from: z.string() }).nullable(),
})
export type TaskView = z.infer<typeof TaskView>

/** The groups of My work, in their order : late, due today, given to you lately, later; and what waits on others. A task stands in the first that it belongs to. */
export const workGroups = ['overdue', 'dueToday', 'fresh', 'later', 'waiting'] as const
export type WorkGroup = (typeof workGroups)[number]

/** How long a task counts as new to whoever was given it: a shift. In hours. */
export const freshHours = 12
