import { expect, it } from 'vitest'
import { stateOf } from './referral-session.labels.ts'

const at = '2026-11-26T10:00:00.000Z'
const [before, after] = [Date.parse(at) - 1, Date.parse(at)]

it('a planned session whose time has passed is labelled as not recorded yet', () => {
  expect(stateOf({ status: 'planned', at }, before).name).toBe('Planned')
  expect(stateOf({ status: 'planned', at }, after)).toEqual({ name: 'Not recorded yet', tone: 'orange' })
  expect(stateOf({ status: 'attended', at }, after).name).toBe('Attended')
})
