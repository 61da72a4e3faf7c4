import { inLondon, onTheWall, showDate, showTime } from './london-time.ts'
import { takeDate, tidy, type Lean } from './read-date.ts'

/** The reading of a typed time. */
export type WhenReading =
  | { is: 'empty' }
  | { is: 'unreadable' }
  | { is: 'noTime'; date: Temporal.PlainDate }
  | { is: 'once'; iso: string }
  | { is: 'twice'; at: Temporal.PlainDateTime; before: string; after: string }
  | { is: 'never'; at: Temporal.PlainDateTime }

/** Reads a time typed in any common form, in Scotland: yesterday 9pm, 22 11 26 2140, 2:31pm, 20 min ago, 2026-11-22T21:40Z. */
export function readWhen(text: string, now: number, lean: Lean = 'past'): WhenReading {
  const tidied = tidy(text)
  if (!tidied) return { is: 'empty' }
  return readInstant(text.trim()) ?? readDistance(tidied, now) ?? readLocalTime(tidied, now, lean)
}

/** The message for a typed time that cannot be used, with what to do. Undefined if it can. */
export function whenProblem(reading: WhenReading, whenEmpty: string): string | undefined {
  switch (reading.is) {
    case 'once':
      return undefined
    case 'empty':
      return whenEmpty
    case 'unreadable':
      return 'Enter a date and a time, for example 22 11 26 9:40pm'
    case 'noTime':
      return `Add the time to ${showDate(reading.date)}, for example 9:40pm`
    case 'twice':
      return `${showTime(reading.at)} happened twice on ${showDate(reading.at)}: say if it was before or after the clocks went back`
    case 'never':
      return `${showTime(reading.at)} did not happen on ${showDate(reading.at)}: the clocks went forward from 1am to 2am`
  }
}

function readInstant(text: string): WhenReading | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/i.test(text)) return undefined
  try {
    return { is: 'once', iso: Temporal.Instant.from(text).toString() }
  } catch {
    return { is: 'unreadable' }
  }
}

function readDistance(text: string, now: number): WhenReading | undefined {
  const minuteNow = Temporal.Instant.fromEpochMilliseconds(now - (now % 60_000))
  if (text === 'now' || text === 'just now') return { is: 'once', iso: minuteNow.toString() }
  const match = /^(in )?(\d{1,4}|an?|half an) ?(m|mins?|minutes?|h|hrs?|hours?|days?)( ago)?$/.exec(text)
  if (!match || Boolean(match[1]) === Boolean(match[4])) return undefined
  const unit = match[3]?.[0] === 'm' ? 1 : match[3]?.[0] === 'h' ? 60 : 24 * 60
  const amount = match[2] === 'half an' ? 0.5 : Number(match[2]) || (match[2] === '0' ? 0 : 1)
  const minutes = Math.round(amount * unit)
  return { is: 'once', iso: minuteNow.add({ minutes: match[1] ? minutes : -minutes }).toString() }
}

function readLocalTime(text: string, now: number, lean: Lean): WhenReading {
  const first = takeDate(text, now, lean)
  const fits = first?.date && (!first.rest || readTime(first.rest))
  // 22 11 2140: the last four digits can be a time or the end of a date.
  const last = fits ? undefined : /^(.*?)\s*\b(\d{4})$/.exec(text)
  const before = last && (last[1] ? takeDate(last[1], now, lean) : { date: inLondon(now).toPlainDate(), rest: '' })
  const taken =
    before?.date && !before.rest
      ? { date: before.date, rest: `${last?.[2]}hrs` }
      : (first ?? { date: inLondon(now).toPlainDate(), rest: text })
  if (!taken.date) return { is: 'unreadable' }
  if (!taken.rest) return { is: 'noTime', date: taken.date }
  const time = readTime(taken.rest)
  return time ? whichInstant(taken.date.toPlainDateTime(time), time.zone) : { is: 'unreadable' }
}

function whichInstant(at: Temporal.PlainDateTime, zone: string | undefined): WhenReading {
  const onWall = onTheWall(at)
  if (onWall.is === 'once') return onWall
  if (onWall.is === 'never') return { is: 'never', at }
  if (zone) return { is: 'once', iso: zone === 'bst' ? onWall.before : onWall.after }
  return { ...onWall, at }
}

type Time = { hour: number; minute: number; zone: string | undefined }

/**
 * Reads 9pm, 9:40pm, 21:40, 21.40, 2140hrs, t21:40:00, noon and midnight. BST or GMT after it resolves the hour that happens
 * twice.
 */
function readTime(text: string): Time | undefined {
  if (text === 'noon' || text === 'midday') return { hour: 12, minute: 0, zone: undefined }
  if (text === 'midnight') return { hour: 0, minute: 0, zone: undefined }
  const match =
    /^t?(?<hour>\d{1,2})[:.](?<minute>\d{2})(?:[:.]\d{2}(?:\.\d+)?)? ?(?<half>[ap]\.?m\.?)? ?(?:hrs|hours|h)? ?(?<zone>bst|gmt)?$/.exec(
      text,
    ) ??
    /^(?<hour>\d{1,2}) ?(?<half>[ap]\.?m\.?) ?(?<zone>bst|gmt)?$/.exec(text) ??
    /^(?<hour>\d{2})(?<minute>\d{2}) ?(?:hrs|hours|h) ?(?<zone>bst|gmt)?$/.exec(text)
  if (!match?.groups) return undefined
  const { hour: typed, minute = '0', half, zone } = match.groups
  const hour = Number(typed)
  if (Number(minute) > 59 || hour > (half ? 12 : 23) || (half && hour < 1)) return undefined
  return { hour: half ? (hour % 12) + (half.startsWith('p') ? 12 : 0) : hour, minute: Number(minute), zone }
}
