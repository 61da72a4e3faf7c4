import { queryOptions } from '@tanstack/react-query'
import { endpoint } from '@waymark/shared/platform/endpoint.ts'
import { noParams } from '@waymark/shared/platform/fields.ts'
import { roles } from '@waymark/shared/permissions.ts'
import { z } from 'zod'
import { read } from '../lib/call.ts'
import { agencyGroups, roleGroups } from '../lib/role.labels.ts'

const DemoAccount = z.object({ name: z.string(), role: z.enum(roles), team: z.string(), email: z.string(), password: z.string() })
export type DemoAccount = z.infer<typeof DemoAccount>

/** Only the demo has this endpoint. Elsewhere the answer is 404. */
const demoAccounts = endpoint({
  method: 'GET',
  path: '/api/demo/accounts',
  summary: 'The people of the demo to try as',
  access: 'public',
  params: noParams,
  response: z.array(DemoAccount),
})

export const demoAccountsQuery = queryOptions({
  queryKey: ['demoAccounts'],
  queryFn: ({ signal }) => read(demoAccounts, {}, signal),
  staleTime: Infinity,
  retry: false,
})

/** The demo accounts by kind of agency, in the order of their roles. */
export const byKind = (accounts: readonly DemoAccount[]): { kind: string; accounts: DemoAccount[] }[] =>
  agencyGroups
    .map(kind => ({ kind, accounts: accounts.filter(account => roleGroups[account.role] === kind) }))
    .filter(({ accounts }) => accounts.length > 0)
