import { z } from 'zod'
import { accessKinds, accessLogOutcomes, alertStatuses } from './access-log.ts'

const reference = z.string().trim().min(1).max(40)

/** Filters of the access log, as they appear in the address of the page. */
export const AccessLogQuery = z.object({
  account: z.uuid().optional(),
  person: reference.optional(),
  episode: reference.optional(),
  kind: z.enum(accessKinds).optional(),
  outcome: z.enum(accessLogOutcomes).optional(),
  /** Days in London time, both included. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
})
export const AccessAlertQuery = z.object({
  status: z.enum(alertStatuses).default('open'),
  /** Time and id of the last row shown. The next page begins before it. */
  before: z
    .string()
    .regex(/^\d{4}-[\dT:.-]+Z_[0-9a-f-]{36}$/)
    .optional(),
})
