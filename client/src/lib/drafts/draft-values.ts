/** JSON with sorted keys, so that equal values give equal text. PostgreSQL returns keys in its own order. */
export const steady = (values: unknown): string =>
  JSON.stringify(values, (_, value: unknown) =>
    isRecord(value) ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))) : value,
  )

/** Each answer keyed by its path, for example `person.givenName`. */
export function flat(values: unknown, before = ''): Map<string, unknown> {
  if (!isRecord(values)) return new Map([[before, values]])
  return new Map(Object.entries(values).flatMap(([name, value]) => [...flat(value, before ? `${before}.${name}` : name)]))
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
