/**
 * The condition for special categories of data, besides the legal basis (domain.md E16): UK GDPR article 9 with schedule 1 of the
 * DPA 2018, or part 3 for police. `onwardUse`: section 36(4), for data collected under part 3.
 */
export const specialConditions = [
  'vitalInterests',
  'statutoryPurpose',
  'crimePrevention',
  'safeguarding',
  'healthOrSocialCare',
  'lawEnforcement',
  'onwardUse',
] as const
/** The legal duty that a share fulfils (domain.md E16). */
export const statutoryDuties = [
  'adultSupportAndProtection',
  'childrenScotland1995',
  'childrenAndYoungPeople2014',
  'housing1987',
] as const
/** What the person answered when they were asked. */
export const consentAnswers = ['agrees', 'disagrees', 'noAnswer'] as const
