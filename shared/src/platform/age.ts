/** Age in whole years. The day is taken in UTC, because an hour's difference at a birthday has no consequence here. */
export function ageOn(dateOfBirth: string, now: Date): number {
  const [year = 0, month = 1, day = 1] = dateOfBirth.split('-').map(Number)
  const passed = now.getUTCMonth() + 1 > month || (now.getUTCMonth() + 1 === month && now.getUTCDate() >= day)
  return now.getUTCFullYear() - year - (passed ? 0 : 1)
}

/** Age bands, which a referral's preview shows instead of the exact age. */
export const ageBands = ['under12', '12to15', '16to17', '18to25', '26to64', '65andOver', 'notKnown'] as const
export type AgeBand = (typeof ageBands)[number]

/** The age band of an age in years. Scots law separates 16 (adult protection) and 18 (child), so the bands do too. */
export function ageBand(age: number | null): AgeBand {
  if (age === null) return 'notKnown'
  if (age < 12) return 'under12'
  if (age < 16) return '12to15'
  if (age < 18) return '16to17'
  if (age < 26) return '18to25'
  return age < 65 ? '26to64' : '65andOver'
}
