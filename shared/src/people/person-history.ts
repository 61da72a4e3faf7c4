import { z } from 'zod'
import { foundBys, foundPlaces } from '../episodes/whereabouts.ts'

/** What earlier episodes tell at a glance, as far as their sections are open to you. */
export const PersonHistory = z.object({
  /** Episodes accessible to them: in all, in the last 12 months, in the last 28 days. */
  count: z.int(),
  lastYear: z.int(),
  last28Days: z.int(),
  /** The middle of the times missing that have ended, in minutes. */
  usualMinutes: z.int().nullable(),
  /** Where they were found before, the most frequent first. */
  places: z.array(
    z.object({
      kind: z.enum(foundPlaces),
      address: z.string(),
      area: z.string().nullable(),
      times: z.int(),
      lastAt: z.iso.datetime(),
    }),
  ),
  /** How they were found before: what worked. */
  foundBy: z.array(z.object({ by: z.enum(foundBys), times: z.int() })),
  /** What they said would help, newest first (return discussions). */
  wouldHelp: z.array(z.object({ text: z.string(), at: z.iso.datetime() })),
})
export type PersonHistory = z.infer<typeof PersonHistory>
/** At most so many places, and so many of what would help. */
export const mostPlaces = 6
