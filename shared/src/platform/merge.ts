export type Fields = Readonly<Record<string, unknown>>

export type Merged = {
  /** What both wrote, together; of what both changed, what is mine. */
  merged: Fields
  /** Names of what only they changed. */
  theirs: string[]
  /** Names of what both changed, each to something else. */
  conflicts: string[]
}

/**
 * Puts together what two people made of one record: `base` is what both began with. What only one of them changed is taken, what
 * both changed alike is no conflict. An empty text, null and nothing are the same; so are spaces around a text. `version` is not a field.
 */
export function merge(base: Fields, mine: Fields, theirs: Fields): Merged {
  const names = [...new Set([...Object.keys(base), ...Object.keys(mine), ...Object.keys(theirs)])].filter(
    name => name !== 'version',
  )
  const isChanged = (name: string) => !isSame(base[name], theirs[name])
  const both = names.filter(name => isChanged(name) && !isSame(mine[name], theirs[name]))
  const taken = both.filter(name => isSame(base[name], mine[name]))
  return {
    merged: { ...mine, ...Object.fromEntries(taken.map(name => [name, theirs[name]])) },
    theirs: taken,
    conflicts: both.filter(name => !taken.includes(name)),
  }
}

/** Whether two answers say the same. */
export const isSame = (one: unknown, other: unknown): boolean => plain(one) === plain(other)

const plain = (value: unknown): string => {
  const trimmed = typeof value === 'string' ? value.trim() : value
  return trimmed === '' || trimmed === null || trimmed === undefined ? '' : JSON.stringify(trimmed)
}
