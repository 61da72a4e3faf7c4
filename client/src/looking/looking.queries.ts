import { queryOptions } from '@tanstack/react-query'
import type { LookingQuery, UnusualQuery } from '@waymark/shared/looking/looking-query.ts'
import { lookingApi } from '@waymark/shared/looking/looking.api.ts'
import type { z } from 'zod'
import { read } from '../kernel/call.ts'

type Looking = z.output<typeof LookingQuery>
type Unusual = z.output<typeof UnusualQuery>
/** What is asked of who looked; what is left out is as the contract has it. */
export type LookingAsked = { [K in keyof Looking]?: Looking[K] | undefined }
export type UnusualAsked = { [K in keyof Unusual]?: Unusual[K] | undefined }

/** Who of the agency looked at what. */
export const lookingQuery = (query: LookingAsked) =>
  queryOptions({ queryKey: ['lists', 'looking', query], queryFn: ({ signal }) => read(lookingApi.list, { query }, signal) })

/** Whose looking one may choose. */
export const auditedQuery = queryOptions({
  queryKey: ['audited'],
  queryFn: ({ signal }) => read(lookingApi.accounts, {}, signal),
})

/** What of it seems unusual. */
export const unusualQuery = (query: UnusualAsked) =>
  queryOptions({ queryKey: ['lists', 'unusual', query], queryFn: ({ signal }) => read(lookingApi.unusual, { query }, signal) })
