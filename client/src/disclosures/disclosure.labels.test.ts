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

it('a share of which nobody stated the basis of its receiver says that', () =>
  expect(whyLabel(row)).toBe('Vital interests. Theirs: not stated'))
it('where both bases are one it is said once', () =>
  expect(whyLabel({ ...row, receiverBasis: 'vitalInterests' })).toBe('Vital interests'))
it('what is no share has no basis of a receiver to be stated', () =>
  expect(whyLabel({ ...row, kind: 'print', legalBasis: null, agreed: null })).toBe(''))
