import type { CareStatus } from '@waymark/shared/people/person.ts'
import type { MatchSource } from '@waymark/shared/people/search.ts'

/** The kinds of care, worded so that the person could read them. */
export const careStatusLabels: Readonly<Record<CareStatus, string>> = {
  none: 'Not in care',
  atHome: 'Looked after at home',
  kinship: 'Kinship care',
  foster: 'Foster care',
  childrensHouse: 'Children’s house',
  secure: 'Secure care',
  careLeaver: 'Care leaver',
  adultCare: 'Adult care or support',
  notKnown: 'Not known',
}

/** A name with the age, for example "Isla MacLeod, 15". If both names are unknown it says so once. */
export function nameAndAge(name: string, age: number | null): string {
  const said = /^not known( not known)?$/i.test(name.trim()) ? 'Name not known' : name
  return age === null ? said : `${said}, ${age}`
}

/** Why a search found someone. */
export const matchLabels: Readonly<Record<MatchSource, string>> = {
  reference: 'Reference',
  name: 'Name',
  knownAs: 'Known as',
  dateOfBirth: 'Date of birth',
  phone: 'Phone',
  reporterPhone: 'Phone of the person who reported',
  address: 'Home address',
  lastSeenPlace: 'Where last seen',
  foundPlace: 'Where found before',
  similarName: 'Similar name',
}

/** The reasons for a match, in one line. */
export const whyFound = (matched: readonly MatchSource[]): string => matched.map(source => matchLabels[source]).join(', ')
