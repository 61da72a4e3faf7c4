import { z } from 'zod'

/** The states of a session that a receiving team planned with the person. */
export const sessionStatuses = ['planned', 'attended', 'late', 'didNotAttend', 'cancelledByUs', 'rescheduled'] as const
export type SessionStatus = (typeof sessionStatuses)[number]
/** Results that can be recorded of a planned session. `rescheduled` plans a new one. */
export const sessionResults = ['attended', 'late', 'didNotAttend', 'cancelledByUs', 'rescheduled'] as const
export const sessionModes = ['inPerson', 'phone', 'video'] as const

/** Section: support. Visible to the receiving team only; what it shares back becomes a support note. */
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
