import { workGroups, taskKinds } from '@waymark/shared/tasks/task.ts'
import { describe, expect, it } from 'vitest'
import { groupLabels, taskTitle, taskLabels } from './task.labels.ts'

describe('task labels', () => {
  const verbs = /^(Accept|Acknowledge|Answer|Approve|Arrange|Carry|Complete|Confirm|Decide|Do|Make|Offer|Review|Tell|Update) /
  it.each(taskKinds)('the label of the task %s begins with a verb', kind => expect(taskLabels[kind]).toMatch(verbs))

  it('every kind of task has a different label', () => expect(new Set(Object.values(taskLabels)).size).toBe(taskKinds.length))

  it('every group of My work has a heading', () => expect(Object.keys(groupLabels)).toEqual([...workGroups]))

  it('the title of a task event names the task, or is general for an unknown kind', () => {
    const title = taskTitle('Overdue', 'A task is overdue')
    expect(title({ task: 'riskReview' })).toBe('Overdue: review the risk')
    expect(title({ task: 'moonLanding' })).toBe('A task is overdue')
    expect(title({})).toBe('A task is overdue')
  })
})
