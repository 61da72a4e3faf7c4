import type { z } from 'zod'
import { ageOn } from '@waymark/shared/platform/age.ts'
import type { CareStatus, PersonCare, PersonDescription, PersonHealth, PersonSummary } from '@waymark/shared/people/person.ts'

type PersonRow = {
  id: string
  reference: string
  givenName: string
  familyName: string
  knownAs: string | null
  dateOfBirth: Date | null
  warning: string | null
  version: number
}

/** The summary section of a person, with the age on the given day. */
export const presentPerson = (row: PersonRow, now: Date): z.infer<typeof PersonSummary> => {
  const dateOfBirth = row.dateOfBirth?.toISOString().slice(0, 10) ?? null
  return {
    id: row.id,
    reference: row.reference,
    givenName: row.givenName,
    familyName: row.familyName,
    knownAs: row.knownAs,
    dateOfBirth,
    age: dateOfBirth === null ? null : ageOn(dateOfBirth, now),
    warning: row.warning,
    version: row.version,
  }
}
/** The description section of a person. */
export const presentDescription = (
  row: { appearance: string; marks: string | null; languages: string | null; version: number } | null,
): z.infer<typeof PersonDescription> | null =>
  row && { appearance: row.appearance, marks: row.marks, languages: row.languages, version: row.version }
/** The care section of a person, with the contact if the policy shows it. */
export const presentCare = (
  row: {
    status: CareStatus
    livesWith: string | null
    placingArea: string | null
    keyWorker: string | null
    version: number
  } | null,
  contact: { homeAddress: string | null; phone: string | null } | null,
): z.infer<typeof PersonCare> | null =>
  row && {
    status: row.status,
    livesWith: row.livesWith,
    // null under a restriction: the policy hides the contact, because the home address can disclose the whereabouts
    homeAddress: contact?.homeAddress ?? null,
    phone: contact?.phone ?? null,
    placingArea: row.placingArea,
    keyWorker: row.keyWorker,
    version: row.version,
  }
/** The health section of a person. */
export const presentHealth = (row: z.infer<typeof PersonHealth> | null): z.infer<typeof PersonHealth> | null =>
  row && {
    conditions: row.conditions,
    medication: row.medication,
    medicationIfMissed: row.medicationIfMissed,
    allergies: row.allergies,
    version: row.version,
  }
