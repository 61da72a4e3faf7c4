import { z } from 'zod'

/** What became of a session that a receiving team planned with the person. */
export const sessionStatuses = ['planned', 'attended', 'late', 'didNotAttend', 'cancelledByUs', 'rescheduled'] as const
export type SessionStatus = (typeof sessionStatuses)[number]
/** What can be recorded of one that was planned; moving it to another time plans a new one. */
export const sessionResults = ['attended', 'late', 'didNotAttend', 'cancelledByUs', 'rescheduled'] as const
export const sessionModes = ['inPerson', 'phone', 'video'] as const

/** Section: support. For the receiving team alone: what it gives back goes into a support note. */
export const ReferralSessionView = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  mode: z.enum(sessionModes),
  status: z.enum(sessionStatuses),
  /** Why it was late, missed, cancelled or moved. */
  why: z.string().nullable(),
  note: z.string().nullable(),
  by: z.string(),
})
export type ReferralSessionView = z.infer<typeof ReferralSessionView>
