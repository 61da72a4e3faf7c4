import type { CareStatus } from '@waymark/shared/people/person.ts'

/** The care that someone is in, in words that they may read themselves. */
export const careStatusWords: Readonly<Record<CareStatus, string>> = {
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

/** A name with the age, as it heads a page: Isla MacLeod, 15. Somebody unknown is said to be so once. */
export function nameAndAge(name: string, age: number | null): string {
  const said = /^not known( not known)?$/i.test(name.trim()) ? 'Name not known' : name
  return age === null ? said : `${said}, ${age}`
}
