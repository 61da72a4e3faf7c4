import { describe, expect, test } from 'vitest'
import { AskForAccess } from '../access-requests/access-request.ts'
import { RecordDisclosure } from '../disclosures/disclosure.ts'
import { Consent } from '../shares/consent.ts'
import { OpenBreakGlass } from './break-glass.ts'

const id = crypto.randomUUID()
const asked = (read: { error?: { issues: readonly { path: readonly PropertyKey[] }[] } | undefined }) =>
  (read.error?.issues ?? []).map(({ path }) => path.join('.')).toSorted()

describe('incomplete forms', () => {
  test('a form with several gaps names every missing answer at the first try, also who it is about', () => {
    expect(asked(OpenBreakGlass.safeParse({ id, reason: '' }))).toContain('reference')
    expect(asked(AskForAccess.safeParse({ id, sections: [], reason: '' }))).toEqual(
      expect.arrayContaining(['reason', 'reference', 'sections']),
    )
    expect(asked(OpenBreakGlass.safeParse({ id, givenName: 'Mirren', reason: '' }))).toEqual(
      expect.arrayContaining(['dateOfBirth', 'familyName', 'reason']),
    )
    expect(asked(RecordDisclosure.safeParse({ id, sections: [] }))).toContain('toWhom')
  })
  test('the consent form asks follow-up questions only after the answer that leads to them', () => {
    expect(asked(Consent.safeParse({}))).toEqual(['asked'])
    expect(asked(Consent.safeParse({ asked: 'yes' }))).toEqual(['answer', 'askedAt', 'askedBy', 'scope'])
  })
  test('a request that is not an object is refused as invalid and does not crash', () => {
    for (const nothing of [null, undefined, 'text', 7]) expect(OpenBreakGlass.safeParse(nothing).success).toBe(false)
  })
})
