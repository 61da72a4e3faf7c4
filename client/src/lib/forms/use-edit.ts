import { isSame, merge, type Fields } from '@waymark/shared/platform/merge.ts'
import { useRef, useState } from 'react'
import type { FieldValues } from 'react-hook-form'
import type { z } from 'zod'
import type { Both } from '../../ui/both-texts.tsx'
import { isProblem, problemHere } from '../http/problem.ts'
import { readValues } from './read-values.ts'
import { undoOf } from './undo-edit.ts'
import type { ShowNow } from './show-now.ts'
import { useForm, type Form } from './use-form.ts'

/** The labels of the fields, and how their codes are shown in words. */
export type Labels = Readonly<Record<string, { label: string; say?: (code: string) => string }>>
export type Saved = { readonly version: number } & Fields

/**
 * The outcome of an edit. `together`: labels of fields that someone else changed and that were kept. `undo`: reverts the edit.
 * `shownAt`: path of the page that already showed it.
 */
export type Edited = { together: string[]; undo: (() => Promise<string>) | undefined; shownAt: string | undefined }

type EditOptions<S extends z.ZodObject, R> = Omit<Parameters<typeof useForm<S, R>>[0], 'done' | 'isSent'> & {
  labels: Labels
  /** Reads the saved record, called when someone else saved first. */
  latest: () => Promise<Saved>
  done?: (edited: Edited) => void
  /** Present for an edit that is shown before the server has answered. */
  showNow?: ShowNow
}

type Edit<S extends z.ZodObject> = Form<z.input<S> & FieldValues> & {
  /** After a conflict: the fields that both people changed, with both texts. */
  both: Both[] | undefined
  take: (path: string) => void
}

/**
 * A form that edits a record and sends the version it read. If someone else saved first, changes to different fields are merged.
 * Fields that both changed are shown with both texts, and the next save then overwrites.
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
  const met = useRef<Saved>(undefined) // the record that someone else saved, once read
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
  const setAny: (path: string, value: unknown) => void = form.set as (path: string, value: unknown) => void // as: `labels` names fields of this very form
  const typed: Fields = form.values
  return {
    ...form,
    both: clash && differences(labels, clash.fields, typed, clash.theirs),
    take: path => setAny(path, clash?.theirs[path] ?? ''),
  }
}

/** What was sent, what it replaced, and the path of the page that showed it before the answer. */
type Sent<S extends z.ZodObject> = { sent: z.output<S>; before: Fields; shownAt?: string }

/** Those of the given fields whose saved value differs from the typed one. */
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
/** Milliseconds. If the answer comes sooner, the edit is not shown early. */
const unnoticed = 100
const pause = (time: number) => new Promise(resolve => setTimeout(resolve, time))
const no = () => false
const same = (text: string) => text
const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')
