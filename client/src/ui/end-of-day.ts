import { inLondon, showDate, showWhen, zone } from './london-time.ts'

/** The moment at which a day in Scotland is over. */
export const endOfDay = (date: string): string =>
  Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(zone).toInstant().toString()

/** The moment at which a day in Scotland begins. */
export const startOfDay = (date: string): string => Temporal.PlainDate.from(date).toZonedDateTime(zone).toInstant().toString()

/** Until when: the end of a day by that day's name, any other moment in full. */
export function showUntil(instant: string): string {
  const at = inLondon(instant)
  const isMidnight = at.equals(at.startOfDay())
  return isMidnight ? `the end of ${showDate(at.subtract({ days: 1 }))}` : showWhen(instant)
}
