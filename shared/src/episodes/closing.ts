import { z } from 'zod'
import { choice, instant, optionalText, text } from '../platform/fields.ts'
import type { ReturnDiscussionStatus } from '../return-discussions/return-discussion.ts'

/** How an episode ended (domain.md E12, without the values that a closing cannot have). */
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

/** The closing form (domain.md §2.2). It supplies the last answers of the checklist; the other items must already be done. */
export const CloseEpisode = z.object({
  category: choice(closings, 'Select how the episode ended'),
  concernReport: choice(concernReports, 'Say whether a concern report was submitted'),
  noReferralWhy: optionalText(500),
  note: optionalText(2000),
})
export type CloseEpisode = z.output<typeof CloseEpisode>

export const checklistItems = ['returnCheck', 'returnDiscussion', 'referrals'] as const
/** The closing checklist: each item, and whether it is done. `referrals`: one was sent, or there is a reason for none. */
export const Checklist = z.object({ items: z.array(z.object({ item: z.enum(checklistItems), done: z.boolean() })) })
export type Checklist = z.infer<typeof Checklist>

/** The closing checklist of an episode with these records. */
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

/** The decision "not missing": why, who keeps watch, and when it is reviewed (domain.md §1.1). */
export const TreatAsNotMissing = z.object({
  reason: text('Enter why this is not a missing person', 1000),
  watchedBy: text('Enter who keeps watch', 300),
  reviewAt: instant('Enter when it is looked at again'),
})

export const reasonOnly = (ask: string) => z.object({ reason: text(ask, 1000) })
