import { isSame, merge, type Fields } from '@waymark/shared/platform/merge.ts'
import { useRef, useState } from 'react'
import type { FieldValues } from 'react-hook-form'
import type { z } from 'zod'
import type { Both } from '../ui/both-texts.tsx'
import { isProblem, problemHere } from './problem.ts'
import { readValues } from './read-values.ts'
import { undoOf } from './undo-edit.ts'
import type { ShowNow } from './show-now.ts'
import { useForm, type Form } from './use-form.ts'

/** Names of answers, and how their codes are said. */
export type Labels = Readonly<Record<string, { label: string; say?: (code: string) => string }>>
export type Saved = { readonly version: number } & Fields

/** How an edit came out: what someone else had changed meanwhile and was kept, how to take the own change back, and the page on which it has been shown already. */
export type Edited = { together: string[]; undo: (() => Promise<string>) | undefined; shownAt: string | undefined }

type EditOptions<S extends z.ZodObject, R> = Omit<Parameters<typeof useForm<S, R>>[0], 'done' | 'isSent'> & {
  labels: Labels
  /** What is saved now, asked for when someone else saved first. */
  latest: () => Promise<Saved>
  done?: (edited: Edited) => void
  /** For an edit that is shown before the server has answered. */
  showNow?: ShowNow
}

type Edit<S extends z.ZodObject> = Form<z.input<S> & FieldValues> & {
  /** Once someone saved first: what both changed, theirs and yours. */
  both: Both[] | undefined
  take: (path: string) => void
}

/**
 * A form that overwrites text, with the version that was read. When someone saved meanwhile, what only one of the two changed comes
 * together by itself; what both changed is shown twice, and the next try is meant.
 */
export function useEdit<S extends z.ZodObject, R>({
  labels,
  latest,
  submit,
  done,
  showNow,
  ...options
}: EditOptions<S, R>): Edit<S> {
  const [clash, setClash] = useState<{ theirs: Saved; fields: string[] }>()
  const met = useRef<Saved>(undefined) // what was saved meanwhile, once it is known here
  const together = useRef(new Set<string>())

  const send = async (body: z.output<S>, tries = 0): Promise<Sent<S>> => {
    const before = met.current ?? form.startedFrom()
    try {
      await submit(body)
      return { sent: body, before }
    } catch (problem) {
      if (!isProblem(problem) || problem.code !== 'conflict' || tries > 8) throw problem
      const theirs = await latest()
      const { merged, theirs: taken, conflicts } = merge(named(before), named(body), named(theirs))
      met.current = theirs
      setAny('version', theirs.version)
      for (const path of taken) {
        together.current.add(path)
        setAny(path, theirs[path] ?? '')
      }
      setClash({ theirs, fields: conflicts })
      const read = readValues(options.schema, { ...body, ...merged, version: theirs.version })
      if (conflicts.length > 0 || 'errors' in read) throw problem
      return send(read.data, tries + 1)
    }
  }
  const sendShown = async (body: z.output<S>): Promise<Sent<S>> => {
    const edited: Fields = body
    const sending = send(body)
    const isSlow = await Promise.race([sending.then(no, no), pause(unnoticed).then(() => true)])
    const takeBack = isSlow && showNow?.show({ ...held(named(edited)), version: Number(edited['version']) })
    if (!showNow || !takeBack) return sending
    const leaving = showNow.leave()
    try {
      return { ...(await sending), shownAt: await leaving }
    } catch (thrown) {
      await leaving
      takeBack()
      showNow.refused(isProblem(thrown) ? thrown : problemHere('bug'))
      throw thrown
    }
  }
  const named = (fields: Fields) => Object.fromEntries(Object.keys(labels).map(name => [name, fields[name]]))

  const form = useForm<S, Sent<S>>({
    ...options,
    submit: sendShown,
    done: ({ sent, before, shownAt }) =>
      done?.({
        shownAt,
        together: Object.entries(labels).flatMap(([path, { label }]) => (together.current.has(path) ? [label] : [])),
        undo: undoOf({ schema: options.schema, before, sent, names: Object.keys(labels), submit, latest }),
      }),
    words: problem => (problem.code === 'conflict' ? overtaken : undefined),
  })
  // The paths of a schema that is not known here.
  const setAny: (path: string, value: unknown) => void = form.set as (path: string, value: unknown) => void // as: `labels` names fields of this very form
  const typed: Fields = form.values
  return {
    ...form,
    both: clash && differences(labels, clash.fields, typed, clash.theirs),
    take: path => setAny(path, clash?.theirs[path] ?? ''),
  }
}

/** What was sent over what, and the page on which that was shown before the answer. */
type Sent<S extends z.ZodObject> = { sent: z.output<S>; before: Fields; shownAt?: string }

/** Each of these answers in which what they saved is not what is typed here. */
function differences(labels: Labels, fields: readonly string[], yours: Fields, theirs: Saved): Both[] {
  return Object.entries(labels).flatMap(([path, { label, say = same }]) => {
    if (!fields.includes(path) || isSame(yours[path], theirs[path])) return []
    const [mine, saved] = [textOf(yours[path]), textOf(theirs[path])]
    return [{ path, label, yours: mine && say(mine), theirs: saved && say(saved) }]
  })
}

const overtaken =
  'Someone else saved while you were typing. Nothing of yours is lost. Where you both changed the same thing, use their text or keep your own below. Then save again.'
const held = (fields: Fields) => Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value ?? null]))
/** Milliseconds: an answer that comes sooner needs no showing before. */
const unnoticed = 100
const pause = (time: number) => new Promise(resolve => setTimeout(resolve, time))
const no = () => false
const same = (text: string) => text
const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')
