import { z } from 'zod'
import { ageBands } from '../kernel/age.ts'
import type { Life } from '../kernel/life.ts'
import { actions, sections, type Action } from '../permissions.ts'

export const referralStatuses = [
  'draft',
  'sent',
  'received',
  'moreInfoAsked',
  'waitingList',
  'accepted',
  'active',
  'completed',
  'notEngaged',
  'declined',
  'withdrawn',
] as const
export type ReferralStatus = (typeof referralStatuses)[number]

export type ReferralAct = Extract<
  Action,
  `referral.${'acknowledge' | 'decide' | 'allocate' | 'complete' | 'withdraw'}` | 'share.give'
>

/** The life of a referral (domain.md §2.3). `draft` waits for someone who may share; deciding accepts or declines. */
export const referralLife = {
  draft: { 'share.give': 'sent', 'referral.withdraw': 'withdrawn' },
  sent: {
    'referral.allocate': 'sent',
    'referral.acknowledge': 'received',
    'referral.decide': 'accepted',
    'referral.withdraw': 'withdrawn',
  },
  received: { 'referral.allocate': 'received', 'referral.decide': 'accepted', 'referral.withdraw': 'withdrawn' },
  moreInfoAsked: { 'referral.allocate': 'moreInfoAsked', 'referral.decide': 'accepted', 'referral.withdraw': 'withdrawn' },
  waitingList: { 'referral.allocate': 'waitingList', 'referral.decide': 'accepted', 'referral.withdraw': 'withdrawn' },
  accepted: { 'referral.allocate': 'accepted', 'referral.complete': 'completed' },
  active: { 'referral.allocate': 'active', 'referral.complete': 'completed' },
  completed: {},
  notEngaged: {},
  declined: {},
  withdrawn: {},
} as const satisfies Life<ReferralStatus, ReferralAct>

/** Kinds of help asked for (domain.md E15). */
export const referralTypes = [
  'returnDiscussionService', 'missingPeopleSupport', 'exploitationService', 'housingOptions', 'familyMediation', 'childrensSocialWork', 'adultSocialWork', 'adultSupportAndProtection',
  'camhs', 'adultMentalHealth', 'substance', 'advocacy', 'carerSupport', 'school', 'other',
] as const // prettier-ignore
export const urgencies = ['immediate', 'within24Hours', 'urgent', 'routine'] as const
export type Urgency = (typeof urgencies)[number]
/** Legal bases of sharing (domain.md E16), the first line of each. */
export const legalBases = [
  'consent',
  'legalObligation',
  'vitalInterests',
  'publicTask',
  'recognisedLegitimateInterest',
  'legitimateInterests',
  'lawEnforcement',
] as const
export const views = ['agrees', 'disagrees', 'notAsked', 'refused'] as const
export const declineReasons = [
  'outsideArea',
  'outsideAge',
  'notEligible',
  'noCapacity',
  'otherServiceFits',
  'unsafeForWorkers',
  'duplicate',
  'other',
] as const
/** How a referral ended (domain.md E17). */
export const outcomes = [
  'needMet',
  'partlyMet',
  'declinedService',
  'unsuitable',
  'moved',
  'referredOn',
  'escalatedToProtection',
  'notEngaged',
  'unknown',
] as const

/** What a receiver that has not accepted may see, copied when sent: this and no more (access.md, "A referral"). */
export const ReferralPreview = z.object({
  type: z.enum(referralTypes),
  urgency: z.enum(urgencies),
  area: z.string(),
  ageBand: z.enum(ageBands),
  from: z.object({ team: z.string(), agency: z.string() }),
  line: z.string(),
})

/** A referral as either team may see it. `content` and `episode` are null until it was accepted, for its receiver. */
export const ReferralView = z.object({
  id: z.uuid(),
  reference: z.string(),
  side: z.enum(['sender', 'receiver', 'observer']),
  status: z.enum(referralStatuses),
  version: z.int(),
  to: z.object({ team: z.string(), agency: z.string() }),
  preview: ReferralPreview,
  sections: z.array(z.enum(sections)),
  legalBasis: z.enum(legalBases),
  onward: z.boolean(),
  shareUntil: z.iso.datetime().nullable(),
  sentAt: z.iso.datetime().nullable(),
  receivedAt: z.iso.datetime().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  declineReason: z.enum(declineReasons).nullable(),
  endedAt: z.iso.datetime().nullable(),
  outcome: z.enum(outcomes).nullable(),
  allowed: z.array(z.enum(actions)),
  content: z
    .object({
      reason: z.string(),
      views: z.enum(views),
      viewsNote: z.string().nullable(),
      safety: z.string().nullable(),
      contact: z.string().nullable(),
    })
    .nullable(),
  /** The clocks of the receiving team, as far as they still run. */
  acknowledgeBy: z.iso.datetime().nullable(),
  decideBy: z.iso.datetime().nullable(),
  /** Who in the receiving team holds it, newest first: for that team alone, null for the sender. */
  holders: z
    .array(z.object({ account: z.object({ id: z.uuid(), name: z.string() }).nullable(), at: z.iso.datetime(), by: z.string() }))
    .nullable(),
  /** `open`: whether the episode can be opened now, or only its reference and name remain. */
  episode: z.object({ id: z.uuid(), reference: z.string(), name: z.string(), open: z.boolean() }).nullable(),
})
export type ReferralView = z.infer<typeof ReferralView>

/** A line of the inbox. */
export const ReferralRow = z.object({
  id: z.uuid(),
  reference: z.string(),
  side: z.enum(['sender', 'receiver', 'observer']),
  status: z.enum(referralStatuses),
  preview: ReferralPreview,
  /** What acceptance will open. */
  sections: z.array(z.enum(sections)),
  to: z.object({ team: z.string(), agency: z.string() }),
  sentAt: z.iso.datetime().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  /** The clock that runs on the receiving team, where one does. */
  dueAt: z.iso.datetime().nullable(),
  /** Who in your team holds it, where your team received it. */
  holder: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  /** The person's name, as long as the episode is in your sight; for the receiver once it was accepted. */
  name: z.string().nullable(),
})
export type ReferralRow = z.infer<typeof ReferralRow>
