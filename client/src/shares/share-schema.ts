import { plainDate } from '@waymark/shared/platform/fields.ts'
import { GiveShare } from '@waymark/shared/shares/give-share.ts'
import { z } from 'zod'
import { endOfDay, startOfDay } from '../ui/end-of-day.ts'

/**
 * The content of a share with days typed as dates. It begins at the start of its first day, or now. End and review last to the
 * end of their day.
 */
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

/** The same for a sealed person, whose share is with one person and never a whole team. */
export const ShareAnswersOfSealed = ShareAnswers.extend({ toAccount: z.uuid('Select the one person who is let in') })
