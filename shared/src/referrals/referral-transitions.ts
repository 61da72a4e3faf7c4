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

/** What can be done to a referral, and the action of the permission matrix that allows it. */
export const referralActions = {
  agree: 'share.give',
  /** Not agree: it goes nowhere, and whoever wanted to send it is told why. */
  refuse: 'share.give',
  allocate: 'referral.allocate',
  acknowledge: 'referral.acknowledge',
  askMore: 'referral.askMore',
  answer: 'referral.answer',
  /** Say anew what must be known before anybody calls, writes or visits. */
  changeSafety: 'referral.send',
  accept: 'referral.decide',
  /** Put on a waiting list, or look again at how long it will be. */
  wait: 'referral.decide',
  decline: 'referral.decide',
  /** Record the first contact with the person. */
  makeContact: 'referral.complete',
  /** Tell the team that sent it how it goes. */
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
 * The life of a referral (domain.md §2.3): for each state what can happen, and the state it leads to. What was declined or not taken up
 * is offered again by the team that sent it, never opened again by the one that closed it: opening takes the sender's access.
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

/** Who has it to do in each state, and the deadlines that run on them meanwhile; null where it has ended. `agreeing`: whoever may share. */
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

/** The states in which the receiver reads what the sender wrote for it. */
export const acceptedStatuses = ['accepted', 'active', 'completed', 'notEngaged'] as const satisfies ReferralStatus[]

/** What can happen to a referral in this state. */
export const possibleReferralActions = (status: ReferralStatus): ReferralAction[] =>
  possibleActions<ReferralStatus, ReferralAction>(referralTransitions, status)
