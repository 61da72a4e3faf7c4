import '@waymark/shared/platform/temporal.ts'
import { describe, expect, it } from 'vitest'
import { showWhen } from './london-time.ts'
import { readWhen, whenProblem } from './when.ts'

// Sunday 22 November 2026, 2:52pm in Scotland, where it is winter.
const now = Date.UTC(2026, 10, 22, 14, 52, 30)
const shown = (text: string, lean?: 'past' | 'future') => {
  const reading = readWhen(text, now, lean)
  return reading.is === 'once' ? showWhen(reading.iso) : reading.is
}

describe('reading a typed time', () => {
  it.each([
    ['22 11 26 9:40pm', 'Sun 22 November 2026, 9:40pm'],
    ['22/11/2026 21:40', 'Sun 22 November 2026, 9:40pm'],
    ['22.11.26 21.40', 'Sun 22 November 2026, 9:40pm'],
    ['22-11-26 at 9.40 pm', 'Sun 22 November 2026, 9:40pm'],
    ['22 11 2140', 'Sun 22 November 2026, 9:40pm'],
    ['22 11 21:40', 'Sun 22 November 2026, 9:40pm'],
    ['221126 2140 hrs', 'Sun 22 November 2026, 9:40pm'],
    ['22112026 2140', 'Sun 22 November 2026, 9:40pm'],
    ['22 Nov 9pm', 'Sun 22 November 2026, 9pm'],
    ['22nd November 2026, 10pm', 'Sun 22 November 2026, 10pm'],
    ['9pm on 22 Nov 26', 'Sun 22 November 2026, 9pm'],
    ['Nov 22 9pm', 'Sun 22 November 2026, 9pm'],
    ['November 22 2026 21:40', 'Sun 22 November 2026, 9:40pm'],
    ['Sat 21 November 2026, 9:40pm', 'Sat 21 November 2026, 9:40pm'],
    ['yesterday 9pm', 'Sat 21 November 2026, 9pm'],
    ['9pm yesterday', 'Sat 21 November 2026, 9pm'],
    ['Saturday 9pm', 'Sat 21 November 2026, 9pm'],
    ['last mon at 7:05am', 'Mon 16 November 2026, 7:05am'],
    ['2:31pm', 'Sun 22 November 2026, 2:31pm'],
    ['today 0:05', 'Sun 22 November 2026, 12:05am'],
    ['2031', 'Sun 22 November 2026, 8:31pm'],
    ['12am', 'Sun 22 November 2026, 12am'],
    ['12pm', 'Sun 22 November 2026, 12pm'],
    ['yesterday noon', 'Sat 21 November 2026, 12pm'],
    ['now', 'Sun 22 November 2026, 2:52pm'],
    ['20 min ago', 'Sun 22 November 2026, 2:32pm'],
    ['half an hour ago', 'Sun 22 November 2026, 2:22pm'],
    ['2 hours ago', 'Sun 22 November 2026, 12:52pm'],
    ['in 2 days', 'Tue 24 November 2026, 2:52pm'],
    ['2026-11-22T21:40', 'Sun 22 November 2026, 9:40pm'],
    ['2026-11-22T21:40:00Z', 'Sun 22 November 2026, 9:40pm'],
    ['2026-06-22T21:40:00Z', 'Mon 22 June 2026, 10:40pm'],
    ['25 12 9pm', 'Thu 25 December 2025, 9pm'],
  ])('a time typed as %s is read and shown back in full', (text, full) => expect(shown(text)).toBe(full))

  it.each([
    ['25 12 9pm', 'Fri 25 December 2026, 9pm'],
    ['tomorrow 9am', 'Mon 23 November 2026, 9am'],
    ['friday 2pm', 'Fri 27 November 2026, 2pm'],
  ])('a future time typed as %s is read and shown back in full', (text, full) => expect(shown(text, 'future')).toBe(full))

  it('a time shown in full is read back as the same instant, also in the hour that happens twice', () => {
    for (const iso of ['2026-11-21T21:40:00Z', '2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', '2026-07-01T23:05:00Z']) {
      expect(readWhen(showWhen(iso), now)).toEqual({ is: 'once', iso })
    }
  })
})

describe('typed times that cannot be used', () => {
  it.each([
    ['', 'empty'],
    ['22 11 26', 'noTime'],
    ['yesterday', 'noTime'],
    ['soon', 'unreadable'],
    ['31 11 26 9pm', 'unreadable'],
    ['22 11 26 25:00', 'unreadable'],
    ['22 11 26 13pm', 'unreadable'],
    ['22 11 26 9', 'unreadable'],
    ['9:75pm', 'unreadable'],
    ['2026-13-45T99:99Z', 'unreadable'],
  ])('a time typed as %j is reported with the right problem', (text, is) => expect(readWhen(text, now).is).toBe(is))

  it('a time that happened twice when the clocks went back is reported with both instants', () => {
    const reading = readWhen('25 Oct 2026 01:30', now)
    expect(reading).toMatchObject({ is: 'twice', before: '2026-10-25T00:30:00Z', after: '2026-10-25T01:30:00Z' })
    expect(whenProblem(reading, '')).toBe(
      '1:30am happened twice on Sun 25 October 2026: say if it was before or after the clocks went back',
    )
  })

  it('a time that was skipped when the clocks went forward is reported as such', () => {
    const reading = readWhen('29 March 2026 1:30am', now)
    expect(reading.is).toBe('never')
    expect(whenProblem(reading, '')).toBe('1:30am did not happen on Sun 29 March 2026: the clocks went forward from 1am to 2am')
  })
})
