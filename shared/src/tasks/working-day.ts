import '../platform/temporal.ts'

/**
 * Bank holidays of Scotland (gov.uk/bank-holidays, division Scotland), as dates in Scotland. Extended each year: a test fails if
 * fewer than two years ahead are covered.
 */
export const bankHolidays = new Set([
  '2025-01-01', '2025-01-02', '2025-04-18', '2025-05-05', '2025-05-26', '2025-08-04', '2025-12-01', '2025-12-25', '2025-12-26',
  '2026-01-01', '2026-01-02', '2026-04-03', '2026-05-04', '2026-05-25', '2026-06-15', '2026-08-03', '2026-11-30', '2026-12-25', '2026-12-28',
  '2027-01-01', '2027-01-04', '2027-03-26', '2027-05-03', '2027-05-31', '2027-08-02', '2027-11-30', '2027-12-27', '2027-12-28',
  '2028-01-03', '2028-01-04', '2028-04-14', '2028-05-01', '2028-05-29', '2028-08-07', '2028-11-30', '2028-12-25', '2028-12-26',
]) // prettier-ignore

const inScotland = (at: Date) => Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO('Europe/London')

/** The date in Scotland, such as 2026-11-24. */
export const dateInScotland = (at: Date): string => inScotland(at).toPlainDate().toString()

/**
 * The same time of day, this many working days later. An event at a weekend or on a holiday counts from nine on the next working
 * day.
 */
export function afterWorkingDays(from: Date, days: number): Date {
  const came = inScotland(from)
  const isAtWork = isWorkingDay(came.toPlainDate())
  let date = isAtWork ? came.toPlainDate() : nextWorkingDay(came.toPlainDate())
  for (let passed = 0; passed < days; passed += 1) date = nextWorkingDay(date)
  return onClock(date, isAtWork ? came.toPlainTime().round({ smallestUnit: 'minute', roundingMode: 'trunc' }) : nine)
}

/** The next midnight in Scotland. */
export const endOfDayInScotland = (at: Date): Date => onClock(inScotland(at).toPlainDate().add({ days: 1 }))

const nine = '09:00'

const isWorkingDay = (date: Temporal.PlainDate): boolean => date.dayOfWeek <= 5 && !bankHolidays.has(date.toString())

function nextWorkingDay(date: Temporal.PlainDate): Temporal.PlainDate {
  const next = date.add({ days: 1 })
  return isWorkingDay(next) ? next : nextWorkingDay(next)
}

/** The instant of a date and time in Scotland. In the hour that happens twice, the first. */
const onClock = (date: Temporal.PlainDate, plainTime?: Temporal.PlainTime | string): Date =>
  new Date(date.toZonedDateTime({ timeZone: 'Europe/London', plainTime }).epochMilliseconds)
