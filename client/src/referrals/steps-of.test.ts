import { expect, it } from 'vitest'
import type { ReferralView } from '@waymark/shared/referrals/referral.ts'
import { stepsOf } from './steps-of.ts'

const sent: ReferralView = {
  id: '01890000-0000-7000-8000-000000000001',
  reference: 'RF-2026-000001',
  side: 'receiver',
  status: 'sent',
  version: 1,
  to: { team: 'Return discussions', agency: 'Barnardo’s Scotland', service: null },
  preview: {
    type: 'returnDiscussionService',
    urgency: 'urgent',
    area: 'Glasgow City',
    ageBand: '16to17',
    from: { team: 'Children and families', agency: 'Glasgow City Council' },
    line: 'Asked for by the young person',
  },
  sections: ['summary'],
  legalBasis: 'publicTask',
  onward: false,
  shareUntil: null,
  share: null,
  sentAt: '2026-11-23T10:00:00.000Z',
  receivedAt: null,
  decidedAt: null,
  declineReason: null,
  endedAt: null,
  outcome: null,
  allowed: [],
  possibleActions: [],
  messages: [],
  outcomesByNeed: [],
  deadline: null,
  content: null,
  acknowledgeBy: '2026-11-24T10:00:00.000Z',
  decideBy: '2026-11-26T10:00:00.000Z',
  assignees: [],
  episode: null,
}
const stepsTold = (change: Partial<ReferralView>) =>
  stepsOf({ ...sent, ...change }).map(({ is, title, by }) => [is, title, ...(by ? [by] : [])])
const received = { status: 'received', receivedAt: '2026-11-23T11:00:00.000Z', acknowledgeBy: null } as const
const accepted = { ...received, status: 'accepted', decidedAt: '2026-11-23T12:00:00.000Z', decideBy: null } as const

it('the steps of a referral show the receiver what is next and by when', () =>
  expect(stepsTold({})).toEqual([
    ['done', 'Sent by Glasgow City Council'],
    ['next', 'Acknowledged by your team', '2026-11-24T10:00:00.000Z'],
    ['later', 'Accepted or declined by your team', '2026-11-26T10:00:00.000Z'],
    ['later', 'The work of your team'],
    ['later', 'How it ended is recorded'],
  ]))

it('the steps of a referral show the sender the same progress from its own side', () =>
  expect(stepsTold({ side: 'sender', ...received })).toEqual([
    ['done', 'Sent by your team'],
    ['done', 'Acknowledged by Barnardo’s Scotland'],
    ['next', 'Accepted or declined by Barnardo’s Scotland', '2026-11-26T10:00:00.000Z'],
    ['later', 'The work of Barnardo’s Scotland'],
    ['later', 'How it ended is recorded'],
  ]))

it('the steps of a referral leave out an acknowledgement at the same moment as the decision', () =>
  expect(stepsTold({ ...accepted, status: 'active', receivedAt: accepted.decidedAt }).slice(0, 3)).toEqual([
    ['done', 'Sent by Glasgow City Council'],
    ['done', 'Accepted by your team'],
    ['next', 'The work of your team'],
  ]))

it.each([
  ['moreInfoAsked', { ...received, status: 'moreInfoAsked' }, 'answerReferral', 'Question answered by Glasgow City Council'],
  ['waitingList', { ...received, status: 'waitingList' }, 'reviewWaiting', 'Waiting list reviewed by your team'],
  ['accepted', accepted, 'firstContact', 'First contact by your team'],
] as const)('the steps of a referral in state %s show what it waits for and by when', (_, change, kind, title) => {
  const deadline = { kind, dueAt: '2026-11-27T10:00:00.000Z' }
  expect(stepsTold({ ...change, decideBy: null, deadline }).filter(([is]) => is === 'next')).toEqual([
    ['next', title, deadline.dueAt],
  ])
})

it('the steps of an active referral show by when the sender receives feedback', () => {
  const deadline = { kind: 'tellProgress', dueAt: '2026-12-07T10:00:00.000Z' } as const
  expect(stepsTold({ ...accepted, side: 'sender', status: 'active', deadline }).slice(-3)).toEqual([
    ['next', 'The work of Barnardo’s Scotland'],
    ['later', 'Feedback from Barnardo’s Scotland', deadline.dueAt],
    ['later', 'How it ended is recorded'],
  ])
})

it('the steps of a referral that needs approval begin with the approval', () =>
  expect(stepsTold({ side: 'sender', status: 'draft', sentAt: null, acknowledgeBy: null, decideBy: null })[0]).toEqual([
    'next',
    'Agreed to and sent',
  ]))

it.each([
  [
    'declined',
    { ...accepted, status: 'declined', endedAt: accepted.decidedAt, declineReason: 'noCapacity' },
    'Declined by your team',
  ],
  ['withdrawn', { status: 'withdrawn', endedAt: '2026-11-23T12:00:00.000Z' }, 'Withdrawn by Glasgow City Council'],
  [
    'completed',
    { ...accepted, status: 'completed', endedAt: '2026-11-25T12:00:00.000Z', outcome: 'needMet' },
    'The work has ended',
  ],
] as const)('the steps of a referral that is %s contain no next or later step', (_, change, last) => {
  const steps = stepsTold(change)
  expect(steps.some(([is]) => is === 'next' || is === 'later')).toBe(false)
  expect(steps.at(-1)?.[0]).toBe(change.status === 'completed' ? 'done' : 'stopped')
  expect(steps.at(-1)?.[1]).toBe(last)
})
