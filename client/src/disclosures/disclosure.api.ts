import { queryOptions } from '@tanstack/react-query'
import { disclosureApi } from '@waymark/shared/disclosures/disclosure.api.ts'
import type { DisclosureLogQuery } from '@waymark/shared/disclosures/disclosure.ts'
import type { z } from 'zod'
import { read } from '../lib/call.ts'

/** What can be asked of the disclosure log, as it stands in the address of the page. */
export type DisclosureLogAsked = Partial<z.output<typeof DisclosureLogQuery>>

/** A page of what was disclosed of a person. */
export const disclosureLogQuery = (personId: string, asked: DisclosureLogAsked) =>
  queryOptions({
    queryKey: ['person', personId, 'disclosures', asked],
    queryFn: ({ signal }) => read(disclosureApi.list, { params: { personId }, query: asked }, signal),
  })

/** A page of what the people of one's own agency disclosed, for its auditors. */
export const agencyDisclosureLogQuery = (asked: DisclosureLogAsked) =>
  queryOptions({
    queryKey: ['lists', 'disclosures', asked],
    queryFn: ({ signal }) => read(disclosureApi.ofAgency, { query: asked }, signal),
  })
