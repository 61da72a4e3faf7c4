import { queryOptions } from '@tanstack/react-query'
import { disclosureApi } from '@waymark/shared/disclosures/disclosure.api.ts'
import type { DisclosureLogQuery } from '@waymark/shared/disclosures/disclosure.ts'
import type { z } from 'zod'
import { read } from '../lib/http/call.ts'

/** The filters of the disclosure log, as in the address of the page. */
export type DisclosureLogAsked = Partial<z.output<typeof DisclosureLogQuery>>

/** One page of the disclosures about a person. */
export const disclosureLogQuery = (personId: string, asked: DisclosureLogAsked) =>
  queryOptions({
    queryKey: ['person', personId, 'disclosures', asked],
    queryFn: ({ signal }) => read(disclosureApi.list, { params: { personId }, query: asked }, signal),
  })

/** One page of the disclosures by staff of the reader's agency, for its auditors. */
export const agencyDisclosureLogQuery = (asked: DisclosureLogAsked) =>
  queryOptions({
    queryKey: ['lists', 'disclosures', asked],
    queryFn: ({ signal }) => read(disclosureApi.ofAgency, { query: asked }, signal),
  })
