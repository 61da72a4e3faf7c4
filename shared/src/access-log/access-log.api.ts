import { z } from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import { Made, noParams } from '../platform/fields.ts'
import { AccessLogView, ReviewAlert, AccessAlertView } from './access-log.ts'
import { AccessLogQuery, AccessAlertQuery } from './access-log-query.ts'

/** Rows on one page. The next page begins before the last row shown. */
export const accessLogPage = 50

export const accessLogApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/access-log',
    summary: 'Who of your agency looked at what, when and by which reason; refusals too',
    access: 'audit.read',
    params: noParams,
    query: AccessLogQuery,
    response: z.object({ rows: z.array(AccessLogView), next: z.string().nullable() }),
  }),
  accounts: endpoint({
    method: 'GET',
    path: '/api/access-log/accounts',
    summary: 'List the accounts of your agency, to choose whose looking to read',
    access: 'audit.read',
    params: noParams,
    response: z.array(z.object({ id: z.uuid(), name: z.string() })),
  }),
  unusual: endpoint({
    method: 'GET',
    path: '/api/access-alerts',
    summary: 'Looking by accounts of your agency that seems unusual, with the reasons',
    access: 'audit.read',
    params: noParams,
    query: AccessAlertQuery,
    response: z.object({ rows: z.array(AccessAlertView), next: z.string().nullable() }),
  }),
  review: endpoint({
    method: 'POST',
    path: '/api/access-alerts/:alertId/review',
    summary: 'Clear looking that seemed unusual, or follow it up',
    access: 'audit.read',
    params: z.object({ alertId: z.uuid() }),
    body: ReviewAlert,
    response: Made,
    example: { outcome: 'cleared', note: 'Asked by the sergeant to check the earlier episode.' },
  }),
}
