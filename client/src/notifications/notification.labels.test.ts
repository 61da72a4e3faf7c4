import { describe, expect, it } from 'vitest'
import { isPressing, newNotifications, notificationLabels, notificationLabel } from './notification.labels.ts'

describe('a notification', () => {
  it('a notification says whether a risk was raised or lowered, and to which level', () => {
    expect(notificationLabel({ kind: 'risk.assessed', data: { from: 'medium', level: 'high' } })).toBe(
      'Risk raised from medium to high',
    )
    expect(notificationLabel({ kind: 'risk.assessed', data: { from: 'high', level: 'low' } })).toBe(
      'Risk lowered from high to low',
    )
    expect(notificationLabel({ kind: 'task.overdue', data: { task: 'riskReview' } })).toBe('Overdue: review the risk')
    expect(notificationLabel({ kind: 'episode.reported', data: { level: 'high' } })).toBe('Reported missing, high risk')
  })

  it('a notification of an unknown kind is shown without its code', () => {
    expect(notificationLabel({ kind: 'somethingNew.done', data: {} })).toBe('Something was recorded')
    expect(notificationLabel({ kind: 'toString', data: {} })).toBe('Something was recorded')
  })

  it.each(Object.keys(notificationLabels))('the notification %s is a phrase without codes', kind => {
    expect(notificationLabel({ kind, data: {} })).toMatch(/^[A-Z][a-z ,-]+$/)
  })

  it('a notification is urgent if the risk is high or something is overdue, and not for a low risk', () => {
    expect(isPressing({ kind: 'risk.assessed', data: { level: 'high' } })).toBe(true)
    expect(isPressing({ kind: 'task.overdue', data: {} })).toBe(true)
    expect(isPressing({ kind: 'risk.assessed', data: { level: 'low' } })).toBe(false)
  })

  it('the number of new notifications is given in words, up to "50 or more"', () => {
    expect(newNotifications(1)).toBe('1 new notification')
    expect(newNotifications(3)).toBe('3 new notifications')
    expect(newNotifications(50)).toBe('50 or more new notifications')
  })
})
