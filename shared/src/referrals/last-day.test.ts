import { expect, it } from 'vitest'
import { isAfterLastDay, needsLastDay } from './last-day.ts'

const now = new Date('2026-03-01T09:00:00Z')

it('a referral offered again needs a new last day if the old one has passed or is less than two weeks away', () => {
  const named = ['2026-02-28T00:00:00Z', '2026-03-14T00:00:00Z', '2026-03-16T00:00:00Z'].map(end =>
    needsLastDay(new Date(end), now),
  )
  expect(named).toEqual([true, true, false])
})

it('a place is expected too late from the day after the last day on, in Scottish time', () => {
  const end = new Date('2026-06-30T23:00:00Z') // midnight, as 30 June ends
  expect([isAfterLastDay('2026-06-30', end), isAfterLastDay('2026-07-01', end)]).toEqual([false, true])
})
