import { expect, test } from 'vitest'
import { referralSides } from '../permissions.ts'
import { acceptedStatuses, possibleActs, referralActs, referralHeld, referralLife, referralStatuses } from './referral-life.ts'

const ended = referralStatuses.filter(status => referralHeld[status] === null)

test('a referral is decided once, and withdrawn only before that', () => {
  for (const status of acceptedStatuses)
    for (const act of ['accept', 'decline', 'wait', 'askMore', 'withdraw'] as const)
      expect(possibleActs(status)).not.toContain(act)
  expect(possibleActs('draft')).toEqual(['agree', 'refuse', 'withdraw'])
  expect(referralLife.withdrawn).toEqual({})
})

test('whoever closed it cannot open it again: it is offered anew by the team that sent it', () => {
  for (const status of ended) for (const act of possibleActs(status)) expect(['tell', 'offerAgain']).toContain(act)
  expect(ended.filter(status => possibleActs(status).includes('offerAgain'))).toEqual(['notEngaged', 'declined'])
  expect(referralActs.offerAgain).toBe('referral.send')
})

test('from every state that has not ended there is a way to an end', () => {
  const reachable = (from: (typeof referralStatuses)[number], seen = new Set<string>()): Set<string> => {
    for (const to of Object.values(referralLife[from])) if (!seen.has(to)) reachable(to, seen.add(to))
    return seen
  }
  for (const status of referralStatuses.filter(each => !ended.includes(each)))
    expect(ended.some(end => reachable(status).has(end))).toBe(true)
})

test('every state that has not ended has somebody who holds it, and a clock that says so: nothing sits unnoticed', () => {
  const open = referralStatuses.flatMap(status => {
    const held = referralHeld[status]
    return held === null ? [] : [{ by: held.by, clocks: [...held.clocks] }]
  })
  expect(open.filter(({ by }) => !['agreeing', ...referralSides].includes(by))).toEqual([])
  expect(open.filter(({ clocks }) => clocks.length === 0)).toEqual([])
  expect(open).toHaveLength(referralStatuses.length - ended.length)
})
