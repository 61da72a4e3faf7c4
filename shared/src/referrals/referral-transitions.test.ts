import { expect, test } from 'vitest'
import { referralSides } from '../permissions.ts'
import {
  acceptedStatuses,
  possibleReferralActions,
  referralActions,
  referralHeld,
  referralTransitions,
  referralStatuses,
} from './referral-transitions.ts'

const ended = referralStatuses.filter(status => referralHeld[status] === null)

test('a referral is decided once, and withdrawn only before that', () => {
  for (const status of acceptedStatuses)
    for (const action of ['accept', 'decline', 'wait', 'askMore', 'withdraw'] as const)
      expect(possibleReferralActions(status)).not.toContain(action)
  expect(possibleReferralActions('draft')).toEqual(['agree', 'refuse', 'withdraw'])
  expect(referralTransitions.withdrawn).toEqual({})
})

test('a declined or not taken up referral cannot be reopened by the receiver, only offered again by the sender', () => {
  for (const status of ended)
    for (const action of possibleReferralActions(status)) expect(['tell', 'offerAgain']).toContain(action)
  expect(ended.filter(status => possibleReferralActions(status).includes('offerAgain'))).toEqual(['notEngaged', 'declined'])
  expect(referralActions.offerAgain).toBe('referral.send')
})

test('every open state of a referral has a way to an end', () => {
  const reachable = (from: (typeof referralStatuses)[number], seen = new Set<string>()): Set<string> => {
    for (const to of Object.values(referralTransitions[from])) if (!seen.has(to)) reachable(to, seen.add(to))
    return seen
  }
  for (const status of referralStatuses.filter(each => !ended.includes(each)))
    expect(ended.some(end => reachable(status).has(end))).toBe(true)
})

test('every open state of a referral has a side that must act and a running deadline', () => {
  const open = referralStatuses.flatMap(status => {
    const held = referralHeld[status]
    return held === null ? [] : [{ by: held.by, deadlines: [...held.deadlines] }]
  })
  expect(open.filter(({ by }) => !['agreeing', ...referralSides].includes(by))).toEqual([])
  expect(open.filter(({ deadlines }) => deadlines.length === 0)).toEqual([])
  expect(open).toHaveLength(referralStatuses.length - ended.length)
})
