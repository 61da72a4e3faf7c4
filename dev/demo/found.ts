/** The value of a key that must exist, so that a typo in the demo's files stops the seed. */
export function found<T>(map: ReadonlyMap<string, T>, key: string): T {
  const value = map.get(key)
  if (value === undefined) throw new Error(`No ${key} in the demo`)
  return value
}
