import { describe, expect, test } from 'vitest'
import { nextState, possibleActions } from '../platform/transitions.ts'
import { risks } from '../episodes/episode.ts'
import { dueAfter, timers } from '../tasks/timers.ts'
import { questionActions, questionTransitions, questionStatuses } from './question.ts'

describe('a question', () => {
  test.each([
    ['asked', 'see', 'seen'],
    ['asked', 'answer', 'answered'],
    ['asked', 'refuse', 'refused'],
    ['asked', 'expire', 'expired'],
    ['seen', 'see', null],
    ['seen', 'answer', 'answered'],
    ['seen', 'refuse', 'refused'],
    ['seen', 'expire', 'expired'],
  ] as const)('a question that is %s: the action %s leads to %s', (from, action, to) =>
    expect(nextState(questionTransitions, from, action)).toBe(to),
  )
  test('a question that was answered, refused or has expired allows no more actions', () => {
    for (const status of ['answered', 'refused', 'expired'] as const)
      expect(possibleActions(questionTransitions, status)).toEqual([])
    expect(
      questionStatuses
        .flatMap(status => possibleActions(questionTransitions, status))
        .every(action => questionActions.includes(action)),
    ).toBe(true)
  })
  test('a question is late before it expires, and both times are shorter at higher risk', () => {
    const from = new Date('2026-11-25T12:00Z')
    const late = risks.map(risk => dueAfter(from, timers.answerQuestion[risk]).getTime())
    const over = risks.map(risk => dueAfter(from, timers.questionExpires[risk]).getTime())
    expect(late.every((at, i) => at < (over[i] ?? 0))).toBe(true)
    const byRisk = { high: 0, medium: 1, low: 2 } as const
    for (const times of [late, over]) {
      const ordered = risks.map((risk, i) => ({ rank: byRisk[risk], at: times[i] ?? 0 })).toSorted((a, b) => a.rank - b.rank)
      expect(ordered.map(({ at }) => at)).toEqual(times.toSorted((a, b) => a - b))
    }
  })
})
