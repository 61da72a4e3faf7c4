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

/** Who someone is. */
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
/** What they look like. */
export const presentDescription = (
  row: { appearance: string; marks: string | null; languages: string | null; version: number } | null,
): z.infer<typeof PersonDescription> | null =>
  row && { appearance: row.appearance, marks: row.marks, languages: row.languages, version: row.version }
/** What is known of their care. */
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
    // under a restriction where they live is as much as where they are: the policy has no row then
    homeAddress: contact?.homeAddress ?? null,
    phone: contact?.phone ?? null,
    placingArea: row.placingArea,
    keyWorker: row.keyWorker,
    version: row.version,
  }
/** What is known of their health. */
export const presentHealth = (row: z.infer<typeof PersonHealth> | null): z.infer<typeof PersonHealth> | null =>
  row && {
    conditions: row.conditions,
    medication: row.medication,
    medicationIfMissed: row.medicationIfMissed,
    allergies: row.allergies,
    version: row.version,
  }
