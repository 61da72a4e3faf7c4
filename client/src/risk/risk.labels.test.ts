import { expect, it } from 'vitest'
import { reviewTitle, riskMeanings } from './risk.labels.ts'

it.each([
  ['high', 'high', 'Risk reviewed: still high'],
  ['medium', 'high', 'Risk reviewed: raised from medium to high'],
  ['high', 'low', 'Risk reviewed: lowered from high to low'],
])('the title of a risk review from %s to %s says what changed', (from, level, title) =>
  expect(reviewTitle({ from, level })).toBe(title),
)

it('the levels of risk mean what the National Missing Persons Framework says', () =>
  expect(riskMeanings).toEqual({
    high: 'The risk is immediate: they are in danger through their own vulnerability, may have been the victim of a serious crime, or the public is in danger. Search at once; a senior officer leads.',
    medium:
      'They are likely to place themselves in danger, or are a threat to themselves or others. Active enquiries, with other agencies.',
    low: 'Low risk of harm to them or to others. Standard enquiries; review if anything changes.',
  }))
