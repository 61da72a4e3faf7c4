import { merge, type Fields } from '@waymark/shared/platform/merge.ts'
import type { z } from 'zod'
import { isProblem } from '../http/problem.ts'
import { problemText } from '../http/problem-text.ts'
import { readValues } from './read-values.ts'

type UndoOf<S extends z.ZodObject> = {
  schema: S
  /** The record's fields before the edit; `sent` is what replaced them. */
  before: Fields
  sent: z.output<S>
  names: readonly string[]
  submit: (body: z.output<S>) => Promise<unknown>
  latest: () => Promise<{ readonly version: number } & Fields>
}

/** Returns a function that saves the overwritten values again and says the outcome. Undefined if they would not be valid. */
export function undoOf<S extends z.ZodObject>({
  schema,
  before,
  sent,
  names,
  submit,
  latest,
}: UndoOf<S>): (() => Promise<string>) | undefined {
  const named = (fields: Fields) => Object.fromEntries(names.map(name => [name, fields[name] ?? '']))
  const former = readValues(schema, { ...sent, ...named(before) })
  if ('errors' in former) return undefined
  return async () => {
    try {
      // Only this edit is reverted. Later changes by other people stay.
      const now = await latest()
      const { merged, conflicts } = merge(named(sent), named(before), named(now))
      if (conflicts.length > 0) return 'Not undone: someone has changed it since. Check it before you change it back.'
      const read = readValues(schema, { ...sent, ...merged, version: now.version })
      if ('errors' in read) return 'This cannot be undone.'
      await submit(read.data)
      return 'Undone. It is as it was before you saved.'
    } catch (thrown) {
      return isProblem(thrown) ? `Not undone. ${problemText(thrown)}` : 'Not undone.'
    }
  }
}
