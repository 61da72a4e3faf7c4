import { workGroups, taskKinds } from '@waymark/shared/tasks/task.ts'
import { describe, expect, it } from 'vitest'
import { groupLabels, taskTitle, taskLabels } from './task.labels.ts'

describe('what is to be done, in words', () => {
  const verbs = /^(Accept|Acknowledge|Answer|Approve|Arrange|Carry|Complete|Confirm|Decide|Do|Make|Offer|Review|Tell|Update) /
  it.each(taskKinds)('%s begins with the verb', kind => expect(taskLabels[kind]).toMatch(verbs))

  it('no two kinds are said alike', () => expect(new Set(Object.values(taskLabels)).size).toBe(taskKinds.length))

  it('every group of My work has a heading', () => expect(Object.keys(groupLabels)).toEqual([...workGroups]))

  it('an event names the task; one of a kind that this page does not know is still said', () => {
    const title = taskTitle('Overdue', 'A task is overdue')
    expect(title({ task: 'riskReview' })).toBe('Overdue: review the risk')
    expect(title({ task: 'moonLanding' })).toBe('A task is overdue')
    expect(title({})).toBe('A task is overdue')
  })
})
