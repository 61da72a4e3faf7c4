/** Bank holidays of Scotland (gov.uk/bank-holidays, division Scotland), as dates of Europe/London. Extended each year. */
const bankHolidays = new Set([
  '2025-01-01', '2025-01-02', '2025-04-18', '2025-05-05', '2025-05-26', '2025-08-04', '2025-12-01', '2025-12-25', '2025-12-26',
  '2026-01-01', '2026-01-02', '2026-04-03', '2026-05-04', '2026-05-25', '2026-06-15', '2026-08-03', '2026-11-30', '2026-12-25', '2026-12-28',
  '2027-01-01', '2027-01-04', '2027-03-26', '2027-05-03', '2027-05-31', '2027-08-02', '2027-11-30', '2027-12-27', '2027-12-28',
  '2028-01-03', '2028-01-04', '2028-04-14', '2028-05-01', '2028-05-29', '2028-08-07', '2028-11-30', '2028-12-25', '2028-12-26',
]) // prettier-ignore

const inLondon = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' })
const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** The date on the clocks of Scotland, such as 2026-11-24. */
export const dateInScotland = (at: Date): string => inLondon.format(at)

/** The same time of day, so many working days later; what comes at a weekend or on a holiday counts from the next working day's start at nine. */
export function afterWorkingDays(from: Date, days: number): Date {
  const came = dateInScotland(from)
  const isAtWork = isWorkingDay(came)
  let date = isAtWork ? came : nextWorkingDay(came)
  for (let passed = 0; passed < days; passed += 1) date = nextWorkingDay(date)
  return onClock(date, isAtWork ? clock.format(from) : '09:00')
}

/** The next midnight on the clocks of Scotland. */
export const endOfDayInScotland = (at: Date): Date => onClock(dayAfter(dateInScotland(at)), '00:00')

// Days are counted on the calendar, never in hours: two days of a year have 23 and 25 of them.
const dayAfter = (date: string): string => new Date(Date.parse(`${date}T00:00:00Z`) + 24 * 3_600_000).toISOString().slice(0, 10)

function isWorkingDay(date: string): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !bankHolidays.has(date)
}

function nextWorkingDay(date: string): string {
  const next = dayAfter(date)
  return isWorkingDay(next) ? next : nextWorkingDay(next)
}

/** The instant at which the clocks of Scotland show this; the first of two where they show it twice. */
function onClock(date: string, time: string): Date {
  const inWinter = new Date(`${date}T${time}:00Z`)
  const inSummer = new Date(inWinter.getTime() - 3_600_000)
  return clock.format(inSummer) === time && dateInScotland(inSummer) === date ? inSummer : inWinter
}
