import type { DisclosureView } from '@waymark/shared/disclosures/disclosure.ts'
import { expect, it } from 'vitest'
import { whyWords } from './disclosure-words.ts'

const row = {
  kind: 'referral',
  legalBasis: 'vitalInterests',
  receiverBasis: null,
  condition: null,
  agreed: false,
  agreement: null,
  reason: null,
  reasons: [],
  withheld: false,
} as unknown as DisclosureView // as: what stands beside it is not read here

it('a share of which nobody stated the basis of its receiver says that', () =>
  expect(whyWords(row)).toBe('Vital interests. Theirs: not stated'))
it('where both bases are one it is said once', () =>
  expect(whyWords({ ...row, receiverBasis: 'vitalInterests' })).toBe('Vital interests'))
it('what is no share has no basis of a receiver to be stated', () =>
  expect(whyWords({ ...row, kind: 'print', legalBasis: null, agreed: null })).toBe(''))
