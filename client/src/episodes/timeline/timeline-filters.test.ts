import { describe, expect, it } from 'vitest'
import { doers, filtered } from './timeline-filters.ts'

const item = (kind: string, name: string, team: string) => ({
  id: kind,
  at: '2026-11-22T10:00:00Z',
  kind,
  by: { name, team },
  detail: null,
  data: {},
})
const items = [
  item('risk.assessed', 'Ailsa Reid', 'Police Scotland, G Division'),
  item('information.added', 'Moira Bell', 'Glasgow City Council, Out of hours'),
  item('person.corrected', 'Moira Bell', 'Glasgow City Council, Out of hours'),
  { ...item('episode.located', '', ''), by: null },
]
const kinds = (asked: Parameters<typeof filtered>[1]) => filtered(items, asked).map(({ kind }) => kind)

describe('a timeline', () => {
  it('timeline filters keep events of the chosen kind, agency and person, and all events by default', () => {
    expect(kinds({})).toHaveLength(4)
    expect(kinds({ kind: 'return' })).toEqual(['episode.located'])
    expect(kinds({ team: 'Glasgow City Council' })).toEqual(['information.added', 'person.corrected'])
    expect(kinds({ who: 'Ailsa Reid' })).toEqual(['risk.assessed'])
    expect(kinds({ who: 'Moira Bell', kind: 'corrections' })).toEqual(['person.corrected'])
    expect(kinds({ who: 'Moira Bell', team: 'Police Scotland' })).toEqual([])
  })
  it('timeline filters offer each agency and each person once, in order of name', () =>
    expect(doers(items)).toEqual({ agencies: ['Glasgow City Council', 'Police Scotland'], people: ['Ailsa Reid', 'Moira Bell'] }))
})
