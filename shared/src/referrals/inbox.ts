import { z } from 'zod'
import { referralStatuses, type ReferralStatus } from './referral-transitions.ts'
import { ReferralRow, referralTypes, urgencies } from './referral.ts'

const waiting = ['draft', 'sent', 'received', 'moreInfoAsked', 'waitingList'] as const
const active = ['accepted', 'active'] as const
const ended = ['completed', 'notEngaged', 'declined', 'withdrawn'] as const
/** The states that the inbox can show. `waiting`: not acknowledged or not decided yet. `active`: accepted, the work continues. */
export const inboxStates = {
  open: [...waiting, ...active],
  waiting,
  active,
  ended,
  all: referralStatuses,
} as const satisfies Record<string, readonly ReferralStatus[]>
export type InboxState = keyof typeof inboxStates

export const InboxQuery = z.object({
  box: z.enum(['received', 'sent']).default('received'),
  state: z.enum(['open', 'waiting', 'active', 'ended', 'all']).default('open'),
  type: z.enum(referralTypes).optional(),
  urgency: z.enum(urgencies).optional(),
  assignee: z.enum(['me', 'nobody']).optional(),
  /** Only referrals with a deadline that has passed. */
  late: z.enum(['yes']).optional(),
  sort: z.enum(['due', 'newest']).default('due'),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
})
export const inboxPage = 50

/** A page of the inbox, the number of rows in all, and the number in each state under the other filters. */
export const Inbox = z.object({
  rows: z.array(ReferralRow),
  count: z.int(),
  counts: z.object({ open: z.int(), waiting: z.int(), active: z.int(), ended: z.int(), all: z.int() }),
})
