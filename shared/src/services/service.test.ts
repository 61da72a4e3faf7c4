import { expect, test } from 'vitest'
import { whyUnfit, type ServiceView } from './service.ts'

const service: ServiceView = {
  id: '01890000-0000-7000-8000-000000000001',
  name: 'Housing advice for young people',
  agency: 'Shelter Scotland',
  team: { id: '01890000-0000-7000-8000-000000000002', name: 'Glasgow hub' },
  kind: 'housingOptions',
  offers: 'Advice',
  areas: [{ code: 'S12000049', name: 'Glasgow City' }],
  agesFrom: 16,
  agesTo: 25,
  eligibility: null,
  capacity: 'open',
  waitWeeks: null,
  hours: 'Weekdays',
  contact: '0141 496 0120',
  validFrom: '2026-01-05',
  validTo: '2026-12-31',
  version: 1,
  changedAt: '2026-01-05T09:00:00.000Z',
  mayChange: false,
}
const wanted = { age: 16, area: 'S12000049', type: 'housingOptions', on: '2026-11-25' } as const

test.each([
  ['a service that fits', {}, []],
  ['the lowest age', { age: 16 }, []],
  ['the highest age', { age: 25 }, []],
  ['an age below the range', { age: 15 }, ['age']],
  ['an age above the range', { age: 26 }, ['age']],
  ['an unknown age', { age: null }, []],
  ['another area', { area: 'S12000036' }, ['area']],
  ['another kind of help', { type: 'advocacy' as const }, ['otherHelp']],
  ['a kind of help not chosen yet', { type: undefined }, []],
  ['the first day', { on: '2026-01-05' }, []],
  ['a day before the service begins', { on: '2026-01-04' }, ['notOpenYet']],
  ['the last day', { on: '2026-12-31' }, []],
  ['a day after the service ended', { on: '2027-01-01' }, ['ended']],
  ['several mismatches', { age: 40, area: 'S12000036', type: 'camhs' as const }, ['otherHelp', 'age', 'area']],
])('the reasons why a service does not fit are right for %s', (_, change, reasons) =>
  expect(whyUnfit(service, { ...wanted, ...change })).toEqual(reasons),
)

test('a service without areas covers all of Scotland, and one without ages takes all ages', () =>
  expect(whyUnfit({ ...service, areas: [], agesFrom: null, agesTo: null }, { ...wanted, age: 90, area: 'S12000027' })).toEqual(
    [],
  ))
