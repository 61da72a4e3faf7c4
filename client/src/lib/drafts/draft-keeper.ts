import { draftApi } from '@waymark/shared/drafts/draft.api.ts'
import { draftPause, type DraftView } from '@waymark/shared/drafts/draft.ts'
import { call, read } from '../http/call.ts'
import { placeOf, type DraftOf, type Kept, type Typed } from './draft-of.ts'
import { steady } from './draft-values.ts'
import { newId } from '../http/new-id.ts'
import { isProblem, problemHere, type Problem } from '../http/problem.ts'
import { passes, pause, untilThere } from '../http/until-there.ts'

export type Keeper = ReturnType<typeof keepDraft>

/**
 * Keeps one draft on the server: the latest text, two seconds after the last key. One save at a time, tried again for as long as
 * there is no connection. It knows no page and outlives the form, until its text is safe.
 */
export function keepDraft(of: DraftOf) {
  const { episodeId, personId } = of
  const at = placeOf(of)
  const writer = newId()
  let [id, version, turn, tries, flying] = [newId(), 0, 0, 0, 0]
  let latest: { values: Typed; text: string } | undefined
  let saved: string | undefined
  let savedAt: string | undefined
  let isFound = false // whether the server has said what was kept earlier
  let kept: Kept = { is: 'nothing' }
  let timer: ReturnType<typeof setTimeout> | undefined
  let before: Promise<unknown> = Promise.resolve() // what must be over before the next save
  let dropping: Promise<unknown> | undefined
  let isForgotten = false
  const listening = new Set<() => void>()

  const set = (next: Kept) => {
    kept = next
    for (const changed of listening) changed()
  }
  const isSafe = () => latest === undefined || latest.text === saved
  const soon = (wait: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void save(), wait)
  }
  const meet = (found: DraftView) => {
    id = found.id
    version = found.version
  }

  /** `last`: the page may be about to go, so it waits for nothing. */
  async function save({ last = false } = {}): Promise<void> {
    clearTimeout(timer)
    if (!last) {
      await before
      if (flying > 0) return // it goes on with the latest text when that one is over
    }
    if (isForgotten || !latest || isSafe() || kept.is === 'overtaken') return
    const sending = latest
    const body = { id, ...at, ...about, values: sending.values, version, writer, turn: ++turn }
    flying++
    const outcome = await call(draftApi.save, { body }, { keepalive: last }).then(
      ({ data }) => ({ data }),
      (thrown: unknown) => ({ problem: isProblem(thrown) ? thrown : problemHere('bug') }),
    )
    flying--
    if (isForgotten || latest === undefined) return
    if ('problem' in outcome) return failed(outcome.problem)
    tries = 0
    version = Math.max(version, outcome.data.version)
    if (body.turn === turn || sending.text === latest.text) [saved, savedAt] = [sending.text, outcome.data.savedAt]
    if (isSafe()) set({ is: 'saved', at: outcome.data.savedAt })
    else if (flying === 0) soon(draftPause)
  }
  const about = { ...(episodeId && { episodeId }), ...(personId && { personId }) }

  async function failed(problem: Problem): Promise<void> {
    if (isSafe()) return
    if (problem.code === 'not-signed-in') return set({ is: 'signed-out' })
    if (passes(problem)) {
      set({ is: 'away' })
      return soon(Math.min(30_000, 1000 * 2 ** tries++))
    }
    if (problem.code !== 'conflict') return set({ is: 'refused', problem })
    try {
      const theirs = await read(draftApi.find, { query: at })
      if (theirs && latest && steady(theirs.values) === latest.text) {
        meet(theirs)
        saved = latest.text
        set({ is: 'saved', at: theirs.savedAt })
      } else set({ is: 'overtaken', theirs })
    } catch {
      set({ is: 'away' })
      soon(1000 * 2 ** tries++)
    }
  }

  return {
    place: at,
    state: () => kept,
    isSafe,
    listen: (changed: () => void) => {
      listening.add(changed)
      return () => void listening.delete(changed)
    },

    /** What was kept earlier; null where there is nothing, or where something was typed here before the answer came: then both are there to choose from. */
    open: (): Promise<{ values: Typed; savedAt: string | null } | null> => {
      const opening = (async () => {
        if (dropping) await dropping // what was sent is not found again
        if (!isSafe()) await save({ last: true })
        if (!isSafe() && latest) return { values: latest.values, savedAt: null }
        latest = undefined
        const found = await read(draftApi.find, { query: at }).catch(() => undefined)
        isFound = found !== undefined
        if (!found) return null
        if (latest) {
          set({ is: 'overtaken', theirs: found })
          return null
        }
        meet(found)
        return found
      })()
      before = opening
      return opening
    },

    /** This is what stands in the form as it was kept. */
    known: (values: Typed, since: string | null) => {
      latest = { values, text: steady(values) }
      if (since === null) return
      ;[saved, savedAt] = [latest.text, since]
      set({ is: 'saved', at: since })
    },

    typed: (values: Typed) => {
      const text = steady(values)
      if (text === latest?.text) return
      latest = { values, text }
      if (kept.is === 'overtaken' || kept.is === 'signed-out') return
      if (kept.is === 'refused' && kept.problem.code !== 'too-large') return
      if (isSafe() && savedAt !== undefined) return set({ is: 'saved', at: savedAt })
      set({ is: navigator.onLine ? 'saving' : 'away' })
      soon(draftPause)
    },

    /** Saves at once what is not saved yet. */
    flush: (): Promise<void> => (isSafe() || kept.is === 'signed-out' ? Promise.resolve() : save({ last: true })),
    /** The connection or the session is back. */
    again: () => {
      if (isSafe() || (kept.is !== 'away' && kept.is !== 'signed-out')) return
      tries = 0
      set({ is: 'saving' })
      void save()
    },
    lose: () => !isSafe() && kept.is === 'saving' && set({ is: 'away' }),

    /** What stands here goes over what the other device kept. */
    keepMine: () => {
      if (kept.is !== 'overtaken') return
      if (kept.theirs) meet(kept.theirs)
      else [id, version] = [newId(), 0]
      set({ is: 'saving' })
      saved = undefined
      void save()
    },
    /** Gives what the other device kept, to be put into the form. */
    takeTheirs: (): DraftView | null => {
      if (kept.is !== 'overtaken' || !kept.theirs) return null
      meet(kept.theirs)
      return kept.theirs
    },

    /** The form was sent, or is begun again: its draft goes, and nothing that was under way brings it back. */
    drop: async (): Promise<void> => {
      clearTimeout(timer)
      const wasKept = version > 0 || flying > 0 || !isFound
      latest = undefined
      saved = undefined
      set({ is: 'nothing' })
      const going = (async () => {
        while (flying > 0) await pause(30)
        ;[id, version] = [newId(), 0]
        if (wasKept) await untilThere(() => call(draftApi.drop, { query: at }))
      })()
      before = dropping = going
      await going
      if (dropping === going) dropping = undefined
    },
    /** Nothing of this is saved any more: it is another person's session. */
    forget: () => {
      clearTimeout(timer)
      isForgotten = true
    },
  }
}
