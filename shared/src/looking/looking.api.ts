import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { Made, noParams } from '../kernel/fields.ts'
import { lookingKinds, lookingOutcomes, LookView, ReviewLooking, unusualStatuses, UnusualView } from './looking.ts'

/** Rows to a page; the next begins before the last one shown. */
export const lookingPage = 50

const reference = z.string().trim().min(1).max(40)

/** What is asked of who looked; it lives in the address of the page. */
export const LookingQuery = z.object({
  account: z.uuid().optional(),
  person: reference.optional(),
  episode: reference.optional(),
  kind: z.enum(lookingKinds).optional(),
  outcome: z.enum(lookingOutcomes).optional(),
  /** Days of London, both of them within. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
})
export const UnusualQuery = z.object({
  status: z.enum(unusualStatuses).default('open'),
  /** The last one shown: when, and its id. */
  before: z
    .string()
    .regex(/^\d{4}-[\dT:.-]+Z_[0-9a-f-]{36}$/)
    .optional(),
})

export const lookingApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/looking',
    summary: 'Who of your agency looked at what, when and by which reason; refusals too',
    access: 'audit.read',
    params: noParams,
    query: LookingQuery,
    response: z.object({ rows: z.array(LookView), next: z.string().nullable() }),
  }),
  accounts: endpoint({
    method: 'GET',
    path: '/api/looking/accounts',
    summary: 'List the accounts of your agency, to choose whose looking to read',
    access: 'audit.read',
    params: noParams,
    response: z.array(z.object({ id: z.uuid(), name: z.string() })),
  }),
  unusual: endpoint({
    method: 'GET',
    path: '/api/looking/unusual',
    summary: 'Looking by accounts of your agency that seems unusual, with the reasons',
    access: 'audit.read',
    params: noParams,
    query: UnusualQuery,
    response: z.object({ rows: z.array(UnusualView), next: z.string().nullable() }),
  }),
  review: endpoint({
    method: 'POST',
    path: '/api/looking/unusual/:lookingId/review',
    summary: 'Clear looking that seemed unusual, or follow it up',
    access: 'audit.read',
    params: z.object({ lookingId: z.uuid() }),
    body: ReviewLooking,
    response: Made,
    example: { outcome: 'cleared', note: 'Asked by the sergeant to check the earlier episode.' },
  }),
}
