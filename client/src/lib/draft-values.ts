/** The same text for the same values, in whatever order their names stand: PostgreSQL keeps them in its own. */
export const steady = (values: unknown): string =>
  JSON.stringify(values, (_, value: unknown) =>
    isRecord(value) ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))) : value,
  )

/** Each answer by its path: `person.givenName`. */
export function flat(values: unknown, before = ''): Map<string, unknown> {
  if (!isRecord(values)) return new Map([[before, values]])
  return new Map(Object.entries(values).flatMap(([name, value]) => [...flat(value, before ? `${before}.${name}` : name)]))
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
