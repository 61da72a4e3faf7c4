import { events } from '@waymark/shared/events.ts'
import { describe, expect, it } from 'vitest'
import { eventLabels, labelsOf } from './event.labels.ts'

const ofTimeline = Object.entries(events).filter(([, { subject }]) => subject === 'episode' || subject === 'person')

describe('what happened, in words', () => {
  it.each(ofTimeline.map(([kind]) => kind))('%s is said without a code', kind => {
    const { title } = labelsOf({ kind, data: {} })
    expect(title).toMatch(/^[A-Z][^.]+$/)
    expect(title).not.toContain('undefined')
    expect(title).not.toBe('Another change was recorded')
  })

  it('is said for no kind that a timeline never shows', () =>
    expect(Object.keys(eventLabels).toSorted()).toEqual(ofTimeline.map(([kind]) => kind).toSorted()))

  it.each([
    ['medium', 'high', 'Risk raised from medium to high'],
    ['high', 'low', 'Risk lowered from high to low'],
    ['high', 'high', 'Risk reviewed: still high'],
  ])('says which way the risk went: %s to %s', (from, level, title) =>
    expect(labelsOf({ kind: 'risk.assessed', data: { from, level } }).title).toBe(title),
  )

  it('names the team that something was shared with', () =>
    expect(labelsOf({ kind: 'share.given', data: { team: 'Shelter Scotland, Glasgow hub' } }).title).toBe(
      'Shared with Shelter Scotland, Glasgow hub',
    ))

  it('still shows a kind that it does not know', () =>
    expect(labelsOf({ kind: 'moon.landed', data: {} }).title).toBe('Another change was recorded'))
})
