import { z } from 'zod'

/** Kinds of care, in words that a young person may read (domain.md §1.1, §1.4). */
export const careStatuses = [
  'none',
  'atHome',
  'kinship',
  'foster',
  'childrensHouse',
  'secure',
  'careLeaver',
  'adultCare',
  'notKnown',
] as const
export type CareStatus = (typeof careStatuses)[number]

/** Who someone is. Section: summary. `age` in whole years, null if the date of birth is not known. */
export const PersonSummary = z.object({
  id: z.uuid(),
  /** Such as P-2026-001204. */
  reference: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  knownAs: z.string().nullable(),
  dateOfBirth: z.iso.date().nullable(),
  age: z.int().nullable(),
  warning: z.string().nullable(),
  version: z.int(),
})
export const PersonDescription = z.object({
  appearance: z.string(),
  marks: z.string().nullable(),
  languages: z.string().nullable(),
  version: z.int(),
})
export const PersonCare = z.object({
  status: z.enum(careStatuses),
  livesWith: z.string().nullable(),
  homeAddress: z.string().nullable(),
  phone: z.string().nullable(),
  placingArea: z.string().nullable(),
  keyWorker: z.string().nullable(),
  version: z.int(),
})
export const PersonHealth = z.object({
  conditions: z.string().nullable(),
  medication: z.string().nullable(),
  medicationIfMissed: z.string().nullable(),
  allergies: z.string().nullable(),
  version: z.int(),
})
