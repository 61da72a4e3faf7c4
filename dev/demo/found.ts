/** What the demo's own files name must be there: a slip in them stops the seed. */
export function found<T>(map: ReadonlyMap<string, T>, key: string): T {
  const value = map.get(key)
  if (value === undefined) throw new Error(`No ${key} in the demo`)
  return value
}
