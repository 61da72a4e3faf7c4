import { epoch, inLondon, showDate, showTime } from './london-time.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const count = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`

/**
 * The largest parts of a length of time. Up to 100 hours it is in hours, because people say 72 hours; longer ones are in days.
 */
function parts(ms: number): { days: number; hours: number; minutes: number } {
  const whole = Math.max(0, Math.floor(ms / minute))
  const hours = Math.floor(whole / 60)
  return hours < 100 ? { days: 0, hours, minutes: whole % 60 } : { days: Math.floor(hours / 24), hours: hours % 24, minutes: 0 }
}

/** A length of time to show: 47 min, 17h 12m, 12d 4h. */
export function duration(ms: number): string {
  const { days, hours, minutes } = parts(ms)
  if (days) return hours && days < 30 ? `${days}d ${hours}h` : count(days, 'day')
  return hours ? `${hours}h ${String(minutes).padStart(2, '0')}m` : `${minutes} min`
}

/** A length of time to read out: 17 hours 12 minutes. */
export function durationText(ms: number): string {
  const { days, hours, minutes } = parts(ms)
  const said = [days && count(days, 'day'), hours && count(hours, 'hour'), minutes && count(minutes, 'minute')].filter(Boolean)
  return said.length ? said.join(' ') : 'less than a minute'
}

/** A rough length of time for sentences: 3 min, 2 hours, 4 days. */
export function about(ms: number): string {
  if (ms < hour) return `${Math.max(0, Math.floor(ms / minute))} min`
  return ms < 2 * day ? count(Math.floor(ms / hour), 'hour') : count(Math.floor(ms / day), 'day')
}

/** A relative time: just now, 3 min ago, 2 hours ago, in 5 min. */
export function ago(instant: string, now: number): string {
  const ms = now - epoch(instant)
  if (Math.abs(ms) < minute) return 'just now'
  return ms > 0 ? `${about(ms)} ago` : `in ${about(-ms)}`
}

export type Due = { text: string; tone: 'late' | 'soon' | 'later' }

/** A deadline in everyday words: overdue 2 days, in 47 min, due today 3:39pm, due Wed 25 November 2026, 9am. */
export function relativeDue(due: string, now: number): Due {
  const left = epoch(due) - now
  if (left <= 0) return { text: -left < minute ? 'due now' : `overdue ${about(-left)}`, tone: 'late' }
  if (left < hour) return { text: `in ${Math.max(1, Math.floor(left / minute))} min`, tone: 'soon' }
  const at = inLondon(due)
  const days = inLondon(now).toPlainDate().until(at.toPlainDate()).days
  if (days === 0) return { text: `due today ${showTime(at)}`, tone: 'later' }
  if (days === 1) return { text: `due tomorrow ${showTime(at)}`, tone: 'later' }
  return { text: `due ${showDate(at)}, ${showTime(at)}`, tone: 'later' }
}
