/**
 * A person who goes missing in the demo. All people and addresses are invented.
 * Phone numbers are from the ranges reserved for drama. Ages are as of 2026.
 */
export type DemoPerson = {
  givenName: string
  familyName: string
  knownAs?: string
  dateOfBirth?: string
  warning?: string
  details: Details
}
type Details = {
  careStatus?: 'none' | 'atHome' | 'kinship' | 'foster' | 'childrensHouse' | 'secure' | 'careLeaver' | 'adultCare' | 'notKnown'
  appearance?: string
  livesWith?: string
  homeAddress?: string
  phone?: string
  placingArea?: string
  conditions?: string
  medication?: string
  medicationIfMissed?: string
  allergies?: string
}
