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
  ['what fits', {}, []],
  ['the first year', { age: 16 }, []],
  ['the last year', { age: 25 }, []],
  ['too young', { age: 15 }, ['age']],
  ['too old', { age: 26 }, ['age']],
  ['an age that is not known', { age: null }, []],
  ['another area', { area: 'S12000036' }, ['area']],
  ['other help', { type: 'advocacy' as const }, ['otherHelp']],
  ['help not said yet', { type: undefined }, []],
  ['the first day', { on: '2026-01-05' }, []],
  ['before it begins', { on: '2026-01-04' }, ['notOpenYet']],
  ['the last day', { on: '2026-12-31' }, []],
  ['after its end', { on: '2027-01-01' }, ['ended']],
  ['all at once', { age: 40, area: 'S12000036', type: 'camhs' as const }, ['otherHelp', 'age', 'area']],
])('%s', (_, change, reasons) => expect(whyUnfit(service, { ...wanted, ...change })).toEqual(reasons))

test('a service of no area in particular is for all of Scotland, and one without ages for all ages', () =>
  expect(whyUnfit({ ...service, areas: [], agesFrom: null, agesTo: null }, { ...wanted, age: 90, area: 'S12000027' })).toEqual(
    [],
  ))
