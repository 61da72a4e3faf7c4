import { useId, useMemo, useRef, useState } from 'react'
import {
  get,
  useForm as useHookForm,
  useWatch,
  type DeepPartialSkipArrayKey,
  type DefaultValues,
  type FieldPath,
  type FieldPathValue,
  type FieldValues,
} from 'react-hook-form'
import type { z } from 'zod'
import { inPageOrder, type FieldError } from '../../ui/error-summary.tsx'
import type { Control } from '../../ui/field.tsx'
import type { FormFrame } from '../../ui/form.tsx'
import { useUnsaved } from '../../ui/unsaved.ts'
import type { DraftOf, Typed } from '../drafts/draft-of.ts'
import { isProblem, problemHere, type Problem } from '../http/problem.ts'
import { problemText } from '../http/problem-text.ts'
import { readValues, type ValueError } from './read-values.ts'
import { useDraft } from '../drafts/use-draft.tsx'

/** Messages that replace the schema's, keyed by `path`, or by `path:code` for one kind of error. */
export type Messages = Readonly<Record<string, string>>

type FormOptions<S extends z.ZodObject, R> = {
  /** The contract's schema, which the server checks too. */
  schema: S
  /** The start values, read once. An id made here stays the same until the form is sent. */
  start: DefaultValues<z.input<S> & FieldValues>
  messages?: Messages
  /** Sends the values that were read. Throws a Problem. */
  submit: (body: z.output<S>) => Promise<R>
  /** Called after the form was saved. */
  done?: (answer: R) => void
  /** Replaces the text of a problem that concerns the whole form. */
  words?: (problem: Problem) => string | undefined
  /** The form can be left without a question, even with unsaved text. */
  mayBeLeft?: boolean
  /** Saves the typed text on the server, under this draft, until the form is sent. */
  draft?: DraftOf | undefined
  /** Whether the answer means that the form was sent. After a step in between, the form stays as it is. */
  isSent?: (answer: R) => boolean
}

export type Form<V extends FieldValues> = {
  /** The props of a field: `<TextField {...form.at('place')} label="Where?" />`. */
  at: <P extends FieldPath<V>>(path: P) => Control<NonNullable<FieldPathValue<V, P>>>
  /** The current values. */
  values: DeepPartialSkipArrayKey<V>
  set: <P extends FieldPath<V>>(path: P, value: FieldPathValue<V, P>) => void
  /** Resets the form, for example to add another record after saving one. */
  restart: (start: DefaultValues<V>) => void
  /** The record's values when the edit began, which may be when its draft was begun. */
  startedFrom: () => Typed
  /** Sends the given values in place of those in the form. */
  send: (values: V) => void
  pending: boolean
  isDirty: boolean
  frame: FormFrame
}

/**
 * A form over a contract's schema, checked only when it is sent. Errors appear at each field and in a summary that takes focus.
 * Errors from the server appear in the same places. Text is never lost.
 */
export function useForm<S extends z.ZodObject, R>(options: FormOptions<S, R>): Form<z.input<S> & FieldValues> {
  type V = z.input<S> & FieldValues
  const { schema, start, messages = {}, submit, done, words, mayBeLeft = false, draft, isSent = always } = options
  const id = useId()
  const form = useHookForm<V>({ defaultValues: start })
  const values = useWatch({ control: form.control })
  const { isDirty } = form.formState
  const [tried, setTried] = useState<Tried>({ errors: [], summary: [], problem: undefined, turn: 0 })
  const [pending, setPending] = useState(false)
  const isSending = useRef(false)
  const [base, setBase] = useState<Typed>(start)
  const fieldId = (path: string) => `${id}-${path}`
  const typed = useMemo(
    () => (isDirty ? { ...values, ...('version' in base && { [startedFrom]: base }) } : undefined),
    [values, isDirty, base],
  )
  const kept = useDraft(draft, {
    typed,
    fieldId,
    put: ({ [startedFrom]: from, ...was }) => {
      const all = { ...start, ...was }
      if (isTyped(from)) setBase(from)
      form.reset(all as V, { keepDefaultValues: true }) // as: saved by this form; the schema reads it before sending
      return isTyped(from) ? { ...all, [startedFrom]: from } : all
    },
    restart: () => {
      setBase(start)
      form.reset(start)
    },
  })
  const saved = useUnsaved(isDirty && !mayBeLeft && !kept.isSafe)

  const show = (found: readonly ValueError[], problem?: string) => {
    const errors = found.map(one => ({
      ...one,
      message: messages[`${one.path}:${one.code}`] ?? messages[one.path] ?? one.message,
    }))
    const summary = inPageOrder(errors.map(({ path, message }) => ({ id: fieldId(path), message })))
    setTried(({ turn }) => ({ errors, summary, problem, turn: turn + 1 }))
  }
  const showProblem = (thrown: unknown) => {
    if (!isProblem(thrown)) console.error(thrown)
    const problem = isProblem(thrown) ? thrown : problemHere('bug')
    if (problem.code === 'invalid' && problem.fields?.length) show(problem.fields.map(field => ({ ...field, code: 'server' })))
    else show([], words?.(problem) ?? problemText(problem))
  }

  const send = async (typed: unknown) => {
    if (isSending.current) return
    const read = readValues(schema, typed)
    if ('errors' in read) return show(read.errors)
    isSending.current = true
    setPending(true)
    const outcome = await submit(read.data).then(
      answer => ({ answer }),
      (thrown: unknown) => ({ thrown }),
    )
    isSending.current = false
    setPending(false)
    if ('thrown' in outcome) return showProblem(outcome.thrown)
    show([])
    if (isSent(outcome.answer)) {
      saved()
      kept.sent()
      form.reset(form.getValues())
    }
    done?.(outcome.answer)
  }

  const set: Form<V>['set'] = (path, value) => form.setValue(path, value, { shouldDirty: true })
  return {
    at: path => ({
      id: fieldId(path),
      value: get(values, path) ?? undefined, // a record has null for missing values
      onChange: value => set(path, value),
      error: tried.errors.find(one => one.path === path)?.message,
    }),
    values,
    set,
    restart: next => {
      show([])
      form.reset(next)
    },
    startedFrom: () => base,
    send: other => void send(other),
    pending,
    isDirty,
    frame: {
      send: () => void send(form.getValues()),
      errors: tried.summary,
      problem: tried.problem,
      turn: tried.turn,
      above: kept.above,
      below: kept.below,
    },
  }
}

/** The outcome of the last attempt to send. */
type Tried = { errors: readonly ValueError[]; summary: readonly FieldError[]; problem: string | undefined; turn: number }

const always = () => true
/** The key in an edit's draft for the record's values when the edit began. */
const startedFrom = 'startedFrom'
const isTyped = (value: unknown): value is Typed => typeof value === 'object' && value !== null
