import { describe, expect, test } from 'vitest'
import { referralDue } from './timers.ts'
import { afterWorkingDays, dateInScotland, endOfDayInScotland } from './working-day.ts'

const after = (from: string, days: number) => afterWorkingDays(new Date(from), days).toISOString()

describe('Scottish working days', () => {
  test.each([
    ['to the next day', '2026-11-24T10:15:00Z', 1, '2026-11-25T10:15:00.000Z'],
    ['over a weekend', '2026-11-20T10:15:00Z', 1, '2026-11-23T10:15:00.000Z'],
    ['over St Andrew’s day', '2026-11-27T10:15:00Z', 1, '2026-12-01T10:15:00.000Z'],
    ['over Christmas and the Monday in place of 26 December', '2026-12-24T10:15:00Z', 1, '2026-12-29T10:15:00.000Z'],
    ['over a Christmas on weekdays', '2025-12-24T10:15:00Z', 1, '2025-12-29T10:15:00.000Z'],
    ['over 1 and 2 January', '2025-12-31T10:15:00Z', 1, '2026-01-05T10:15:00.000Z'],
    ['over 1 January and the Monday in place of the 2nd', '2026-12-31T10:15:00Z', 1, '2027-01-05T10:15:00.000Z'],
    ['into the next year', '2027-12-24T10:15:00Z', 4, '2028-01-05T10:15:00.000Z'],
    ['over the one holiday of 15 June 2026', '2026-06-12T09:00:00Z', 1, '2026-06-16T09:00:00.000Z'],
    ['over the August holiday of Scotland, not that of England', '2026-07-31T09:00:00Z', 1, '2026-08-04T09:00:00.000Z'],
    ['working through England’s Easter Monday', '2026-04-02T09:00:00Z', 1, '2026-04-06T09:00:00.000Z'],
  ])('counting working days is right %s', (_, from, days, due) => expect(after(from, days)).toBe(due))

  test.each([
    ['a Saturday', '2026-11-21T22:40:00Z'],
    ['a Sunday', '2026-11-22T00:05:00Z'],
  ])('working days count from nine on the next working day for an event on %s', (_, from) =>
    expect(after(from, 1)).toBe('2026-11-24T09:00:00.000Z'),
  )

  test('working days count from nine on the next working day for an event on a holiday', () => {
    expect(after('2026-12-25T14:00:00Z', 0)).toBe('2026-12-29T09:00:00.000Z')
    expect(after('2026-11-30T14:00:00Z', 3)).toBe('2026-12-04T09:00:00.000Z')
  })

  test.each([
    ['the clocks go forward', '2026-03-27T23:30:00Z', '2026-03-30T22:30:00.000Z'],
    ['the clocks go forward, early in the day', '2026-03-27T00:30:00Z', '2026-03-29T23:30:00.000Z'],
    ['the clocks go back', '2026-10-22T23:30:00Z', '2026-10-26T00:30:00.000Z'],
    ['the clocks go back, late in the day', '2026-10-23T22:30:00Z', '2026-10-26T23:30:00.000Z'],
  ])('working days keep the time of day when %s', (_, from, due) => expect(after(from, 1)).toBe(due))

  test('working days count from nine in the new time for an event in the night the clocks change', () => {
    expect(after('2026-03-29T00:59:00Z', 0)).toBe('2026-03-30T08:00:00.000Z')
    expect(after('2026-10-25T01:30:00Z', 0)).toBe('2026-10-26T09:00:00.000Z')
  })
})

describe('the deadlines of a referral', () => {
  const due = (urgency: Parameters<typeof referralDue>[0], sentAt: string) =>
    Object.values(referralDue(urgency, new Date(sentAt))).map(at => at.toISOString())

  test('a routine referral sent on Friday evening is due by working days', () =>
    expect(due('routine', '2026-11-20T19:20:00Z')).toEqual(['2026-11-25T19:20:00.000Z', '2026-12-07T19:20:00.000Z']))
  test('an urgent referral sent on Saturday has deadlines that count from Monday at nine', () =>
    expect(due('urgent', '2026-11-21T19:20:00Z')).toEqual(['2026-11-24T09:00:00.000Z', '2026-11-26T09:00:00.000Z']))
  test('an immediate or 24-hour referral is due by the hour, also at weekends', () => {
    expect(due('immediate', '2026-11-21T19:20:00Z')).toEqual(['2026-11-21T20:20:00.000Z', '2026-11-21T23:20:00.000Z'])
    expect(due('within24Hours', '2026-11-21T19:20:00Z')).toEqual(['2026-11-21T23:20:00.000Z', '2026-11-22T19:20:00.000Z'])
  })
})

describe('the day in Scotland', () => {
  test.each([
    ['a day in winter', '2026-11-24T23:59:00Z', '2026-11-24', '2026-11-25T00:00:00.000Z'],
    ['a day in summer', '2026-06-01T23:30:00Z', '2026-06-02', '2026-06-02T23:00:00.000Z'],
    ['a day of 23 hours', '2026-03-29T00:30:00Z', '2026-03-29', '2026-03-29T23:00:00.000Z'],
    ['a day of 25 hours', '2026-10-24T23:30:00Z', '2026-10-25', '2026-10-26T00:00:00.000Z'],
  ])('%s ends at midnight in Scottish time', (_, at, date, ends) => {
    expect(dateInScotland(new Date(at))).toBe(date)
    expect(endOfDayInScotland(new Date(at)).toISOString()).toBe(ends)
  })
})
