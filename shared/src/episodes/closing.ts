import { z } from 'zod'
import { choice, instant, optionalText, text } from '../platform/fields.ts'
import type { ReturnDiscussionStatus } from '../return-discussions/return-discussion.ts'

/** How an episode ended (domain.md E12, the ones that a closing can have). */
export const closings = [
  'tracedSafe',
  'tracedHarm',
  'whereaboutsWithheld',
  'inCustody',
  'inHospital',
  'transferredToOtherForce',
  'abductionCrimeRecorded',
] as const

/** Whether a concern report was sent to the child's or adult's protection services. */
export const concernReports = ['submitted', 'notRequired'] as const

/** The closing checklist (domain.md §2.2, T12): the last two answers are given here, the first two must be so. */
export const CloseEpisode = z.object({
  category: choice(closings, 'Select how the episode ended'),
  concernReport: choice(concernReports, 'Say whether a concern report was submitted'),
  noReferralWhy: optionalText(500),
  note: optionalText(2000),
})
export type CloseEpisode = z.output<typeof CloseEpisode>

export const checklistItems = ['returnCheck', 'returnDiscussion', 'referrals'] as const
/** What must be so before an episode closes, and whether it is. `referrals`: one was sent, or the reason why none is given. */
export const Checklist = z.object({ items: z.array(z.object({ item: z.enum(checklistItems), done: z.boolean() })) })
export type Checklist = z.infer<typeof Checklist>

/** Where the checklist of an episode stands. */
export const checklist = (of: {
  returnCheck: boolean
  returnDiscussions: ReturnDiscussionStatus[]
  referrals: number
  noReferralWhy?: string | undefined
}): Checklist => ({
  items: [
    { item: 'returnCheck', done: of.returnCheck },
    {
      item: 'returnDiscussion',
      done: of.returnDiscussions.every(status => ['held', 'declined', 'notAppropriate', 'noContact'].includes(status)),
    },
    { item: 'referrals', done: of.referrals > 0 || of.noReferralWhy !== undefined },
  ],
})

/** Not missing: why, who keeps watch, and when it is looked at again (domain.md §2.2, T2). */
export const TreatAsNotMissing = z.object({
  reason: text('Enter why this is not a missing person', 1000),
  watchedBy: text('Enter who keeps watch', 300),
  reviewAt: instant('Enter when it is looked at again'),
})

export const reasonOnly = (ask: string) => z.object({ reason: text(ask, 1000) })
