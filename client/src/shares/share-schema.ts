import { plainDate } from '@waymark/shared/platform/fields.ts'
import { GiveShare } from '@waymark/shared/shares/give-share.ts'
import { z } from 'zod'
import { endOfDay, startOfDay } from '../ui/end-of-day.ts'

/** What is sent, with the days typed as dates: it begins with its first, or now where there is none; the end and the review last to the end of theirs. */
export const ShareAnswers = GiveShare.extend({
  from: z
    .union([
      z.literal('').transform(() => undefined),
      plainDate('Enter the first day of the share, for example 3 12 2026').transform(startOfDay),
    ])
    .optional(),
  until: plainDate('Enter the last day of the share, for example 31 1 2027').transform(endOfDay),
  reviewAt: plainDate('Enter the day of the review, for example 15 1 2027').transform(endOfDay),
})

/** The same of somebody sealed, who is shared with one person and never with a whole team. */
export const ShareAnswersOfSealed = ShareAnswers.extend({ toAccount: z.uuid('Select the one person who is let in') })
