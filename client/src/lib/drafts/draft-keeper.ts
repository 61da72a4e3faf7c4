import { draftApi } from '@waymark/shared/drafts/draft.api.ts'
import { draftPause, type DraftView } from '@waymark/shared/drafts/draft.ts'
import { createStore } from '../../ui/store.ts'
import { call, read } from '../http/call.ts'
import { newId } from '../http/new-id.ts'
import { isProblem, problemHere, type Problem } from '../http/problem.ts'
import { pause, untilThere } from '../http/until-there.ts'
import { placeOf, type DraftOf, type Kept, type Typed } from './draft-of.ts'
import { canResume, isSafe, isSaving, nextDraft, startDraft, type DraftEvent } from './draft-state.ts'

export type Keeper = ReturnType<typeof keepDraft>

/**
 * Saves one draft on the server, two seconds after the last key, one save at a time, and tries again while there is no connection.
 * It outlives the form until its text is saved.
 */
export function keepDraft(of: DraftOf) {
  const { episodeId, personId } = of
  const place = placeOf(of)
  const about = { ...(episodeId && { episodeId }), ...(personId && { personId }) }
  const writer = newId() // with `turn`: the server ignores saves of this page that arrive out of order
  const store = createStore(startDraft(newId()))
  let turn = 0
  let saves = 0 // saves without an answer yet
  let timer: ReturnType<typeof setTimeout> | undefined
  let before: Promise<unknown> = Promise.resolve() // the next save waits for this
  let deleting: Promise<unknown> | undefined
  let isFound = false // whether the server has answered what it holds
  let isForgotten = false

  const draft = store.get
  const dispatch = (event: DraftEvent) => store.set(nextDraft(draft(), event))
  const saveAfter = (time: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void save(), time)
  }

  /** `last`: the page may be about to close, so it waits for nothing. */
  async function save({ last = false } = {}): Promise<void> {
    clearTimeout(timer)
    if (!last) {
      await before
      if (saves > 0) return // when that one is answered, the latest text is saved
    }
    const { id, version, latest, kept } = draft()
    if (isForgotten || !latest || isSafe(draft()) || kept.is === 'overtaken') return
    const mine = ++turn
    saves++
    const body = { id, ...place, ...about, values: latest.values, version, writer, turn: mine }
    const outcome = await call(draftApi.save, { body }, { keepalive: last }).catch((thrown: unknown) =>
      isProblem(thrown) ? thrown : problemHere('bug'),
    )
    saves--
    if (isForgotten || draft().latest === undefined) return
    if (isProblem(outcome)) return failed(outcome)
    const { version: after, savedAt: at } = outcome.data
    dispatch({ type: 'saved', sent: latest, version: after, at, isNewest: mine === turn })
    if (!isSafe(draft()) && saves === 0) saveAfter(draftPause)
  }

  async function failed(problem: Problem): Promise<void> {
    if (problem.code === 'conflict' && !isSafe(draft())) {
      const answer = await read(draftApi.find, { query: place }).catch((thrown: unknown) =>
        isProblem(thrown) ? thrown : problemHere('bug'),
      )
      if (!isProblem(answer)) return dispatch({ type: 'conflicted', theirs: answer })
      return failed(answer)
    }
    dispatch({ type: 'failed', problem })
    if (draft().kept.is === 'away' && !isSafe(draft())) saveAfter(Math.min(30_000, 1000 * 2 ** (draft().tries - 1)))
  }

  async function open(): Promise<{ values: Typed; savedAt: string | null } | null> {
    if (deleting) await deleting // a draft that was sent must not be found again
    if (!isSafe(draft())) await save({ last: true })
    const { latest } = draft()
    if (!isSafe(draft()) && latest) return { values: latest.values, savedAt: null }
    dispatch({ type: 'opened' })
    const found = await read(draftApi.find, { query: place }).catch(() => undefined)
    isFound = found !== undefined
    if (!found) return null
    dispatch({ type: 'found', draft: found })
    return draft().latest ? null : found
  }

  async function remove(wasKept: boolean): Promise<void> {
    while (saves > 0) await pause(30)
    dispatch({ type: 'deleted', newId: newId() })
    if (wasKept) await untilThere(() => call(draftApi.drop, { query: place }))
  }

  return {
    place,
    listen: store.listen,
    state: (): Kept => draft().kept,
    isSafe: () => isSafe(draft()),

    /** The draft on the server, or unsaved text from before. Null if there is none, or if the person has already typed and must choose. */
    open: () => {
      const opening = open()
      before = opening
      return opening
    },

    /** The form now has these values of the draft. */
    known: (values: Typed, savedAt: string | null) => dispatch({ type: 'restored', values, savedAt }),

    typed: (values: Typed) => {
      const { latest } = draft()
      dispatch({ type: 'typed', values, isOnline: navigator.onLine })
      if (draft().latest !== latest && isSaving(draft()) && !isSafe(draft())) saveAfter(draftPause)
    },

    /** Saves unsaved text at once. */
    flush: (): Promise<void> => (isSafe(draft()) || draft().kept.is === 'signed-out' ? Promise.resolve() : save({ last: true })),
    /** The connection or the session is back. */
    again: () => {
      if (!canResume(draft())) return
      dispatch({ type: 'resumed' })
      void save()
    },
    /** The connection was lost. */
    lose: () => dispatch({ type: 'disconnected' }),

    /** Saves the text of this page over that of the other device. */
    keepMine: () => {
      dispatch({ type: 'mineKept', newId: newId() })
      void save()
    },
    /** Returns the text of the other device for the form; null if it sent or dropped the draft. */
    takeTheirs: (): DraftView | null => {
      const { kept } = draft()
      dispatch({ type: 'theirsTaken' })
      return kept.is === 'overtaken' ? kept.theirs : null
    },

    /** Deletes the draft after the form was sent or restarted. A save that is still running does not bring it back. */
    drop: async (): Promise<void> => {
      clearTimeout(timer)
      const wasKept = draft().version > 0 || saves > 0 || !isFound
      dispatch({ type: 'dropped' })
      const going = remove(wasKept)
      before = deleting = going
      await going
      if (deleting === going) deleting = undefined
    },
    /** Saves nothing any more, because another person signed in. */
    forget: () => {
      clearTimeout(timer)
      isForgotten = true
    },
  }
}
