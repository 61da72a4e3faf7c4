import { dayNames, inLondon, monthNames } from './london-time.ts'

/**
 * Whether a date without a year, or a bare weekday, lies in the past or the future. `birth`: a two-digit year means the latest
 * past year.
 */
export type Lean = 'past' | 'future' | 'birth'

export type DateReading = { is: 'empty' } | { is: 'unreadable' } | { is: 'date'; date: Temporal.PlainDate }

/** Reads a date typed in any common form: 22 11 26, 22/11/2026, 22 Nov, 2026-11-22, yesterday, last Saturday. */
export function readDate(text: string, now: number, lean: Lean): DateReading {
  const tidied = tidy(text)
  if (!tidied) return { is: 'empty' }
  const found = takeDate(tidied, now, lean)
  return found?.date && !found.rest ? { is: 'date', date: found.date } : { is: 'unreadable' }
}

/** Lower case, single spaces, and no filler words. */
export const tidy = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/,|\b(at|on|the|last|this|about|around|approx)\b/g, ' ')
    .replaceAll(/(\d)(st|nd|rd|th)\b/g, '$1')
    .replaceAll(/\s+/g, ' ')
    .trim()

const months = monthNames.map(name => name.slice(0, 3).toLowerCase())
const month = `(${months.join('|')})[a-z]*`
const days = dayNames.map(name => name.toLowerCase())
const aDay = new RegExp(`\\b(${days.join('|')})[a-z]*\\b`)
// Not followed by the rest of a time: 22 11 21:40, 22 Nov 10pm.
const noTime = String.raw`(?!\d|[:.]\d|\s*[ap]\.?m)`

// Forms of a date in the order they are tried, with the groups of day, month and year.
const forms: readonly { form: RegExp; day: number; month: number; year: number | null }[] = [
  { form: /\b(\d{4})-(\d{1,2})-(\d{1,2})(?=t|\b)/, day: 3, month: 2, year: 1 },
  { form: new RegExp(String.raw`\b(\d{1,2})[ /.-](\d{1,2})[ /.-](\d{4}|\d{2})${noTime}`), day: 1, month: 2, year: 3 },
  { form: /\b(\d{2})(\d{2})(\d{4}|\d{2})\b/, day: 1, month: 2, year: 3 },
  { form: new RegExp(String.raw`\b(\d{1,2})[ /-]?${month}\.?[ /-](\d{4}|\d{2})${noTime}`), day: 1, month: 2, year: 3 },
  { form: new RegExp(String.raw`\b(\d{1,2})[ /-]?${month}\b\.?`), day: 1, month: 2, year: null },
  { form: new RegExp(String.raw`\b${month} (\d{1,2}) (\d{4})\b`), day: 2, month: 1, year: 3 },
  { form: new RegExp(String.raw`\b${month} (\d{1,2})${noTime}`), day: 2, month: 1, year: null },
  { form: new RegExp(String.raw`\b(\d{1,2})[ /-](\d{1,2})${noTime}`), day: 1, month: 2, year: null },
]

/**
 * Finds the date in a text; `rest` is the remaining text. Undefined: no date is written. Without `date`: the date does not exist.
 */
export function takeDate(text: string, now: number, lean: Lean): { date?: Temporal.PlainDate; rest: string } | undefined {
  const today = inLondon(now).toPlainDate()
  for (const { form, ...at } of forms) {
    const match = form.exec(text)
    if (!match) continue
    const written = match[at.month] ?? ''
    const year = at.year === null ? undefined : match[at.year]
    const parts = { day: Number(match[at.day]), month: months.indexOf(written) + 1 || Number(written), year }
    // A weekday beside a full date is ignored.
    return { ...found(withYear(parts, today, lean)), rest: without(text, match[0]).replace(aDay, '').trim() }
  }
  return takeDayName(text, today, lean)
}

const found = (date: Temporal.PlainDate | undefined): { date?: Temporal.PlainDate } => (date ? { date } : {})
const without = (text: string, part: string) => text.replace(part, ' ').replaceAll(/\s+/g, ' ').trim()

function takeDayName(text: string, today: Temporal.PlainDate, lean: Lean) {
  const near = /\b(today|tonight|yesterday|tomorrow)\b/.exec(text)?.[1]
  if (near)
    return { date: today.add({ days: near === 'yesterday' ? -1 : near === 'tomorrow' ? 1 : 0 }), rest: without(text, near) }
  const name = aDay.exec(text)
  if (!name) return undefined
  const ahead = (days.indexOf(name[1] ?? '') + 1 - today.dayOfWeek + 7) % 7
  return { date: today.add({ days: lean === 'future' || ahead === 0 ? ahead : ahead - 7 }), rest: without(text, name[0]) }
}

type Parts = { day: number; month: number; year: string | undefined }

function withYear({ day, month, year }: Parts, today: Temporal.PlainDate, lean: Lean): Temporal.PlainDate | undefined {
  if (year?.length === 4) return exact(Number(year), month, day)
  if (year) {
    const date = exact(2000 + Number(year), month, day)
    const isToCome = lean === 'birth' && date && Temporal.PlainDate.compare(date, today) > 0
    return isToCome ? exact(1900 + Number(year), month, day) : date
  }
  const date = exact(today.year, month, day)
  if (!date) return undefined
  const side = Temporal.PlainDate.compare(date, today)
  if (lean === 'future') return side < 0 ? date.add({ years: 1 }) : date
  return side > 0 ? date.subtract({ years: 1 }) : date
}

function exact(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1) return undefined
  const last = Temporal.PlainYearMonth.from({ year, month }).daysInMonth
  return day > last ? undefined : Temporal.PlainDate.from({ year, month, day })
}
