/** Bank holidays of Scotland (gov.uk/bank-holidays, division Scotland), as dates of Europe/London. Extended each year. */
const bankHolidays = new Set([
  '2025-01-01', '2025-01-02', '2025-04-18', '2025-05-05', '2025-05-26', '2025-08-04', '2025-12-01', '2025-12-25', '2025-12-26',
  '2026-01-01', '2026-01-02', '2026-04-03', '2026-05-04', '2026-05-25', '2026-08-03', '2026-11-30', '2026-12-25', '2026-12-28',
  '2027-01-01', '2027-01-04', '2027-03-26', '2027-05-03', '2027-05-31', '2027-08-02', '2027-11-30', '2027-12-27', '2027-12-28',
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

const isWorkingDay = (at: Date): boolean => {
  const date = dateInScotland(at)
  const weekday = new Date(`${date}T12:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !bankHolidays.has(date)
}

/** The same time of day, so many working days later; what comes at a weekend or on a holiday counts from the next working day's start at nine. */
export function afterWorkingDays(from: Date, days: number): Date {
  let at = from
  if (!isWorkingDay(at)) {
    while (!isWorkingDay(at)) at = nextDay(at)
    at = atClock(at, '09:00')
  }
  for (let passed = 0; passed < days;) {
    at = nextDay(at)
    if (isWorkingDay(at)) passed += 1
  }
  return at
}

/** The next midnight on the clocks of Scotland. */
export const endOfDayInScotland = (at: Date): Date => atClock(nextDay(atClock(at, '12:00')), '00:00')

/** The same time of day on the day after, whether the clocks change in between or not. */
const nextDay = (at: Date): Date => atClock(new Date(at.getTime() + 24 * 3_600_000 + shift(at)), clock.format(at))

/** On the evening before the clocks go back a day has 25 hours: an hour more, so that the date is the next one. */
const shift = (at: Date): number => {
  const [hour = 0] = clock.format(at).split(':').map(Number)
  return hour < 2 ? 2 * 3_600_000 : 0
}

/** This time of day on the same date of Scotland. */
function atClock(at: Date, time: string): Date {
  const date = dateInScotland(at)
  const asUtc = new Date(`${date}T${time}:00Z`)
  const inSummer = new Date(asUtc.getTime() - 3_600_000)
  return clock.format(inSummer) === time && dateInScotland(inSummer) === date ? inSummer : asUtc
}
