/** Somebody who goes missing in the demo. All are invented; addresses exist nowhere, phone numbers are from the ranges kept for drama. Ages are of 2026. */
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
