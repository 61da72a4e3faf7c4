import { describe, expect, it } from 'vitest'
import { isSameSearch, keptOf } from './saved-views.tsx'

describe('saved views', () => {
  it('a saved view keeps filters and order, without the page and empty filters', () => {
    expect(keptOf({ risk: 'high', page: 3, area: undefined, late: true })).toEqual({ late: true, risk: 'high' })
  })

  it('a saved view matches an address with the same filters in any order and on any page', () => {
    expect(isSameSearch({ risk: 'high', sort: 'name' }, { sort: 'name', page: 2, risk: 'high' })).toBe(true)
    expect(isSameSearch({ risk: 'high' }, { risk: 'low' })).toBe(false)
    expect(isSameSearch({}, { risk: 'low' })).toBe(false)
  })
})
