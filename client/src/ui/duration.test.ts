import '@waymark/shared/platform/temporal.ts'
import { expect, it } from 'vitest'
import { duration, durationText, relativeDue } from './duration.ts'

const min = 60_000
const now = Date.UTC(2026, 10, 22, 14, 52)
const due = (minutes: number) => relativeDue(new Date(now + minutes * min).toISOString(), now)

it.each([
  [0, '0 min', 'less than a minute'],
  [47, '47 min', '47 minutes'],
  [17 * 60 + 12, '17h 12m', '17 hours 12 minutes'],
  [61, '1h 01m', '1 hour 1 minute'],
  [72 * 60, '72h 00m', '72 hours'],
  [100 * 60, '4d 4h', '4 days 4 hours'],
  [45 * 24 * 60, '45 days', '45 days'],
])('a length of %d minutes is shown short and read out in words', (minutes, eye, ear) => {
  expect(duration(minutes * min)).toBe(eye)
  expect(durationText(minutes * min)).toBe(ear)
})

it.each([
  [-3 * 24 * 60, 'overdue 3 days', 'late'],
  [-90, 'overdue 1 hour', 'late'],
  [0, 'due now', 'late'],
  [47, 'in 47 min', 'soon'],
  [61, 'due today 3:53pm', 'later'],
  [24 * 60, 'due tomorrow 2:52pm', 'later'],
  [72 * 60, 'due Wed 25 November 2026, 2:52pm', 'later'],
])('a deadline in %d minutes has the right words and tone', (minutes, text, tone) => expect(due(minutes)).toEqual({ text, tone }))
