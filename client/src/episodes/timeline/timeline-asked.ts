import { z } from 'zod'

/** The groups of events by which a timeline can be filtered. */
export const eventGroups = ['information', 'risk', 'tasks', 'sharing', 'return', 'corrections', 'episode'] as const
export type EventGroup = (typeof eventGroups)[number]

/** The filters of a timeline, kept in the page address. `team` is an agency's name, `who` the name of the person who acted. */
export const TimelineAsked = z.object({
  kind: z.enum(eventGroups).optional(),
  team: z.string().max(200).optional(),
  who: z.string().max(200).optional(),
})
export type TimelineAsked = z.output<typeof TimelineAsked>
