import { possibleActions, type Transitions } from '../platform/transitions.ts'
import type { Action, ReferralSide } from '../permissions.ts'
import type { TaskKind } from '../tasks/task.ts'

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

/** The actions on a referral, and the action of the permission matrix that allows each. */
export const referralActions = {
  agree: 'share.give',
  /** Refuse to approve it: it is not sent, and the team that wrote it learns why. */
  refuse: 'share.give',
  allocate: 'referral.allocate',
  acknowledge: 'referral.acknowledge',
  askMore: 'referral.askMore',
  answer: 'referral.answer',
  /** Change what must be known before anyone calls, writes or visits. */
  changeSafety: 'referral.send',
  accept: 'referral.decide',
  /** Put it on a waiting list, or review how long the wait will be. */
  wait: 'referral.decide',
  decline: 'referral.decide',
  /** Record the first contact with the person. */
  makeContact: 'referral.complete',
  /** Give feedback to the sending team. */
  tell: 'referral.complete',
  complete: 'referral.complete',
  /** End it because the person did not take it up. */
  giveUp: 'referral.complete',
  offerAgain: 'referral.send',
  withdraw: 'referral.withdraw',
} as const satisfies Record<string, Action>
export type ReferralAction = keyof typeof referralActions

const undecided = {
  allocate: 'received',
  accept: 'accepted',
  wait: 'waitingList',
  decline: 'declined',
  withdraw: 'withdrawn',
} as const
const working = { complete: 'completed', giveUp: 'notEngaged' } as const

/**
 * The states of a referral (domain.md §2.3): in each state, what can happen and where it leads. A declined or not taken up
 * referral is offered again by the sender. The receiver cannot reopen it, because the sender's access decides what is shared.
 */
export const referralTransitions = {
  draft: { agree: 'sent', refuse: 'withdrawn', withdraw: 'withdrawn' },
  sent: { ...undecided, allocate: 'sent', acknowledge: 'received', askMore: 'moreInfoAsked', changeSafety: 'sent' },
  received: { ...undecided, askMore: 'moreInfoAsked', changeSafety: 'received' },
  moreInfoAsked: { ...undecided, allocate: 'moreInfoAsked', answer: 'received', changeSafety: 'moreInfoAsked' },
  waitingList: { ...undecided, allocate: 'waitingList', changeSafety: 'waitingList' },
  accepted: { ...working, allocate: 'accepted', tell: 'accepted', makeContact: 'active', changeSafety: 'accepted' },
  active: { ...working, allocate: 'active', tell: 'active', changeSafety: 'active' },
  completed: { tell: 'completed' },
  notEngaged: { tell: 'notEngaged', offerAgain: 'sent' },
  declined: { offerAgain: 'sent' },
  withdrawn: {},
} as const satisfies Transitions<ReferralStatus, ReferralAction>

/**
 * Who must act in each state, and the deadlines that run; null where it has ended. `agreeing`: those who may share the episode.
 */
export const referralHeld = {
  draft: { by: 'agreeing', deadlines: ['agreeReferral'] },
  sent: { by: 'receiver', deadlines: ['acknowledgeReferral', 'decideReferral'] },
  received: { by: 'receiver', deadlines: ['decideReferral'] },
  moreInfoAsked: { by: 'sender', deadlines: ['answerReferral'] },
  waitingList: { by: 'receiver', deadlines: ['reviewWaiting'] },
  accepted: { by: 'receiver', deadlines: ['firstContact'] },
  active: { by: 'receiver', deadlines: ['tellProgress'] },
  completed: null,
  notEngaged: null,
  declined: null,
  withdrawn: null,
} as const satisfies Record<ReferralStatus, { by: ReferralSide | 'agreeing'; deadlines: readonly TaskKind[] } | null>

/** States in which the receiver reads the sender's full text. */
export const acceptedStatuses = ['accepted', 'active', 'completed', 'notEngaged'] as const satisfies ReferralStatus[]

/** The actions that can happen in this state. */
export const possibleReferralActions = (status: ReferralStatus): ReferralAction[] =>
  possibleActions<ReferralStatus, ReferralAction>(referralTransitions, status)
