/** A condition in SQL, and its replacement: `true` beside `and`, `false` beside `or`. */
export type Term = { from: number; to: number; instead: 'true' | 'false' }

type Item = { word: string; from: number; to: number; inner?: Item[] }

const conditions = new Set(['where', 'on', 'when'])
const bounds = new Set([
  ...conditions,
  ...'select from join left cross then else as group order having limit offset union intersect except using with check ,'.split(
    ' ',
  ),
])

/** Every term beside `and` and branch beside `or` at any depth, and every condition after `where`, `on` and `when` as a whole. */
export function listTerms(sql: string): Term[] {
  return listInside(readItems(sql))
}

function listInside(items: Item[]): Term[] {
  const simpleCase = items[0]?.word === 'case' && items[1]?.word !== 'when'
  const terms: Term[] = []
  let opener = ''
  let clause: Item[] = []
  const close = (closer: string) => {
    terms.push(...listClause(simpleCase && opener === 'when' ? '' : opener, clause, closer))
    clause = []
  }
  for (const [n, item] of items.entries()) {
    if (item.inner) terms.push(...listInside(item.inner))
    const isBound = bounds.has(item.word) && !(item.word === 'from' && items[n - 1]?.word === 'distinct')
    if (!isBound) clause.push(item)
    else {
      close(item.word)
      opener = item.word
    }
  }
  close('')
  return terms.toSorted((one, other) => one.from - other.from || other.to - one.to)
}

function listClause(opener: string, items: Item[], closer: string): Term[] {
  if (items.length === 0) return []
  const branches = splitAt(items, 'or')
  const term = (part: Item[], instead: Term['instead']): Term => ({
    from: part[0]?.from ?? 0,
    to: part.at(-1)?.to ?? 0,
    instead,
  })
  const parts = branches.flatMap(branch => {
    const terms = splitAt(branch, 'and')
    const left = terms.length > 1 ? terms.map(part => term(part, 'true')) : []
    return branches.length > 1 ? [term(branch, 'false'), ...left] : left
  })
  const isCondition = conditions.has(opener)
  const isColumn = closer === 'as' && [',', 'select'].includes(opener) && items.some(({ word }) => comparisons.has(word))
  const isAnswer = ['then', 'else'].includes(opener) && ['exists', 'not'].includes(items[0]?.word ?? '')
  const whole: Term[] = isCondition || isColumn || isAnswer ? [term(items, 'true')] : []
  if (opener === 'when') whole.push(term(items, 'false'))
  return [...whole, ...parts]
}

const comparisons = new Set(['=', '<>', '<', '>', 'in', 'and', 'or', 'exists'])

/** Cuts at `and` or `or`, but not at the `and` of `between`. */
function splitAt(items: Item[], word: 'and' | 'or'): Item[][] {
  const parts: Item[][] = [[]]
  let between = false
  for (const item of items) {
    if (item.word === 'between') between = true
    if (item.word !== word || (word === 'and' && between)) parts.at(-1)?.push(item)
    else parts.push([])
    if (item.word === 'and') between = false
  }
  return parts
}

/** Words and signs in order; a pair of parentheses or brackets, or a `case … end`, is one item with those inside it. */
function readItems(sql: string): Item[] {
  const pattern = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"[^"]*"|[a-z_][\w.]*|\d[\d.]*|::|->>?|<=|>=|<>|!=|\|\||\S/gi
  const open: Item[] = [{ word: '', from: 0, to: sql.length, inner: [] }]
  for (const { 0: text, index: from } of sql.matchAll(pattern)) {
    if (/^(--|\/\*)/.test(text)) continue
    const item: Item = { word: text.toLowerCase(), from, to: from + text.length }
    const group = open.at(-1)
    if ([')', ']', 'end'].includes(item.word) && open.length > 1) {
      if (group) group.to = item.to
      open.pop()
      continue
    }
    const starts = ['(', '[', 'case'].includes(item.word)
    if (starts) item.inner = item.word === 'case' ? [{ ...item }] : []
    group?.inner?.push(starts ? { ...item, word: '()' } : item)
    const placed = group?.inner?.at(-1)
    if (starts && placed) open.push(placed)
  }
  return open[0]?.inner ?? []
}
