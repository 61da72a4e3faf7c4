import { events } from '@waymark/shared/events.ts'
import { describe, expect, it } from 'vitest'
import { eventLabels, labelsOf } from './event.labels.ts'

const ofTimeline = Object.entries(events).filter(([, { subject }]) => subject === 'episode' || subject === 'person')

describe('the words for an event in a timeline', () => {
  it.each(ofTimeline.map(([kind]) => kind))('the event %s has a title without a code', kind => {
    const { title } = labelsOf({ kind, data: {} })
    expect(title).toMatch(/^[A-Z][^.]+$/)
    expect(title).not.toContain('undefined')
    expect(title).not.toBe('Another change was recorded')
  })

  it('event titles exist for exactly the kinds that a timeline shows', () =>
    expect(Object.keys(eventLabels).toSorted()).toEqual(ofTimeline.map(([kind]) => kind).toSorted()))

  it.each([
    ['medium', 'high', 'Risk raised from medium to high'],
    ['high', 'low', 'Risk lowered from high to low'],
    ['high', 'high', 'Risk reviewed: still high'],
  ])('a risk assessment from %s to %s is titled "%s"', (from, level, title) =>
    expect(labelsOf({ kind: 'risk.assessed', data: { from, level } }).title).toBe(title),
  )

  it('the event of a share names the receiving team', () =>
    expect(labelsOf({ kind: 'share.given', data: { team: 'Shelter Scotland, Glasgow hub' } }).title).toBe(
      'Shared with Shelter Scotland, Glasgow hub',
    ))

  it('an event of an unknown kind is still shown', () =>
    expect(labelsOf({ kind: 'moon.landed', data: {} }).title).toBe('Another change was recorded'))
})
