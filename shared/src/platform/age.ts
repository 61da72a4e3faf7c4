/** Whole years on that day. The day is taken in UTC: an hour's difference at a birthday decides nothing here. */
export function ageOn(dateOfBirth: string, now: Date): number {
  const [year = 0, month = 1, day = 1] = dateOfBirth.split('-').map(Number)
  const passed = now.getUTCMonth() + 1 > month || (now.getUTCMonth() + 1 === month && now.getUTCDate() >= day)
  return now.getUTCFullYear() - year - (passed ? 0 : 1)
}

/** How old, without saying exactly: what a referral's preview shows. */
export const ageBands = ['under12', '12to15', '16to17', '18to25', '26to64', '65andOver', 'notKnown'] as const
export type AgeBand = (typeof ageBands)[number]

/** The band of an age in years. Under 16 and under 18 are kept apart: Scots law does (ASP from 16, child to 18). */
export function ageBand(age: number | null): AgeBand {
  if (age === null) return 'notKnown'
  if (age < 12) return 'under12'
  if (age < 16) return '12to15'
  if (age < 18) return '16to17'
  if (age < 26) return '18to25'
  return age < 65 ? '26to64' : '65andOver'
}
