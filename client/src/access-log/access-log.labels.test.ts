import { expect, test } from 'vitest'
import { filtersLabel } from './access-log.labels.ts'

test.each([
  ['everything', 'Everything'],
  ['unusual: open', 'Unusual access: to review'],
  ['person: P-2026-000001, outcome: refused', 'Person: P-2026-000001, Result: refused'],
  ['account: 01890000-0000-7000-8000-000000000001', 'One account'],
])('the filters "%s" of a read of the access log are shown as "%s"', (terms, words) => {
  expect(filtersLabel(terms)).toBe(words)
})
