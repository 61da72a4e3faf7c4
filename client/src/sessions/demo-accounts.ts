import { queryOptions } from '@tanstack/react-query'
import { endpoint } from '@waymark/shared/platform/endpoint.ts'
import { noParams } from '@waymark/shared/platform/fields.ts'
import { roles, type Role } from '@waymark/shared/permissions.ts'
import { z } from 'zod'
import { read } from '../lib/call.ts'

const DemoAccount = z.object({ name: z.string(), role: z.enum(roles), team: z.string(), email: z.string(), password: z.string() })
export type DemoAccount = z.infer<typeof DemoAccount>

/** Only the demo answers this; elsewhere it is not there. */
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

const kinds = ['Police', 'Councils', 'Charities', 'Care and health', 'Oversight'] as const
const kindOf: Readonly<Record<Role, (typeof kinds)[number]>> = {
  'call-handler': 'Police',
  officer: 'Police',
  sergeant: 'Police',
  inspector: 'Police',
  'police-coordinator': 'Police',
  'national-unit': 'Police',
  'council-coordinator': 'Councils',
  'social-worker': 'Councils',
  'housing-officer': 'Councils',
  'discussion-worker': 'Charities',
  caseworker: 'Charities',
  notifier: 'Care and health',
  auditor: 'Oversight',
  analyst: 'Oversight',
  admin: 'Oversight',
}

/** The people of the demo by kind of agency, in the order of the job. */
export const byKind = (accounts: readonly DemoAccount[]): { kind: string; accounts: DemoAccount[] }[] =>
  kinds
    .map(kind => ({ kind, accounts: accounts.filter(account => kindOf[account.role] === kind) }))
    .filter(({ accounts }) => accounts.length > 0)
