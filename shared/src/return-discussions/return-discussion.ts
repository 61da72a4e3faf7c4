import { z } from 'zod'
import { answers } from '../platform/fields.ts'
import type { Transitions } from '../platform/transitions.ts'
import type { Action } from '../permissions.ts'

export const returnDiscussionStatuses = ['due', 'offered', 'arranged', 'held', 'declined', 'notAppropriate', 'noContact'] as const
export type ReturnDiscussionStatus = (typeof returnDiscussionStatuses)[number]

type StateAction = Extract<Action, `returnDiscussion.${'offer' | 'arrange' | 'decline' | 'record'}`>

const waiting = (outcome: 'offered' | 'arranged') =>
  ({
    'returnDiscussion.offer': outcome,
    'returnDiscussion.arrange': 'arranged',
    'returnDiscussion.record': 'held',
    'returnDiscussion.decline': 'declined',
  }) as const

/**
 * The states of a return discussion (domain.md §2.3). One action leads to declined, not appropriate or no contact. After each it
 * can be offered again, because the National Framework asks for at least one further attempt.
 */
export const returnDiscussionTransitions = {
  due: waiting('offered'),
  offered: waiting('offered'),
  arranged: waiting('arranged'),
  held: {},
  declined: waiting('offered'),
  notAppropriate: waiting('offered'),
  noContact: waiting('offered'),
} as const satisfies Transitions<ReturnDiscussionStatus, StateAction>

/** People whom the person may choose to speak to. */
export const choicesOffered = ['police', 'socialWork', 'school', 'charity', 'trustedAdult', 'other'] as const
export const notHeldOutcomes = ['declined', 'notAppropriate', 'noContact'] as const
/** Why there was no discussion (domain.md E13). */
export const notHeldReasons = [
  'doesNotWant', 'alreadySpokeToPolice', 'distrust', 'wantsOtherPerson', 'tooUnwell', 'asleepOrIntoxicated', 'language', 'parentRefused', 'noContact', 'leftArea', 'missingAgain', 'deceased', 'other',
] as const // prettier-ignore
export const modes = ['inPerson', 'phone', 'video'] as const

const By = z.object({ name: z.string(), team: z.string() })

/** Section: returnDiscussion. The person's own words and the worker's view are separate fields. */
export const ReturnDiscussionView = z.object({
  id: z.uuid(),
  status: z.enum(returnDiscussionStatuses),
  arrangeBy: z.iso.datetime(),
  completeBy: z.iso.datetime(),
  assignee: z.string().nullable(),
  chosen: z.enum(choicesOffered).nullable(),
  arrangedFor: z.iso.datetime().nullable(),
  heldAt: z.iso.datetime().nullable(),
  version: z.int(),
  records: z.array(
    z.object({
      id: z.uuid(),
      ownWords: z.string(),
      workersView: z.string(),
      wouldHelp: z.string().nullable(),
      mode: z.enum(modes),
      seenAlone: z.enum(answers),
      at: z.iso.datetime(),
      by: By,
    }),
  ),
  refusals: z.array(
    z.object({
      id: z.uuid(),
      outcome: z.enum(notHeldOutcomes),
      reason: z.enum(notHeldReasons),
      note: z.string().nullable(),
      at: z.iso.datetime(),
      by: By,
    }),
  ),
})
export type ReturnDiscussionView = z.infer<typeof ReturnDiscussionView>
