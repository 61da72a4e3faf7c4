import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { Made, noParams } from '../kernel/fields.ts'
import { LookView, ReviewLooking, UnusualView } from './looking.ts'
import { LookingQuery, UnusualQuery } from './looking-query.ts'

/** Rows to a page; the next begins before the last one shown. */
export const lookingPage = 50

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
