/** One typed term, and the stored words that it matches. */
export type Term = {
  /** Whole words that match. */
  whole: string[]
  /** The prefix of words that match; null if only whole words match, as for a phone number. */
  prefix: string | null
  /** The term as a name for the similar-name search, or null. */
  name: string | null
}
/** The most terms of one search. */
export const mostTerms = 8

/** Reads search text as references, dates of birth, phone numbers and words. A hit must match every term. */
export function readTerms(typed: string, now: Date): Term[] {
  let rest = ` ${typed.normalize('NFKC')} `
  const terms: Term[] = []
  const take = (form: RegExp, read: (match: string[]) => Term | null) => {
    rest = rest.replace(form, (...match: string[]) => {
      const term = read(match)
      if (term) terms.push(term)
      return term ? ' ' : (match[0] ?? '')
    })
  }
  take(reference, ([, kind = '', year = '', number = '']) => {
    const word = `${kind}${year}${number}`.toLowerCase()
    return number.length === 6 ? exactly(word) : { whole: [], prefix: word, name: null }
  })
  for (const { form, day, month, year } of dates) {
    take(form, match => {
      const born = asDate(match[day] ?? '', match[month] ?? '', match[year] ?? '', now)
      const written = match[0] ?? '' // eight digits can also be a phone number
      return born === null ? null : exactly(born, ...(/^\d{8}$/.test(written) ? [written] : []))
    })
  }
  take(phone, ([number = '']) => {
    const digits = phoneDigits(number)
    return digits.length >= 7 ? exactly(digits) : null
  })
  const words = [...new Set(fold(rest).split(' ').filter(Boolean))]
  const long = words.some(word => [...word].length > 1) || terms.length > 0
  terms.push(...words.map(word => asWord(word, long)))
  return terms.slice(0, mostTerms)
}

/** Lowers case, removes accents and apostrophes, and turns the rest into spaces. Must equal app.fold, which stores the words. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll(/[ØøŁłĐđ]/g, letter => plain[letter] ?? letter)
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('æ', 'ae')
    .replaceAll('œ', 'oe')
    .replaceAll(/['’‘`]/g, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const plain: Readonly<Record<string, string>> = { Ø: 'O', ø: 'o', Ł: 'L', ł: 'l', Đ: 'D', đ: 'd' }
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const month = `(${months.join('|')})[a-z]*`
const reference = /\b(mp|p)[- ]?(\d{4})[- ]?(\d{1,6})\b/gi
const phone = /\+?[\d(][\d ().-]{5,}\d/g
const dates = [
  { form: /\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\b/g, day: 3, month: 2, year: 1 },
  { form: /\b(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})\b/g, day: 1, month: 2, year: 3 },
  { form: /\b(\d{1,2})[-/.](\d{1,2})[-/.](\d{2})\b/g, day: 1, month: 2, year: 3 },
  { form: /\b(\d{2})(\d{2})(\d{4})\b/g, day: 1, month: 2, year: 3 },
  { form: new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?[-/ ]?${month}[-/ ,]*(\\d{4})\\b`, 'gi'), day: 1, month: 2, year: 3 },
  { form: new RegExp(`\\b${month} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})\\b`, 'gi'), day: 2, month: 1, year: 3 },
]

const exactly = (...whole: string[]): Term => ({ whole, prefix: null, name: null })

/** A date of birth as its stored word, yyyymmdd; null for an impossible date or a year before 1900. */
function asDate(day: string, month: string, year: string, now: Date): string | null {
  const short = Number(year) + (Number(year) > now.getUTCFullYear() % 100 ? 1900 : 2000)
  const full = year.length === 2 ? short : Number(year)
  const number = months.indexOf(month.slice(0, 3).toLowerCase()) + 1 || Number(month)
  const date = new Date(Date.UTC(full, number - 1, Number(day)))
  if (full < 1900 || date.getUTCMonth() !== number - 1 || date.getUTCDate() !== Number(day)) return null
  return date.toISOString().slice(0, 10).replaceAll('-', '')
}

/** A phone number in national form, as app.phone_numbers stores it. */
const phoneDigits = (number: string) =>
  number
    .replaceAll(/\(0\)|[^\d+]/g, '')
    .replace(/^(\+44|0044)/, '0')
    .replace('+', '')

function asWord(word: string, long: boolean): Term {
  const isYear = /^(19|20)\d\d$/.test(word)
  // A number is a house number or part of a phone number, so its prefix selects nothing. A year begins a date of birth.
  if (/^\d+$/.test(word) && !isYear) return exactly(word)
  // One letter begins too many words, so it is a prefix only beside other terms.
  if ([...word].length === 1 && !long) return exactly(word)
  return { whole: [], prefix: word, name: /^\p{L}{3,}$/u.test(word) ? word : null }
}
