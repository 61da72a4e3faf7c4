import { dateInScotland } from '../tasks/working-day.ts'

/** Two weeks: what ends sooner than that is hardly offered before it ends. */
const near = 14 * 86_400_000

/** Whether a referral that is offered again needs a last day anew: the one that it has has passed, or is near. */
export const needsLastDay = (shareUntil: Date, now: Date): boolean => shareUntil.getTime() - now.getTime() < near

/** Whether a place is expected only after the last day of what is offered: it could not be accepted then. */
export const isAfterLastDay = (expectedOn: string, shareUntil: Date): boolean =>
  expectedOn > dateInScotland(new Date(shareUntil.getTime() - 1))
