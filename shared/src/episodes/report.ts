import { z } from 'zod'
import { careStatuses } from '../people/person.ts'
import { choice, instant, newId, optionalText, plainDate, text, yesNo } from '../platform/fields.ts'
import type { Invalid } from '../platform/transitions.ts'
import { missingFromPlaces, risks } from './episode.ts'

const Person = z.object({
  givenName: text('Enter the first name, or “not known”', 100),
  familyName: text('Enter the last name, or “not known”', 100),
  knownAs: optionalText(100),
  dateOfBirth: plainDate('Enter the date of birth as day, month and year, or leave it empty')
    .nullish()
    .transform(value => value ?? undefined),
  warning: optionalText(300),
})
const personDetails = {
  appearance: optionalText(2000),
  careStatus: choice(careStatuses, 'Select the care they are in, or “not known”').default('notKnown'),
  livesWith: optionalText(200),
  homeAddress: optionalText(300),
  phone: optionalText(40),
  placingArea: z
    .string()
    .max(20)
    .nullish()
    .transform(value => value || undefined),
  conditions: optionalText(2000),
  medication: optionalText(500),
  medicationIfMissed: optionalText(500),
  allergies: optionalText(500),
}

/** The fields that a report and a partner's notification share. Its three questions are those of the national definition. */
const Told = z.object({
  id: newId,
  personId: z.uuid(),
  /** Absent where the person is already recorded and accessible to the author. */
  person: Person.optional(),
  details: z.object(personDetails).optional(),
  areaCode: text('Select the council area they are missing from', 20),
  missingFrom: choice(missingFromPlaces, 'Select where they are missing from'),
  lastSeenAt: instant('Enter when they were last seen'),
  lastSeenPlace: text('Enter where they were last seen, or “not known”', 500),
  clothing: optionalText(500),
  narrative: text('Enter what happened and why you are concerned', 5000),
  outOfCharacter: yesNo('Say whether this is out of character'),
  subjectToCrime: yesNo('Say whether they could be a victim of crime'),
  atRiskOfHarm: yesNo('Say whether they are at risk of harm to themselves or others'),
  risk: choice(risks, 'Select the level of risk'),
  rationale: text('Enter why you chose this level', 2000),
})

/** A report taken by police, with the person who reported it. */
export const ReportEpisode = Told.extend({
  reporterName: text('Enter the name of the person reporting', 200),
  reporterRelationship: text('Enter how they know the missing person', 200),
  reporterPhone: optionalText(40),
  reporterSafeToCall: yesNo('Say whether it is safe to call them'),
})
export type ReportEpisode = z.output<typeof ReportEpisode>

/** A partner's notification. Police confirm it. */
export const NotifyEpisode = Told
export type NotifyEpisode = z.output<typeof NotifyEpisode>

/** Errors in a report that depend on the current time, which the schema cannot check. */
export function checkReport(mayDisclose: NotifyEpisode, now: Date): Invalid | null {
  const invalid = []
  if (new Date(mayDisclose.lastSeenAt) > now) invalid.push({ path: 'lastSeenAt', message: 'Enter a time that has passed' })
  if (mayDisclose.person?.dateOfBirth && new Date(mayDisclose.person.dateOfBirth) > now)
    invalid.push({ path: 'person.dateOfBirth', message: 'Enter a date that has passed' })
  return invalid.length > 0 ? { invalid } : null
}

/** A valid report for tests that call every endpoint. They replace the ids. */
export const exampleReport = {
  id: '01890000-0000-7000-8000-000000000001',
  personId: '01890000-0000-7000-8000-000000000002',
  person: { givenName: 'Mirren', familyName: 'Sample', dateOfBirth: '2010-05-04' },
  details: { careStatus: 'childrensHouse', appearance: 'Tall, short brown hair' },
  areaCode: 'S12000049',
  missingFrom: 'childrensHouse',
  lastSeenAt: '2026-01-10T21:40:00Z',
  lastSeenPlace: 'Front door of the house',
  narrative: 'Left after an argument without a coat.',
  outOfCharacter: 'yes',
  subjectToCrime: 'notKnown',
  atRiskOfHarm: 'yes',
  risk: 'medium',
  rationale: 'Out of character, cold night.',
} as const
