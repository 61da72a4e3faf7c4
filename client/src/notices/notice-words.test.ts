import { describe, expect, it } from 'vitest'
import { isPressing, newNotices, noticeWords, wordsOfNotice } from './notice-words.ts'

describe('a notice', () => {
  it('says that a risk was raised, or lowered, and to what', () => {
    expect(wordsOfNotice({ kind: 'risk.assessed', data: { from: 'medium', level: 'high' } })).toBe(
      'Risk raised from medium to high',
    )
    expect(wordsOfNotice({ kind: 'risk.assessed', data: { from: 'high', level: 'low' } })).toBe('Risk lowered from high to low')
    expect(wordsOfNotice({ kind: 'task.overdue', data: { task: 'riskReview' } })).toBe('Overdue: review the risk')
    expect(wordsOfNotice({ kind: 'episode.reported', data: { level: 'high' } })).toBe('Reported missing, high risk')
  })

  it('tells of a kind that this page does not know yet, without its code', () => {
    expect(wordsOfNotice({ kind: 'somethingNew.done', data: {} })).toBe('Something was recorded')
    expect(wordsOfNotice({ kind: 'toString', data: {} })).toBe('Something was recorded')
  })

  it.each(Object.keys(noticeWords))('of %s is a sentence without codes', kind => {
    expect(wordsOfNotice({ kind, data: {} })).toMatch(/^[A-Z][a-z ,-]+$/)
  })

  it('presses where the risk is high or something is late, and nowhere else', () => {
    expect(isPressing({ kind: 'risk.assessed', data: { level: 'high' } })).toBe(true)
    expect(isPressing({ kind: 'task.overdue', data: {} })).toBe(true)
    expect(isPressing({ kind: 'risk.assessed', data: { level: 'low' } })).toBe(false)
  })

  it('is counted in words', () => {
    expect(newNotices(1)).toBe('1 new notice')
    expect(newNotices(3)).toBe('3 new notices')
    expect(newNotices(50)).toBe('50 or more new notices')
  })
})
