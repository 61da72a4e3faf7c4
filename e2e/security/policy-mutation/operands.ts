/** A part of SQL that is true or false, where it stands, and what it becomes when it is left out. */
export type Operand = { from: number; to: number; without: 'true' | 'false' }
type Token = { text: string; from: number; to: number; depth: number }

const starts = new Set(['where', 'on', 'when', 'if', 'elsif', 'and', 'or', 'check'])
const bounds = new Set([
  ...starts,
  'then',
  'else',
  'end',
  'loop',
  'select',
  'from',
  'returning',
  'limit',
  'offset',
  'order',
  'group',
  'union',
  'intersect',
  'except',
  'having',
  'for',
  'using',
  'raise',
  'case',
  'return',
  'query',
  'set',
  'values',
  'join',
  'left',
  'right',
  'cross',
  'lateral',
  'with',
  'begin',
  'declare',
  'into',
  'perform',
  'filter',
  'over',
  'while',
  ',',
  ';',
  ':=',
])

/** Everything in a text of SQL that stands beside AND or OR, or after WHERE, ON, WHEN or IF, at any depth. */
export function listOperands(sql: string): Operand[] {
  const tokens = tokenize(sql)
  const dead: { from: number; to: number }[] = []
  const found = new Map<string, Operand>()
  for (const level of levels(tokens)) {
    let start = 0
    for (let i = 0; i <= level.length; i++) {
      const bound = level[i]
      if (bound && !isBound(level, i)) continue
      const [first, last] = [level[start], level[i - 1]]
      const opened = level[start - 1]?.text ?? ''
      const after = bound?.text ?? ''
      if (first && last && i > start && (starts.has(opened) || after === 'and' || after === 'or')) {
        const without = opened === 'or' || (after === 'or' && opened !== 'and') ? (after === 'and' ? 'true' : 'false') : 'true'
        found.set(`${first.from} ${last.to}`, { from: first.from, to: last.to, without })
      }
      start = i + 1
    }
  }
  for (const level of levels(tokens)) dead.push(...listDead(level))
  const lives = ({ from, to }: Operand) => !dead.some(range => range.from <= from && to <= range.to)
  return [...found.values()]
    .filter(lives)
    .filter(({ from, to }) => !/^\s*(true|false|null|found|others)\s*$|AND false\)*$/i.test(sql.slice(from, to)))
}

/** What stands beside AND with a plain `false`: it decides nothing, whatever it says. */
function listDead(level: Token[]): { from: number; to: number }[] {
  const isEnd = (i: number) => isBound(level, i) && level[i]?.text !== 'and'
  return level.flatMap((token, place) => {
    if (token.text !== 'false' || (level[place - 1]?.text !== 'and' && level[place + 1]?.text !== 'and')) return []
    let [first, last] = [place, place]
    while (first > 0 && !isEnd(first - 1)) first--
    while (last < level.length - 1 && !isEnd(last + 1)) last++
    return [{ from: level[first]?.from ?? 0, to: level[last]?.to ?? 0 }]
  })
}

/** Whether a word ends what stands before it; `from` of "is distinct from" and `and` of "between … and" do not. */
function isBound(level: Token[], i: number): boolean {
  const text = level[i]?.text ?? ''
  if (text === 'from' && level[i - 1]?.text === 'distinct') return false
  if (text === 'and')
    for (let back = i - 1; back >= 0 && !bounds.has(level[back]?.text ?? ''); back--)
      if (level[back]?.text === 'between') return false
  return bounds.has(text)
}

/** The tokens of each pair of parentheses, an inner pair standing as one. */
function levels(tokens: Token[]): Token[][] {
  const open: Token[][] = [[]]
  const all: Token[][] = [open[0] ?? []]
  const places: Token[] = []
  for (const token of tokens) {
    if (token.text === '(' || token.text === '[') {
      places.push(token)
      const inner: Token[] = []
      open.push(inner)
      all.push(inner)
    } else if (token.text === ')' || token.text === ']') {
      open.pop()
      const begun = places.pop()
      if (begun) open.at(-1)?.push({ ...begun, text: '()', to: token.to })
    } else open.at(-1)?.push(token)
  }
  return all
}

function tokenize(sql: string): Token[] {
  const pattern =
    /\s+|--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\w*)\$[\s\S]*?\$\1\$|[A-Za-z_][\w.]*|\d[\d.]*|:=|::|->>|->|<=|>=|<>|&&|\|\||[\s\S]/g
  const tokens: Token[] = []
  for (const match of sql.matchAll(pattern)) {
    const [text] = match
    if (/^(\s|--|\/\*)/.test(text)) continue
    tokens.push({
      text: /^[A-Za-z_]/.test(text) ? text.toLowerCase() : text,
      from: match.index,
      to: match.index + text.length,
      depth: 0,
    })
  }
  return tokens
}

/** The text with one operand left out, and with it turned around. */
export const mutate = (sql: string, { from, to, without }: Operand): { what: string; text: string }[] => {
  const operand = sql.slice(from, to)
  const put = (instead: string) => `${sql.slice(0, from)}${instead}${sql.slice(to)}`
  return [
    { what: `without ${operand}`, text: put(without) },
    { what: `not ${operand}`, text: put(`not (${operand})`) },
  ]
}
