import { z } from 'zod'

/** The kinds of thing that happen, as a timeline sorts them. */
export const eventGroups = ['information', 'risk', 'tasks', 'sharing', 'return', 'corrections', 'episode'] as const
export type EventGroup = (typeof eventGroups)[number]

/** What a timeline is narrowed to; it lives in the address of the page. `team`: an agency, `who`: a person who did it. */
export const TimelineAsked = z.object({
  kind: z.enum(eventGroups).optional(),
  team: z.string().max(200).optional(),
  who: z.string().max(200).optional(),
})
export type TimelineAsked = z.output<typeof TimelineAsked>
