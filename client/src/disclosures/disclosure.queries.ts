import { queryOptions } from '@tanstack/react-query'
import { disclosureApi } from '@waymark/shared/disclosures/disclosure.api.ts'
import type { LedgerQuery } from '@waymark/shared/disclosures/disclosure.ts'
import type { z } from 'zod'
import { read } from '../kernel/call.ts'

/** What can be asked of the ledger, as it stands in the address of the page. */
export type LedgerAsked = Partial<z.output<typeof LedgerQuery>>

/** A page of what was disclosed of a person. */
export const ledgerQuery = (personId: string, asked: LedgerAsked) =>
  queryOptions({
    queryKey: ['person', personId, 'disclosures', asked],
    queryFn: ({ signal }) => read(disclosureApi.list, { params: { personId }, query: asked }, signal),
  })

/** A page of what the people of one's own agency disclosed, for its auditors. */
export const agencyLedgerQuery = (asked: LedgerAsked) =>
  queryOptions({
    queryKey: ['lists', 'disclosures', asked],
    queryFn: ({ signal }) => read(disclosureApi.ofAgency, { query: asked }, signal),
  })
