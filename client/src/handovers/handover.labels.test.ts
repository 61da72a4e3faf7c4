import '@waymark/shared/platform/temporal.ts'
import { expect, it } from 'vitest'
import { whatHappens } from './handover.labels.ts'

const now = Date.UTC(2026, 10, 24, 3, 7)

it.each([
  ['high', '5 minutes', '3:12am'],
  ['medium', '30 minutes', '3:37am'],
  ['low', '2 hours', '5:07am'],
] as const)('a handover at %s risk gives %s to accept, until %s, and says what happens then', (risk, span, due) => {
  const said = whatHappens('Sgt Ruth Campbell', risk, now)
  expect(said[0]).toBe(`Sgt Ruth Campbell is notified at once and has ${span} to accept, because the risk is ${risk}.`)
  expect(said[1]).toContain(`If they do not accept by ${due}, it goes to the next supervisor`)
  expect(said[1]).toContain('shows as not accepted')
})

it('a handover without a chosen assignee speaks of "the person you choose"', () =>
  expect(whatHappens('', 'low', now)[0]).toMatch(/^The person you choose is notified/))
