import '@waymark/shared/platform/temporal.ts'
import { expect, it } from 'vitest'
import { readDate } from './read-date.ts'

const now = Date.UTC(2026, 10, 22, 14, 52)
const read = (text: string, lean: 'past' | 'future' | 'birth') => {
  const reading = readDate(text, now, lean)
  return reading.is === 'date' ? reading.date.toString() : reading.is
}

it.each([
  ['4 5 98', '1998-05-04'],
  ['04/05/1998', '1998-05-04'],
  ['040598', '1998-05-04'],
  ['4 May 2011', '2011-05-04'],
  ['4th may 11', '2011-05-04'],
  ['2011-05-04', '2011-05-04'],
  ['23 11 26', '1926-11-23'],
  ['29 2 2023', 'unreadable'],
  ['29 2 2024', '2024-02-29'],
  ['1 1 1899', 'unreadable'],
  ['4 May 2011 9pm', 'unreadable'],
  ['', 'empty'],
])('a date of birth typed as %j is read correctly', (text, iso) => expect(read(text, 'birth')).toBe(iso))

it.each([
  ['1 12', 'past', '2025-12-01'],
  ['1 12', 'future', '2026-12-01'],
  ['wed', 'past', '2026-11-18'],
  ['wed', 'future', '2026-11-25'],
  ['tomorrow', 'future', '2026-11-23'],
] as const)('a date typed as %s is read in the %s', (text, lean, iso) => expect(read(text, lean)).toBe(iso))
