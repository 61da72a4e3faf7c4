import type { DraftView } from '@waymark/shared/drafts/draft.ts'
import type { Problem } from '../http/problem.ts'
import { passes } from '../http/until-there.ts'
import type { Kept, Typed } from './draft-of.ts'
import { steady } from './draft-values.ts'

/** Values of a form, with their JSON for comparison. */
type Text = { values: Typed; text: string }

/** A draft as this page knows it. `saved` is the text that the server has confirmed. */
export type DraftState = {
  /** The draft's id and version on the server; version 0 before the first save. */
  id: string
  version: number
  latest: Text | undefined
  saved: string | undefined
  savedAt: string | undefined
  kept: Kept
  /** Failed attempts in a row. */
  tries: number
}

export type DraftEvent =
  | { type: 'opened' }
  | { type: 'found'; draft: DraftView }
  /** A draft was put into the form. `savedAt` is null for text that is still unsaved. */
  | { type: 'restored'; values: Typed; savedAt: string | null }
  | { type: 'typed'; values: Typed; isOnline: boolean }
  /** A save was answered. `isNewest`: no later save was sent. */
  | { type: 'saved'; sent: Text; version: number; at: string; isNewest: boolean }
  | { type: 'failed'; problem: Problem }
  /** Another device has saved since; null if it sent or dropped the draft. */
  | { type: 'conflicted'; theirs: DraftView | null }
  | { type: 'disconnected' | 'resumed' | 'theirsTaken' | 'dropped' }
  | { type: 'mineKept' | 'deleted'; newId: string }

export const startDraft = (id: string): DraftState => ({
  id,
  version: 0,
  latest: undefined,
  saved: undefined,
  savedAt: undefined,
  kept: { is: 'nothing' },
  tries: 0,
})

/** Whether nothing typed is unsaved. */
export const isSafe = ({ latest, saved }: DraftState): boolean => latest === undefined || latest.text === saved

/** The draft after an event. Text that was typed is dropped only by `opened` and `dropped`. */
export function nextDraft(draft: DraftState, event: DraftEvent): DraftState {
  const { latest, kept } = draft
  switch (event.type) {
    case 'opened':
      return { ...draft, latest: undefined }
    case 'found':
      // Typed before the answer came: the person chooses between both texts.
      return latest ? { ...draft, kept: { is: 'overtaken', theirs: event.draft } } : { ...draft, ...idOf(event.draft) }
    case 'restored': {
      const restored = { ...draft, latest: textOf(event.values) }
      return event.savedAt === null ? restored : asSaved(restored, steady(event.values), event.savedAt)
    }
    case 'typed':
      return typed(draft, textOf(event.values), event.isOnline)
    case 'saved': {
      const answered = { ...draft, tries: 0, version: Math.max(draft.version, event.version) }
      const isKnown = event.isNewest || event.sent.text === latest?.text
      const next = isKnown ? { ...answered, saved: event.sent.text, savedAt: event.at } : answered
      return isSafe(next) ? { ...next, kept: { is: 'saved', at: event.at } } : next
    }
    case 'failed':
      if (isSafe(draft)) return draft
      if (event.problem.code === 'not-signed-in') return { ...draft, kept: { is: 'signed-out' } }
      if (passes(event.problem)) return { ...draft, tries: draft.tries + 1, kept: { is: 'away' } }
      return { ...draft, kept: { is: 'refused', problem: event.problem } }
    case 'conflicted': {
      const { theirs } = event
      return theirs && latest && steady(theirs.values) === latest.text
        ? asSaved({ ...draft, ...idOf(theirs) }, latest.text, theirs.savedAt)
        : { ...draft, kept: { is: 'overtaken', theirs } }
    }
    case 'disconnected':
      return !isSafe(draft) && kept.is === 'saving' ? { ...draft, kept: { is: 'away' } } : draft
    case 'resumed':
      return canResume(draft) ? { ...draft, tries: 0, kept: { is: 'saving' } } : draft
    case 'mineKept': {
      if (kept.is !== 'overtaken') return draft
      const over = kept.theirs ? idOf(kept.theirs) : { id: event.newId, version: 0 }
      return { ...draft, ...over, saved: undefined, kept: { is: 'saving' } }
    }
    case 'theirsTaken':
      return kept.is === 'overtaken' && kept.theirs ? { ...draft, ...idOf(kept.theirs) } : draft
    case 'dropped':
      return { ...draft, latest: undefined, saved: undefined, kept: { is: 'nothing' } }
    case 'deleted':
      return { ...draft, id: event.newId, version: 0 }
  }
}

/** Whether saving stopped for a reason that may be over: no connection, or no session. */
export const canResume = (draft: DraftState): boolean =>
  !isSafe(draft) && (draft.kept.is === 'away' || draft.kept.is === 'signed-out')

function typed(draft: DraftState, latest: Text, isOnline: boolean): DraftState {
  const { kept, savedAt } = draft
  if (latest.text === draft.latest?.text) return draft
  const next = { ...draft, latest }
  if (!isSaving(next)) return next
  if (isSafe(next) && savedAt !== undefined) return { ...next, kept: { is: 'saved', at: savedAt } }
  const is = isOnline ? 'saving' : 'away'
  return { ...next, kept: kept.is === is ? kept : { is } }
}

/** Whether typed text is being saved. It is not while the person must choose, sign in, or shorten a refused text. */
export const isSaving = ({ kept }: DraftState): boolean =>
  kept.is !== 'overtaken' && kept.is !== 'signed-out' && (kept.is !== 'refused' || kept.problem.code === 'too-large')

const asSaved = (draft: DraftState, saved: string, at: string): DraftState => ({
  ...draft,
  saved,
  savedAt: at,
  kept: { is: 'saved', at },
})
const textOf = (values: Typed): Text => ({ values, text: steady(values) })
const idOf = ({ id, version }: DraftView) => ({ id, version })
