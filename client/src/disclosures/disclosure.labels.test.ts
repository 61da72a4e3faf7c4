import type { DisclosureView } from '@waymark/shared/disclosures/disclosure.ts'
import { expect, it } from 'vitest'
import { whyLabel } from './disclosure.labels.ts'

const row: DisclosureView = {
  id: '01890000-0000-7000-8000-000000000001 referral',
  kind: 'referral',
  at: '2026-11-22T15:00:00Z',
  lastAt: '2026-11-22T15:00:00Z',
  times: 1,
  episode: null,
  from: 'Police Scotland, Greater Glasgow Division',
  by: null,
  to: 'Shelter Scotland, Glasgow hub',
  how: null,
  sections: ['summary'],
  bases: [],
  legalBasis: 'vitalInterests',
  receiverBasis: null,
  condition: null,
  agreed: false,
  agreement: null,
  reason: null,
  withheld: false,
  version: null,
}

it('a share without a stated basis of its receiver says "not stated"', () =>
  expect(whyLabel(row)).toBe('Vital interests. Theirs: not stated'))
it('a share with the same basis on both sides names it once', () =>
  expect(whyLabel({ ...row, receiverBasis: 'vitalInterests' })).toBe('Vital interests'))
it('a disclosure that is not a share says nothing about a receiver’s basis', () =>
  expect(whyLabel({ ...row, kind: 'print', legalBasis: null, agreed: null })).toBe(''))
