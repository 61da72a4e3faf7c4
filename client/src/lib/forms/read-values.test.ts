import '@waymark/shared/platform/temporal.ts'
import { instant, optionalText, plainDate, text } from '@waymark/shared/platform/fields.ts'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { readValues } from './read-values.ts'

const Schema = z.object({
  place: text('Enter the place', 10),
  at: instant('Enter when'),
  note: optionalText(5),
  born: plainDate('Enter the date of birth').optional(),
  address: z.object({ street: z.string().min(1, 'Enter the street') }),
})
const good = { place: 'Leith', at: '2026-11-22T21:40:00Z', address: { street: 'Shore' } }
const errors = (values: object) => {
  const read = readValues(Schema, { ...good, ...values })
  return 'errors' in read ? read.errors.map(one => `${one.path}: ${one.message}`) : []
}

it('valid values are read, and empty boxes count as left out', () =>
  expect(readValues(Schema, { ...good, note: '', born: '' })).toEqual({ data: good }))

it.each([
  [{ place: '' }, ['place: Enter the place']],
  [{ place: undefined }, ['place: Enter the place']],
  [{ place: 'Far too long a place' }, ['place: Use 10 characters or fewer']],
  [{ at: '' }, ['at: Enter when']],
  [{ at: 'tomorrowish' }, ['at: Enter a date and a time, for example 22 11 26 9:40pm']],
  [{ at: '29 March 2026 1:30am' }, ['at: 1:30am did not happen on Sun 29 March 2026: the clocks went forward from 1am to 2am']],
  [{ born: 'soon' }, ['born: Enter a date that exists, for example 4 5 2011 or 4 May 2011']],
  [{ note: 'Too long a note' }, ['note: Use 5 characters or fewer']],
  [{ address: { street: '' } }, ['address.street: Enter the street']],
])('the values %j give a sentence at each wrong field', (values, sentences) => expect(errors(values)).toEqual(sentences))
