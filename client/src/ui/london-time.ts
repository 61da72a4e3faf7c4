/** The time zone of every time on screen. Stored and transmitted times are in UTC. */
export const zone = 'Europe/London'

export const dayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
// prettier-ignore
export const monthNames = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/** An instant, as text or in milliseconds, in Scottish local time. */
export const inLondon = (instant: string | number): Temporal.ZonedDateTime =>
  (typeof instant === 'number'
    ? Temporal.Instant.fromEpochMilliseconds(instant)
    : Temporal.Instant.from(instant)
  ).toZonedDateTimeISO(zone)

/** Milliseconds since 1970 of an instant written as text. */
export const epoch = (iso: string): number => Temporal.Instant.from(iso).epochMilliseconds

/** A time of day: 2:31pm, 9am. */
export function showTime(at: Temporal.ZonedDateTime | Temporal.PlainDateTime | string): string {
  const { hour, minute } = typeof at === 'string' ? inLondon(at) : at
  return `${hour % 12 || 12}${minute ? `:${String(minute).padStart(2, '0')}` : ''}${hour < 12 ? 'am' : 'pm'}`
}

type Day = { day: number; month: number; year: number; dayOfWeek: number }
const monthName = (date: Day) => monthNames[date.month - 1] ?? ''

/** A date with its weekday: Sat 21 November 2026. Takes a plain date (2026-11-21) or a parsed one. */
export function showDate(date: Day | string): string {
  const d = typeof date === 'string' ? Temporal.PlainDate.from(date) : date
  return `${dayNames[d.dayOfWeek - 1]} ${d.day} ${monthName(d)} ${d.year}`
}

/** A future day in short form, for lines and tags: Mon 3 Dec. */
export const showDayAhead = (date: Day): string => `${dayNames[date.dayOfWeek - 1]} ${date.day} ${monthName(date).slice(0, 3)}`

/** A date without its weekday, such as a date of birth: 21 November 2026. */
export function showPlainDate(iso: string): string {
  const date = Temporal.PlainDate.from(iso)
  return `${date.day} ${monthName(date)} ${date.year}`
}

/** A date and time: Sat 21 November 2026, 9:40pm. In the hour that happens twice it adds BST or GMT. */
export function showWhen(instant: string): string {
  const at = inLondon(instant)
  return `${showDate(at)}, ${showTime(at)}${zoneIfTwice(at)}`
}

/**
 * A short date and time for tables and timelines: Today 3:39pm, Tomorrow 9am, 21 Nov 2:31pm, 21 Nov 2025 2:31pm. `mid`: inside a
 * phrase, so lower case.
 */
export function showShort(instant: string, now: number, mid = false): string {
  const at = inLondon(instant)
  const day = showDay(at, now)
  return `${mid ? day.replace(/^[TY]/, first => first.toLowerCase()) : day} ${showTime(at)}`
}

/** A day in short form: Today, Yesterday, Tomorrow, 21 Nov, 21 Nov 2025. */
export function showDay(date: Day & { toPlainDate?: () => Temporal.PlainDate }, now: number): string {
  const today = inLondon(now).toPlainDate()
  const days = today.until(Temporal.PlainDate.from({ year: date.year, month: date.month, day: date.day })).days
  if (days === 0) return 'Today'
  if (days === 1) return 'Tomorrow'
  if (days === -1) return 'Yesterday'
  return `${date.day} ${monthName(date).slice(0, 3)}${date.year === today.year ? '' : ` ${date.year}`}`
}

/** Whole years since a plain date. */
export const yearsSince = (date: string, now: number): number =>
  Temporal.PlainDate.from(date).until(inLondon(now).toPlainDate(), { largestUnit: 'years' }).years

/** How often a local time occurred: once, twice (when clocks go back) or never (when they go forward). */
export function onTheWall(
  at: Temporal.PlainDateTime,
): { is: 'once'; iso: string } | { is: 'twice'; before: string; after: string } | { is: 'never' } {
  const earlier = at.toZonedDateTime(zone, { disambiguation: 'earlier' })
  const later = at.toZonedDateTime(zone, { disambiguation: 'later' })
  if (earlier.epochMilliseconds === later.epochMilliseconds) return { is: 'once', iso: earlier.toInstant().toString() }
  if (!earlier.toPlainDateTime().equals(at)) return { is: 'never' }
  return { is: 'twice', before: earlier.toInstant().toString(), after: later.toInstant().toString() }
}

function zoneIfTwice(at: Temporal.ZonedDateTime): string {
  if (onTheWall(at.toPlainDateTime()).is !== 'twice') return ''
  return at.offsetNanoseconds === 0 ? ' GMT' : ' BST'
}
