import type { DisclosureLevel } from '@waymark/shared/episodes/whereabouts.ts'
import type { Condition, FoundBy, FoundPlace } from './episode-codes.ts'

/** The kinds of place in which a person is found. */
export const foundPlaceLabels: Readonly<Record<FoundPlace, string>> = {
  returnedToMissingPlace: 'Back where they were missing from',
  ownOtherHome: 'Another home of theirs',
  family: 'With family',
  friend: 'With a friend',
  partner: 'With a partner',
  street: 'In the street',
  transportHub: 'Station, airport or bus station',
  vehicle: 'In a vehicle',
  hospital: 'Hospital',
  custody: 'Custody',
  shopOrLeisure: 'Shop, pub or leisure place',
  hotel: 'Hotel or lodging',
  hostelOrRefuge: 'Hostel or refuge',
  openCountry: 'Open country',
  waterOrCoast: 'Water or coast',
  building: 'Empty or other building',
  school: 'School or college',
  abroad: 'Abroad',
  noFixedAddress: 'No fixed address',
  outdoors: 'Outdoors, described below',
  other: 'Somewhere else',
}

/** Who found the person. */
export const foundByLabels: Readonly<Record<FoundBy, string>> = {
  police: 'Police',
  returnedThemselves: 'They came back themselves',
  familyOrFriend: 'Family or a friend',
  careStaff: 'Care staff',
  nhs: 'NHS staff',
  ambulance: 'Ambulance crew',
  public: 'A member of the public',
  partnerAgency: 'Another agency',
  otherForce: 'Another police force',
  coastguardOrMountainRescue: 'Coastguard or mountain rescue',
  madeContact: 'They made contact',
  systemCheck: 'A check of records',
}

/** How much may be disclosed about a person's whereabouts. */
export const disclosureLevelLabels: Readonly<Record<DisclosureLevel, string>> = {
  full: 'Their location can be shared',
  'safe-and-well-only': 'Only that they are safe and well',
  nothing: 'Nothing',
}

/** The person's condition at the return check. */
export const conditionLabels: Readonly<Record<Condition, string>> = {
  safeAndWell: 'Safe and well',
  safeWithConcerns: 'Safe, with concerns',
  injured: 'Injured',
  ill: 'Ill',
  intoxicated: 'Under the influence of drink or drugs',
  distressed: 'Distressed',
  placeOfSafety: 'Taken to a place of safety',
  inCustody: 'In custody',
}

/** The options of a field, from a list of codes and their labels. */
export const choicesOf = <T extends string>(codes: readonly T[], words: Readonly<Record<T, string>>) =>
  codes.map(value => ({ value, label: words[value] }))
