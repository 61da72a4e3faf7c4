import { expect, it } from 'vitest'
import { reviewTitle } from './risk.labels.ts'

it.each([
  ['high', 'high', 'Risk reviewed: still high'],
  ['medium', 'high', 'Risk reviewed: raised from medium to high'],
  ['high', 'low', 'Risk reviewed: lowered from high to low'],
])('a review says what it did: %s to %s', (from, level, title) => expect(reviewTitle({ from, level })).toBe(title))
