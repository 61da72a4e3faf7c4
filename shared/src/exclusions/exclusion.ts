import { z } from 'zod'
import { choice, newId, text } from '../platform/fields.ts'

/** Why an account must not know of a person. */
export const exclusionReasons = ['relative', 'subject', 'conflictOfInterest'] as const
export type ExclusionReason = (typeof exclusionReasons)[number]

const reference = text('Enter the reference of the person or of an episode of theirs', 40)
const why = choice(exclusionReasons, 'Select why')
export const AddExclusion = z.object({ id: newId, accountId: z.uuid('Select who to exclude'), reference, why })
export const DeclareExclusion = z.object({ id: newId, reference, why })
export const EndExclusion = z.object({ reason: text('Enter why they may know of the person again', 1000) })

/** An exclusion as it was typed. The answer never says whether the reference matched a person. */
export const ExclusionView = z.object({
  id: z.uuid(),
  account: z.string(),
  reference: z.string(),
  why: z.enum(exclusionReasons),
  at: z.iso.datetime(),
  by: z.object({ name: z.string(), team: z.string() }),
  ended: z.object({ at: z.iso.datetime(), by: z.string(), reason: z.string() }).nullable(),
})
export type ExclusionView = z.infer<typeof ExclusionView>

export const ExcludableView = z.object({ id: z.uuid(), name: z.string(), team: z.string() })
