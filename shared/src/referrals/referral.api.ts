import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { choice, instant, Made, newId, noParams, onEpisode, optionalText, text } from '../kernel/fields.ts'
import { sections } from '../permissions.ts'
import {
  declineReasons,
  legalBases,
  outcomes,
  ReferralRow,
  referralStatuses,
  referralTypes,
  ReferralView,
  urgencies,
  views,
  type ReferralStatus,
} from './referral.ts'

const onReferral = z.object({ referralId: z.uuid() })
const command = { method: 'POST', params: onReferral, response: Made } as const

export const SendReferral = z.object({
  id: newId,
  toTeam: z.uuid('Select the team to refer to'),
  type: choice(referralTypes, 'Select what help is asked for'),
  urgency: choice(urgencies, 'Select how urgent it is'),
  /** All that the receiver reads of the person before it accepts: no name. */
  line: text('Enter one line for whoever decides, without names', 200),
  reason: text('Enter why you refer, for the team that accepts', 5000),
  sections: z
    .array(z.enum(sections))
    .min(1, 'Select what the team will see')
    .transform(chosen => [...new Set(['summary' as const, ...chosen])]),
  legalBasis: choice(legalBases, 'Select the legal basis'),
  views: choice(views, 'Say what the person thinks of this'),
  viewsNote: optionalText(1000),
  safety: optionalText(1000),
  contact: optionalText(1000),
  onward: z.boolean().default(false),
  shareUntil: instant('Enter the date the share ends')
    .nullish()
    .transform(value => value ?? undefined),
})
export type SendReferral = z.output<typeof SendReferral>

const waiting = ['draft', 'sent', 'received', 'moreInfoAsked', 'waitingList'] as const
const active = ['accepted', 'active'] as const
const ended = ['completed', 'notEngaged', 'declined', 'withdrawn'] as const
/** What the inbox can show. `waiting`: not acknowledged or not decided yet; `active`: accepted, the work goes on. */
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
  holder: z.enum(['me', 'nobody']).optional(),
  /** Only what a clock has run out on. */
  late: z.enum(['yes']).optional(),
  sort: z.enum(['due', 'newest']).default('due'),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
})
export const inboxPage = 50

/** A page of the inbox; how many there are, and how many the filters besides leave in each state. */
export const Inbox = z.object({
  rows: z.array(ReferralRow),
  count: z.int(),
  counts: z.object({ open: z.int(), waiting: z.int(), active: z.int(), ended: z.int(), all: z.int() }),
})

export const referralApi = {
  inbox: endpoint({
    method: 'GET',
    path: '/api/referrals',
    summary: 'The referrals your team received or sent',
    access: 'referral.read',
    params: noParams,
    query: InboxQuery,
    response: Inbox,
  }),
  listForEpisode: endpoint({
    method: 'GET',
    path: '/api/episodes/:episodeId/referrals',
    summary: 'The referrals on an episode that your team sent or received, and those that wait for your agreement',
    access: 'episode.read',
    params: onEpisode,
    response: z.array(ReferralRow),
  }),
  send: endpoint({
    method: 'POST',
    path: '/api/episodes/:episodeId/referrals',
    summary: 'Refer to another team; it sees a preview until it accepts',
    access: 'referral.send',
    params: onEpisode,
    body: SendReferral,
    response: Made,
    example: {
      id: '01890000-0000-7000-8000-000000000008',
      toTeam: '01890000-0000-7000-8000-000000000009',
      type: 'returnDiscussionService',
      urgency: 'urgent',
      line: 'Return discussion asked for by the young person',
      reason: 'Chose to speak to a charity worker, not to police.',
      sections: ['summary', 'description', 'returnDiscussion'],
      legalBasis: 'publicTask',
      views: 'agrees',
    },
  }),
  read: endpoint({
    method: 'GET',
    path: '/api/referrals/:referralId',
    summary: 'One referral: a preview until it is accepted',
    access: 'referral.read',
    params: onReferral,
    response: ReferralView,
  }),
  approve: endpoint({
    method: 'POST',
    path: '/api/episodes/:episodeId/referrals/:referralId/approve',
    summary: 'Agree that a team which is itself only shared to passes on what it asks to',
    access: 'share.give',
    params: onEpisode.extend({ referralId: z.uuid() }),
    response: Made,
  }),
  acknowledge: endpoint({
    ...command,
    path: '/api/referrals/:referralId/acknowledge',
    summary: 'Say that the referral has arrived',
    access: 'referral.acknowledge',
  }),
  accept: endpoint({
    ...command,
    path: '/api/referrals/:referralId/accept',
    summary: 'Accept: your team sees what was offered from now on',
    access: 'referral.decide',
  }),
  decline: endpoint({
    ...command,
    path: '/api/referrals/:referralId/decline',
    summary: 'Decline, with the reason',
    access: 'referral.decide',
    body: z.object({ reason: choice(declineReasons, 'Select why you decline') }),
    example: { reason: 'noCapacity' },
  }),
  allocate: endpoint({
    ...command,
    path: '/api/referrals/:referralId/allocate',
    summary: 'Give it to somebody of your team, or back to the whole team',
    access: 'referral.allocate',
    body: z.object({ accountId: z.uuid('Select a colleague').nullable() }),
    example: { accountId: null },
  }),
  complete: endpoint({
    ...command,
    path: '/api/referrals/:referralId/complete',
    summary: 'Record how the work ended; the share ends with it',
    access: 'referral.complete',
    body: z.object({ outcome: choice(outcomes, 'Select how it ended') }),
    example: { outcome: 'needMet' },
  }),
  withdraw: endpoint({
    ...command,
    path: '/api/referrals/:referralId/withdraw',
    summary: 'Take the referral back before it was accepted',
    access: 'referral.withdraw',
  }),
}
