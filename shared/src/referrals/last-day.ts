import { dateInScotland } from '../tasks/working-day.ts'

/** Two weeks: a share that ends sooner would hardly outlast the offer. */
const near = 14 * 86_400_000

/** Whether a referral that is offered again needs a new last day, because the old one has passed or is near. */
export const needsLastDay = (shareUntil: Date, now: Date): boolean => shareUntil.getTime() - now.getTime() < near

/** Whether a place is expected only after the last day of the share. It could not be accepted then. */
export const isAfterLastDay = (expectedOn: string, shareUntil: Date): boolean =>
  expectedOn > dateInScotland(new Date(shareUntil.getTime() - 1))
