import { z } from 'zod'
import { choice, newId, optionalText, text } from '../platform/fields.ts'
import type { Transitions } from '../platform/transitions.ts'
import type { Action } from '../permissions.ts'

/** The states of a question between two teams. */
export const questionStatuses = ['asked', 'seen', 'answered', 'refused', 'expired'] as const
export type QuestionStatus = (typeof questionStatuses)[number]
export const questionActions = ['see', 'answer', 'refuse', 'expire'] as const
export type QuestionAction = (typeof questionActions)[number]

/**
 * The transitions of a question. It expires at its deadline. An ended question stays ended; a team that still needs an answer
 * asks a new one.
 */
export const questionTransitions: Transitions<QuestionStatus, QuestionAction> = {
  asked: { see: 'seen', answer: 'answered', refuse: 'refused', expire: 'expired' },
  seen: { answer: 'answered', refuse: 'refused', expire: 'expired' },
  answered: {},
  refused: {},
  expired: {},
}

/** Why a team does not answer. The asking team sees the reason, so it knows whether to ask elsewhere. */
export const refusalGrounds = ['notHeld', 'noBasis', 'consentRefused', 'wouldHarm', 'wrongTeam'] as const
export type RefusalGround = (typeof refusalGrounds)[number]

export const AskQuestion = z.object({
  id: newId,
  toTeam: z.uuid('Select the team to ask'),
  asks: text('Enter what you want to know', 2000),
})
export const AnswerQuestion = z.object({ answer: text('Enter your answer', 4000) })
export const RefuseQuestion = z.object({
  ground: choice(refusalGrounds, 'Select why you do not answer'),
  note: optionalText(1000),
})

const Said = z.object({ at: z.iso.datetime(), by: z.object({ name: z.string(), team: z.string() }) })

/** A question as the two teams see it. It belongs to no section; only these two teams read its text and answer. */
export const QuestionView = z.object({
  id: z.uuid(),
  reference: z.string(),
  status: z.enum(questionStatuses),
  from: z.string(),
  to: z.string(),
  /** Whether your team asked the question (sender) or was asked (receiver). */
  side: z.enum(['sender', 'receiver']),
  /** The text is withheld from you, because the whereabouts are restricted. Then you cannot answer either. */
  withheld: z.boolean(),
  asks: z.string().nullable(),
  asked: Said,
  dueAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  seenAt: z.iso.datetime().nullable(),
  answer: z.string().nullable(),
  ground: z.enum(refusalGrounds).nullable(),
  note: z.string().nullable(),
  ended: Said.nullable(),
  /** The episode that it is about, if you have access to it. A question opens nothing. */
  episode: z.object({ id: z.uuid(), reference: z.string(), name: z.string() }).nullable(),
  allowed: z.array(z.enum(['question.answer'] as const satisfies Action[])),
})
export type QuestionView = z.infer<typeof QuestionView>
/** The list shows this many questions, the newest. */
export const questionPage = 100
