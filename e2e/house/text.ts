/** Replaces comments of TypeScript by spaces and keeps every line in place. */
export const blankComments = (text: string): string =>
  text.replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, token =>
    token.startsWith('/') ? blank(token) : token,
  )

/** Replaces comments of SQL by spaces and keeps every line in place. */
export const blankSqlComments = (text: string): string =>
  text.replace(/'(?:[^']|'')*'|--[^\n]*|\/\*[\s\S]*?\*\//g, token => (token.startsWith("'") ? token : blank(token)))

/** Makes every run of white space one blank. */
export const collapse = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** The middle value, rounded up; 0 of nothing. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  const low = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0
  const high = sorted[Math.floor(sorted.length / 2)] ?? 0
  return Math.ceil((low + high) / 2)
}

/** How many lines a file has, counted as `wc -l` counts them. */
export const countLines = (text: string): number => text.split('\n').length - (text.endsWith('\n') ? 1 : 0)

/** The line on which a position of the text lies, from 1. */
export const lineAt = (text: string, position: number): number => text.slice(0, position).split('\n').length

/** From an opening parenthesis to the one that closes it, both included; strings may hold parentheses. */
export function balanced(text: string, open: number): string {
  let depth = 0
  for (const { 0: token, index } of text.slice(open).matchAll(/'(?:[^'\\\n]|\\.|'')*'|[()]/g)) {
    if (token === '(') depth++
    if (token === ')' && --depth === 0) return text.slice(open, open + index + 1)
  }
  return text.slice(open)
}

/** A text that a regular expression finds literally. */
export const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const blank = (text: string) => text.replace(/[^\n]/g, ' ')
