import { describe, expect, it } from 'vitest'
import { isSameSearch, keptOf } from './same-search.ts'

describe('a view', () => {
  it('keeps filters and order, never the page nor what is not chosen', () => {
    expect(keptOf({ risk: 'high', page: 3, area: undefined, late: true })).toEqual({ late: true, risk: 'high' })
  })

  it('is the same whatever the order in which its filters were chosen, and on every page', () => {
    expect(isSameSearch({ risk: 'high', sort: 'name' }, { sort: 'name', page: 2, risk: 'high' })).toBe(true)
    expect(isSameSearch({ risk: 'high' }, { risk: 'low' })).toBe(false)
    expect(isSameSearch({}, { risk: 'low' })).toBe(false)
  })
})
