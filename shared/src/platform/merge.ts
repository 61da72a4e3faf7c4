export type Fields = Readonly<Record<string, unknown>>

export type Merged = {
  /** Both edits together. A field in conflict keeps my text. */
  merged: Fields
  /** Names of fields that only they changed. */
  theirs: string[]
  /** Names of fields that both changed to different values. */
  conflicts: string[]
}

/**
 * Merges two edits of one record, both made from `base`. A field that only one side changed takes that side's value. Two equal
 * changes are no conflict. Empty text, null and undefined are equal, and so are texts that differ only in outer spaces. `version`
 * is not a field.
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

/** Whether two values count as equal. */
export const isSame = (one: unknown, other: unknown): boolean => plain(one) === plain(other)

const plain = (value: unknown): string => {
  const trimmed = typeof value === 'string' ? value.trim() : value
  return trimmed === '' || trimmed === null || trimmed === undefined ? '' : JSON.stringify(trimmed)
}
