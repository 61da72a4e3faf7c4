import { queryOptions } from '@tanstack/react-query'
import type { AccessLogQuery, AccessAlertQuery } from '@waymark/shared/access-log/access-log-query.ts'
import { accessLogApi } from '@waymark/shared/access-log/access-log.api.ts'
import type { z } from 'zod'
import { read } from '../lib/call.ts'

type Looking = z.output<typeof AccessLogQuery>
type Unusual = z.output<typeof AccessAlertQuery>
/** What is asked of who looked; what is left out is as the contract has it. */
export type AccessLogAsked = { [K in keyof Looking]?: Looking[K] | undefined }
export type UnusualAsked = { [K in keyof Unusual]?: Unusual[K] | undefined }

/** Who of the agency looked at what. */
export const accessLogQuery = (query: AccessLogAsked) =>
  queryOptions({ queryKey: ['lists', 'access-log', query], queryFn: ({ signal }) => read(accessLogApi.list, { query }, signal) })

/** Whose looking one may choose. */
export const auditedQuery = queryOptions({
  queryKey: ['audited'],
  queryFn: ({ signal }) => read(accessLogApi.accounts, {}, signal),
})

/** What of it seems unusual. */
export const unusualQuery = (query: UnusualAsked) =>
  queryOptions({ queryKey: ['lists', 'unusual', query], queryFn: ({ signal }) => read(accessLogApi.unusual, { query }, signal) })
