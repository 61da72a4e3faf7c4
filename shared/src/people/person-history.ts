import { z } from 'zod'
import { foundBys, foundPlaces } from '../episodes/whereabouts.ts'

/** A summary of earlier episodes, as far as their sections are open to you. */
export const PersonHistory = z.object({
  /** Episodes that you have access to: all, in the last 12 months, and in the last 28 days. */
  count: z.int(),
  lastYear: z.int(),
  last28Days: z.int(),
  /** The median length of time missing, in minutes, over episodes that have ended. */
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
  /** How they were found before, so that a search can begin with what worked. */
  foundBy: z.array(z.object({ by: z.enum(foundBys), times: z.int() })),
  /** What the person said would help, newest first (from return discussions). */
  wouldHelp: z.array(z.object({ text: z.string(), at: z.iso.datetime() })),
})
export type PersonHistory = z.infer<typeof PersonHistory>
/** The most places listed, and the most things that would help. */
export const mostPlaces = 6
