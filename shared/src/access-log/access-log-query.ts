import { z } from 'zod'
import { accessKinds, accessLogOutcomes, alertStatuses } from './access-log.ts'

const reference = z.string().trim().min(1).max(40)

/** What is asked of who looked; it lives in the address of the page. */
export const AccessLogQuery = z.object({
  account: z.uuid().optional(),
  person: reference.optional(),
  episode: reference.optional(),
  kind: z.enum(accessKinds).optional(),
  outcome: z.enum(accessLogOutcomes).optional(),
  /** Days of London, both of them within. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
})
export const AccessAlertQuery = z.object({
  status: z.enum(alertStatuses).default('open'),
  /** The last one shown: when, and its id. */
  before: z
    .string()
    .regex(/^\d{4}-[\dT:.-]+Z_[0-9a-f-]{36}$/)
    .optional(),
})
