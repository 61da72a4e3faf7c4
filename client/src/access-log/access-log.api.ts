import { queryOptions } from '@tanstack/react-query'
import type { AccessLogQuery, AccessAlertQuery } from '@waymark/shared/access-log/access-log-query.ts'
import { accessLogApi } from '@waymark/shared/access-log/access-log.api.ts'
import type { z } from 'zod'
import { read } from '../lib/http/call.ts'

type Looking = z.output<typeof AccessLogQuery>
type Unusual = z.output<typeof AccessAlertQuery>
/** The filters of the access log. Missing ones take the contract's defaults. */
export type AccessLogAsked = { [K in keyof Looking]?: Looking[K] | undefined }
export type UnusualAsked = { [K in keyof Unusual]?: Unusual[K] | undefined }

/** Access to records by staff of the reader's agency. */
export const accessLogQuery = (query: AccessLogAsked) =>
  queryOptions({ queryKey: ['lists', 'access-log', query], queryFn: ({ signal }) => read(accessLogApi.list, { query }, signal) })

/** The accounts that the reader may audit. */
export const auditedQuery = queryOptions({
  queryKey: ['audited'],
  queryFn: ({ signal }) => read(accessLogApi.accounts, {}, signal),
})

/** Access that seems unusual. */
export const unusualQuery = (query: UnusualAsked) =>
  queryOptions({ queryKey: ['lists', 'unusual', query], queryFn: ({ signal }) => read(accessLogApi.unusual, { query }, signal) })
