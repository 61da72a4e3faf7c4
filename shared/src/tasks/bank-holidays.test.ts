import { execFileSync } from 'node:child_process'
import Holidays from 'date-holidays'
import { expect, test } from 'vitest'
import { bankHolidays } from './working-day.ts'

/** Holidays proclaimed for one year only, which the rules of the library do not contain. */
const proclaimed = ['2026-06-15']

test('the bank holidays of Scotland are complete for two years from the date of the last commit', () => {
  const from = Temporal.PlainDate.from(dayOfCommit())
  const until = from.add({ years: 2 })
  const isCovered = (date: string) => date >= String(from) && date <= String(until)
  const rules = new Holidays('GB', 'SCT', { types: ['public', 'bank'] })
  const years = Array.from({ length: until.year - from.year + 1 }, (_, more) => from.year + more)
  const expected = years
    .flatMap(year => rules.getHolidays(year).map(({ date }) => date.slice(0, 10)))
    .filter(date => Temporal.PlainDate.from(date).dayOfWeek <= 5)
  const listed = [...bankHolidays].filter(date => !proclaimed.includes(date))
  expect(listed.filter(isCovered).toSorted()).toEqual(expected.filter(isCovered).toSorted())
})

/** Without Git, as in an archive of the sources, it is today. */
function dayOfCommit(): string {
  try {
    const git = ['log', '-1', '--format=%cs']
    return execFileSync('git', git, { cwd: import.meta.dirname, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return new Date().toISOString().slice(0, 10)
  }
}
