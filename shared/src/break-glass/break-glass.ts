import { z } from 'zod'
import { choice, evenIfInvalid, newId, optionalText, plainDate, text } from '../platform/fields.ts'

/**
 * How many hours an opening lasts, and how many tries an account has in an hour. A test checks that PostgreSQL has the same
 * numbers.
 */
export const breakGlassHours = 4
export const breakGlassTries = 5
/** The shortest reason that is accepted, in characters. */
export const leastReason = 20

/** The two sides that review it: the lead team of the episode, and the auditors of the opener's agency. */
export const reviewSides = ['lead', 'agency'] as const
export const reviewOutcomes = ['justified', 'notJustified'] as const
export type ReviewOutcome = (typeof reviewOutcomes)[number]

const optionalDate = z
  .union([z.literal('').transform(() => undefined), plainDate('Enter a date of birth')])
  .nullish()
  .transform(value => value ?? undefined)

/** Identifies one person exactly: by reference, or by full name and date of birth. There is no search. */
export const exactly = {
  reference: optionalText(40),
  givenName: optionalText(100),
  familyName: optionalText(100),
  dateOfBirth: optionalDate,
}
type Exactly = z.output<z.ZodObject<typeof exactly>>

/** Reports each missing answer at its own field. Either the reference or the full name and date of birth must be complete. */
export function validateExact({ reference, givenName, familyName, dateOfBirth }: Exactly, context: z.core.$RefinementCtx): void {
  if (reference) return
  const ask = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
  if (!givenName && !familyName && !dateOfBirth)
    return ask('reference', 'Enter the reference, or the full name and date of birth below')
  if (!givenName) ask('givenName', 'Enter the first name, or the reference instead')
  if (!familyName) ask('familyName', 'Enter the last name, or the reference instead')
  if (!dateOfBirth) ask('dateOfBirth', 'Enter the date of birth, or the reference instead')
}

export const OpenBreakGlass = z
  .object({
    id: newId,
    ...exactly,
    reason: text('Enter why you need to see this now', 2000).refine(
      value => value.length >= leastReason,
      `Write at least ${leastReason} characters: the person who reviews this will read it`,
    ),
  })
  .superRefine(validateExact, evenIfInvalid)

/** `episodeId` is null for no match and for a match that you may not open. The answer is the same, so that it reveals nothing. */
export const Opened = z.object({ episodeId: z.uuid().nullable() })

export const ReviewBreakGlass = z.object({
  outcome: choice(reviewOutcomes, 'Select whether it was justified'),
  note: text('Enter what you found', 2000),
})

/** An opening as its reviewers see it. Auditors do not receive the episode. */
export const BreakGlassView = z.object({
  id: z.uuid(),
  reference: z.string(),
  openedAt: z.iso.datetime(),
  until: z.iso.datetime(),
  reviewBy: z.iso.datetime(),
  by: z.object({ name: z.string(), team: z.string() }),
  reason: z.string(),
  episode: z.object({ id: z.uuid(), reference: z.string(), name: z.string() }).nullable(),
  reviews: z.array(
    z.object({
      side: z.enum(reviewSides),
      outcome: z.enum(reviewOutcomes),
      note: z.string(),
      at: z.iso.datetime(),
      by: z.object({ name: z.string(), team: z.string() }),
    }),
  ),
  /** Whether your review is still missing. */
  yours: z.boolean(),
})
export type BreakGlassView = z.infer<typeof BreakGlassView>
