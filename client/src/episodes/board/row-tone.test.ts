import '@waymark/shared/platform/temporal.ts'
import type { EpisodeRow } from '@waymark/shared/episodes/episode-view.ts'
import { expect, it } from 'vitest'
import { rowTone } from './row-tone.ts'

const now = Date.UTC(2026, 10, 24, 3)
const row: EpisodeRow = {
  id: '01890000-0000-7000-8000-000000000001',
  reference: 'MP-2026-000001',
  name: 'Isla MacLeod-Test',
  age: 15,
  risk: 'medium',
  status: 'missing',
  area: 'Glasgow City',
  leadTeam: 'Greater Glasgow Division',
  missingFrom: 'homeAddress',
  warning: null,
  reportedAt: '2026-11-24T01:00:00Z',
  lastSeenAt: '2026-11-24T00:00:00Z',
  locatedAt: null,
  returnDiscussionDue: null,
  reviewDue: '2026-11-24T05:00:00Z',
  unaccepted: false,
}

it.each([
  ['nothing is late', {}, undefined],
  ['the risk is high and they are missing', { risk: 'high' }, 'late'],
  ['the risk was high and they were found', { risk: 'high', status: 'located' }, undefined],
  ['the review is late', { reviewDue: '2026-11-24T02:59:00Z' }, 'late'],
  ['the return discussion is late', { returnDiscussionDue: '2026-11-24T02:59:00Z' }, 'late'],
  ['nobody accepted the handover in time', { unaccepted: true }, 'late'],
] as const)('the colour of a board row is correct when %s', (_, more, tone) =>
  expect(rowTone({ ...row, ...more }, now)).toBe(tone),
)
