import { expect, test } from 'vitest'
import { listTerms } from './terms.ts'

const said = (sql: string) => listTerms(sql).map(({ from, to, instead }) => `${sql.slice(from, to)} → ${instead}`)

test('a mutation finds each term of an AND, and each branch of an OR with its own terms', () => {
  expect(said('a = 1 and (b or c and d)')).toEqual([
    'a = 1 → true',
    '(b or c and d) → true',
    'b → false',
    'c and d → false',
    'c → true',
    'd → true',
  ])
})

test('a mutation finds the condition after WHERE as a whole, up to the keyword that ends it', () => {
  expect(said('exists (select from x a where a.id = y.id offset 0)')).toEqual(['a.id = y.id → true'])
  expect(said('exists (select from x a join z on z.id = a.id where a.b offset 0)')).toEqual(['z.id = a.id → true', 'a.b → true'])
})

test('a mutation ignores words in strings and comments, and the AND of BETWEEN', () => {
  expect(said(`a in ('b and c', 'it''s or') -- and d`)).toEqual([])
  expect(said('a between 1 and 2 and b')).toEqual(['a between 1 and 2 → true', 'b → true'])
})

test('a mutation does not read the FROM of DISTINCT FROM as a list of tables', () => {
  expect(said('a is distinct from b and c')).toEqual(['a is distinct from b → true', 'c → true'])
})

test('a mutation sets the condition of a CASE to true and to false, but not the value of a simple CASE', () => {
  expect(said('case when a then b else c end')).toEqual(['a → true', 'a → false'])
  expect(said(`case kind when 'x' then exists (select from y where z) else w end`)).toEqual([
    'exists (select from y where z) → true',
    'z → true',
  ])
})

test('a mutation opens the columns of a view that are conditions', () => {
  expect(said(`select g.id, g.basis in ('lead') as leads, 'care' = any (g.sections) as care from g`)).toEqual([
    `g.basis in ('lead') → true`,
    `'care' = any (g.sections) → true`,
  ])
})
