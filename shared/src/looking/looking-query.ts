import { z } from 'zod'
import { lookingKinds, lookingOutcomes, unusualStatuses } from './looking.ts'

const reference = z.string().trim().min(1).max(40)

/** What is asked of who looked; it lives in the address of the page. */
export const LookingQuery = z.object({
  account: z.uuid().optional(),
  person: reference.optional(),
  episode: reference.optional(),
  kind: z.enum(lookingKinds).optional(),
  outcome: z.enum(lookingOutcomes).optional(),
  /** Days of London, both of them within. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
})
export const UnusualQuery = z.object({
  status: z.enum(unusualStatuses).default('open'),
  /** The last one shown: when, and its id. */
  before: z
    .string()
    .regex(/^\d{4}-[\dT:.-]+Z_[0-9a-f-]{36}$/)
    .optional(),
})
