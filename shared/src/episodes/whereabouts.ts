import { z } from 'zod'
import { choice, instant, newId, text, yesNo } from '../platform/fields.ts'
import type { Invalid } from '../platform/transitions.ts'

/** How much of the whereabouts may be disclosed (domain.md §1.3, restriction). */
export const disclosureLevels = ['full', 'safe-and-well-only', 'nothing'] as const
export type DisclosureLevel = (typeof disclosureLevels)[number]

/** Where someone was found (domain.md E9) and by whom (E8). */
export const foundPlaces = [
  'returnedToMissingPlace', 'ownOtherHome', 'family', 'friend', 'partner', 'street', 'transportHub', 'vehicle', 'hospital', 'custody', 'shopOrLeisure', 'hotel',
  'hostelOrRefuge', 'openCountry', 'waterOrCoast', 'building', 'school', 'abroad', 'noFixedAddress', 'outdoors', 'other',
] as const // prettier-ignore
export const foundBys = [
  'police', 'returnedThemselves', 'familyOrFriend', 'careStaff', 'nhs', 'ambulance', 'public', 'partnerAgency', 'otherForce', 'coastguardOrMountainRescue', 'madeContact', 'systemCheck',
] as const // prettier-ignore

/** The record that a person was found. It asks first what they want disclosed, so that nothing is shared before that decision. */
export const LocateEpisode = z.object({
  mayDisclose: choice(disclosureLevels, 'Ask them who can be told where they are, then select an answer'),
  locatedAt: instant('Enter when they were found'),
  kind: choice(foundPlaces, 'Select what kind of place they were found in'),
  address: text('Enter the address, or describe the place', 500),
  areaCode: z
    .string()
    .max(20)
    .nullish()
    .transform(value => value || undefined),
  foundBy: choice(foundBys, 'Select who found them'),
})
export type LocateEpisode = z.output<typeof LocateEpisode>

/** The deadlines of the return discussion, in hours: 72 to arrange and 7 days to complete (National Framework). */
export const returnDiscussionHours = { arrange: 72, complete: 7 * 24 } as const

/** When a return discussion must be arranged and completed, counted from when the person was located. */
export function returnDiscussionDue(locatedAt: string) {
  const after = (hours: number) => new Date(new Date(locatedAt).getTime() + hours * 3_600_000)
  return { arrangeBy: after(returnDiscussionHours.arrange), completeBy: after(returnDiscussionHours.complete) }
}

/** What is wrong with a time that must be after `earliest` and not in the future. */
export function checkTime(path: string, at: string, earliest: Date, now: Date): Invalid | null {
  if (new Date(at) > now) return { invalid: [{ path, message: 'Enter a time that has passed' }] }
  if (new Date(at) < earliest) return { invalid: [{ path, message: 'Enter a time after they were last seen' }] }
  return null
}

/** A partner reports that the person is back. Police verify it. */
export const ReportReturn = z.object({
  id: newId,
  returnedAt: instant('Enter when they came back'),
  text: text('Enter how you know, and where they are', 2000),
})

export const conditions = [
  'safeAndWell',
  'safeWithConcerns',
  'injured',
  'ill',
  'intoxicated',
  'distressed',
  'placeOfSafety',
  'inCustody',
] as const
/** The return check: police saw the person and spoke to them. */
export const RecordReturnCheck = z.object({
  seenAt: instant('Enter when they were seen'),
  condition: choice(conditions, 'Select how they are'),
  harm: yesNo('Say whether they came to harm'),
  note: z
    .string()
    .trim()
    .max(2000, 'Use 2000 characters or fewer')
    .nullish()
    .transform(value => value || undefined),
})

/** Section: whereabouts. `withheld`: something is recorded, but it may not be shown to you. */
export const WhereaboutsView = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('shown'),
    kind: z.enum(foundPlaces),
    address: z.string(),
    area: z.string().nullable(),
    foundBy: z.enum(foundBys),
    reports: z.array(z.object({ returnedAt: z.iso.datetime(), text: z.string() })),
  }),
  z.object({ state: z.literal('reported'), reports: z.array(z.object({ returnedAt: z.iso.datetime(), text: z.string() })) }),
  z.object({ state: z.literal('withheld') }),
])
