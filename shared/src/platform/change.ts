import { z } from 'zod'

/** What an event can be about. */
export const subjects = ['episode', 'person', 'referral', 'account', 'question', 'service'] as const
export type Subject = (typeof subjects)[number]

/**
 * What a socket message or a command's answer says of a change. It carries no data, so the client asks again. `kind`: a kind of
 * event (shared/src/events.ts), or `access.changed`.
 */
export const Change = z.object({ kind: z.string(), subject: z.enum(subjects), id: z.uuid() })
export type Change = z.infer<typeof Change>
