import { z } from 'zod'

/** What an event can be about. */
export const subjects = ['episode', 'person', 'referral', 'account', 'question', 'service'] as const
export type Subject = (typeof subjects)[number]

/**
 * All that a socket message or a command's answer says of a change: something happened to this; ask again.
 * `kind` is a kind of event (shared/events.ts) or `access.changed`.
 */
export const Change = z.object({ kind: z.string(), subject: z.enum(subjects), id: z.uuid() })
export type Change = z.infer<typeof Change>
