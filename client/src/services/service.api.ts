import { queryOptions } from '@tanstack/react-query'
import { serviceApi, type ServicesQuery } from '@waymark/shared/services/service.api.ts'
import type { z } from 'zod'
import { read } from '../lib/http/call.ts'

type Query = z.output<typeof ServicesQuery>
/** Filters of the directory. */
export type ServicesAsked = { [K in keyof Query]?: Query[K] | undefined }

/** The services that agencies list. */
export const servicesQuery = (query: ServicesAsked) =>
  queryOptions({
    queryKey: ['lists', 'services', query],
    queryFn: ({ signal }) => read(serviceApi.list, { query }, signal),
    staleTime: 60_000,
  })

/** One service. */
export const serviceQuery = (serviceId: string) =>
  queryOptions({
    queryKey: ['service', serviceId],
    queryFn: ({ signal }) => read(serviceApi.read, { params: { serviceId } }, signal),
  })
