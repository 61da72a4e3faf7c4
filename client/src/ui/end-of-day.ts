import { inLondon, showDate, showWhen, zone } from './london-time.ts'

/** The instant at which a day in Scotland ends. */
export const endOfDay = (date: string): string =>
  Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(zone).toInstant().toString()

/** The instant at which a day in Scotland begins. */
export const startOfDay = (date: string): string => Temporal.PlainDate.from(date).toZonedDateTime(zone).toInstant().toString()

/** An end time in words. The end of a day shows as that day; any other time in full. */
export function showUntil(instant: string): string {
  const at = inLondon(instant)
  const isMidnight = at.equals(at.startOfDay())
  return isMidnight ? `the end of ${showDate(at.subtract({ days: 1 }))}` : showWhen(instant)
}
