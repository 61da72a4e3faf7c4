import { readDate } from '../../ui/read-date.ts'
import { now } from '../../ui/now.ts'
import { readWhen, whenProblem } from '../../ui/when.ts'
import type { z } from 'zod'

export type ValueError = { path: string; code: string; message: string }

/** Reads typed values with the contract's schema. Empty boxes count as left out. */
export function readValues<S extends z.ZodType>(schema: S, typed: unknown): { data: z.output<S> } | { errors: ValueError[] } {
  const read = schema.safeParse(withoutBlanks(typed))
  if (read.success) return { data: read.data }
  const errors = allErrors(read.error.issues, typed)
  // For an empty box, the schema may have a better message for an empty text than for a missing value.
  const asTyped = allErrors(schema.safeParse(typed).error?.issues ?? [], typed)
  return {
    errors: errors.map(one =>
      at(typed, one.path.split('.')) === '' ? (asTyped.find(other => other.path === one.path) ?? one) : one,
    ),
  }
}

/** One error per field: the first that was found. */
function allErrors(issues: readonly Issue[], typed: unknown): ValueError[] {
  const errors = issues.flatMap(issue => innermost(issue)).map(issue => say(issue, at(typed, issue.path)))
  return errors.filter((one, place) => errors.findIndex(other => other.path === one.path) === place)
}

type Issue = z.core.$ZodIssue

/** For a union of "empty" and a text, reports the errors of the text, which is the last branch. */
function innermost(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue]
  const branch = issue.errors.at(-1) ?? []
  return branch.length === 0 ? [issue] : branch.flatMap(inner => innermost({ ...inner, path: [...issue.path, ...inner.path] }))
}

function say(issue: Issue, value: unknown): ValueError {
  const path = issue.path.join('.')
  const isTyped = typeof value === 'string' && value.trim() !== ''
  if (isTyped && issue.code === 'invalid_format' && issue.format === 'datetime')
    return { path, code: issue.code, message: whenProblem(readWhen(value, now()), issue.message) ?? issue.message }
  if (isTyped && issue.code === 'invalid_format' && issue.format === 'date' && readDate(value, now(), 'past').is === 'unreadable')
    return { path, code: issue.code, message: 'Enter a date that exists, for example 4 5 2011 or 4 May 2011' }
  return { path, code: issue.code, message: issue.message }
}

function withoutBlanks(value: unknown): unknown {
  if (value === '') return undefined
  if (Array.isArray(value)) return value.map(withoutBlanks)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutBlanks(inner)]))
}

const at = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined), value)
