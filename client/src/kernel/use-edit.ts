import { useState } from 'react'
import type { FieldValues } from 'react-hook-form'
import type { z } from 'zod'
import type { Both } from '../ui/both-texts.tsx'
import { isProblem } from './problem.ts'
import { useForm, type Form } from './use-form.ts'

/** Names of answers, and how their codes are said. */
export type Labels = Readonly<Record<string, { label: string; say?: (code: string) => string }>>
type Saved = { readonly version: number } & Readonly<Record<string, unknown>>

type EditOptions<S extends z.ZodObject, R> = Parameters<typeof useForm<S, R>>[0] & {
  labels: Labels
  /** What is saved now, asked for when someone else saved first. */
  latest: () => Promise<Saved>
}

type Edit<S extends z.ZodObject> = Form<z.input<S> & FieldValues> & {
  /** Once someone saved first: where theirs and yours differ. */
  both: Both[] | undefined
  take: (path: string) => void
}

/** A form that overwrites text, with the version that was read. When someone saved meanwhile both texts are shown, and the next try is meant. */
export function useEdit<S extends z.ZodObject, R>({ labels, latest, submit, ...options }: EditOptions<S, R>): Edit<S> {
  const [theirs, setTheirs] = useState<Saved>()
  const form = useForm<S, R>({
    ...options,
    submit: body =>
      submit(body).catch(async (problem: unknown) => {
        if (isProblem(problem) && problem.code === 'conflict') {
          const saved = await latest()
          setTheirs(saved)
          setAny('version', saved.version)
        }
        throw problem
      }),
    words: problem => (problem.code === 'conflict' ? overtaken : undefined),
  })
  // The paths of a schema that is not known here.
  const setAny: (path: string, value: unknown) => void = form.set as (path: string, value: unknown) => void // as: `labels` names fields of this very form
  const typed: Readonly<Record<string, unknown>> = form.values
  return {
    ...form,
    both: theirs && differences(labels, typed, theirs),
    take: path => setAny(path, theirs?.[path] ?? ''),
  }
}

/** Each answer in which what they saved is not what is typed here. */
export function differences(labels: Labels, yours: Readonly<Record<string, unknown>>, theirs: Saved): Both[] {
  return Object.entries(labels).flatMap(([path, { label, say = same }]) => {
    const [mine, saved] = [textOf(yours[path]), textOf(theirs[path])]
    return mine === saved ? [] : [{ path, label, yours: mine && say(mine), theirs: saved && say(saved) }]
  })
}

const overtaken =
  'Someone saved while you typed. Nothing of yours is lost: where the two differ, use what they saved or keep your own text below. Then save again.'
const same = (text: string) => text
const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')
