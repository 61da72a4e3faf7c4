import { describe, expect, test } from 'vitest'
import { AskForAccess } from '../access-requests/access-request.ts'
import { RecordDisclosure } from '../disclosures/disclosure.ts'
import { Consent } from '../shares/consent.ts'
import { OpenBreakGlass } from './break-glass.ts'

const id = crypto.randomUUID()
const asked = (read: { error?: { issues: readonly { path: readonly PropertyKey[] }[] } | undefined }) =>
  (read.error?.issues ?? []).map(({ path }) => path.join('.')).toSorted()

describe('a form that is sent empty', () => {
  test('asks at the first try for all that is missing, whom it is about too', () => {
    expect(asked(OpenBreakGlass.safeParse({ id, reason: '' }))).toContain('reference')
    expect(asked(AskForAccess.safeParse({ id, sections: [], reason: '' }))).toEqual(
      expect.arrayContaining(['reason', 'reference', 'sections']),
    )
    expect(asked(OpenBreakGlass.safeParse({ id, givenName: 'Mirren', reason: '' }))).toEqual(
      expect.arrayContaining(['dateOfBirth', 'familyName', 'reason']),
    )
    expect(asked(RecordDisclosure.safeParse({ id, sections: [] }))).toContain('toWhom')
  })
  test('asks of consent nothing that follows from an answer which was not given', () => {
    expect(asked(Consent.safeParse({}))).toEqual(['asked'])
    expect(asked(Consent.safeParse({ asked: 'yes' }))).toEqual(['answer', 'askedAt', 'askedBy', 'scope'])
  })
  test('that is no form at all is refused all the same', () => {
    for (const nothing of [null, undefined, 'text', 7]) expect(OpenBreakGlass.safeParse(nothing).success).toBe(false)
  })
})
