import { describe, expect, test } from 'vitest'
import { fold, readTerms } from './search-terms.ts'

const now = new Date('2026-11-24T12:00:00Z')
const read = (typed: string) =>
  readTerms(typed, now).map(({ whole, prefix }) => (prefix === null ? whole.join('|') : `${prefix}…`))

describe('search text', () => {
  test.each([
    ['Mirren', ['mirren…']],
    ['  Mirren   O’Neill-Smith ', ['mirren…', 'oneill…', 'smith…']],
    ['Zoë MÜLLER', ['zoe…', 'muller…']],
    ['P-2026-001204', ['p2026001204']],
    ['p2026001204', ['p2026001204']],
    ['MP 2026 004217', ['mp2026004217']],
    ['MP-2026-0042', ['mp20260042…']],
    ['2010-05-04', ['20100504']],
    ['04/05/2010', ['20100504']],
    ['4.5.2010', ['20100504']],
    ['4 May 2010', ['20100504']],
    ['May 4th, 2010', ['20100504']],
    ['4/5/10', ['20100504']],
    ['4/5/44', ['19440504']],
    ['04052010', ['20100504|04052010']],
    ['31/02/2010', ['31', '02', '2010…']],
    ['01632 960 001', ['01632960001']],
    ['+44 (0)1632 960001', ['01632960001']],
    ['Mirren 4 May 2010', ['20100504', 'mirren…']],
    ['12 Mill Road', ['12', 'mill…', 'road…']],
    ['EH8 8AA', ['eh8…', '8aa…']],
    ['Mirren S', ['mirren…', 's…']],
    ['M', ['m']],
    ['…!', []],
  ])('the search text %j is read as the terms %j', (typed, terms) => expect(read(typed)).toEqual(terms))

  test('a search uses eight terms at most', () => expect(read('a1 b2 c3 d4 e5 f6 g7 h8 i9 j10')).toHaveLength(8))
  test('only a word of three or more letters is searched as a similar name', () =>
    expect(readTerms('Miren EH8 44 xy', now).map(({ name }) => name)).toEqual(['miren', null, null, null]))
  test('fold lowers case, removes accents and apostrophes, and turns punctuation into spaces', () =>
    expect(fold('Ó Súilleabháin, d’Arcy-Weiß')).toBe('o suilleabhain darcy weiss'))
})
