import type { z } from 'zod'

/** Reads a page's search parameters with the contract's query schema. Missing and unreadable ones are left out. */
export const searchOf =
  <S extends z.ZodObject>(schema: S) =>
  (raw: Record<string, unknown>): Partial<z.output<S>> => {
    const known = Object.entries(schema.shape).flatMap(([name, part]) => {
      if (raw[name] === undefined) return []
      const read = part['~standard'].validate(raw[name])
      return read instanceof Promise || read.issues ? [] : [[name, read.value] as const]
    })
    return Object.fromEntries(known) as Partial<z.output<S>> // as: each part was read by its own schema
  }
