import { keepDraft, type Keeper } from './draft-keeper.ts'
import { placeOf, type DraftOf } from './draft-of.ts'
import { steady } from './draft-values.ts'

/** Keepers of the forms on screen, and of forms that were left before their text was saved. */
const keepers = new Map<string, Keeper>()
const onScreen = new Set<Keeper>()
const key = (keeper: Keeper) => steady(keeper.place)

/** The keeper of this draft: an existing one with unsaved text, or a new one. */
export const keeperOf = (of: DraftOf): Keeper => keepers.get(steady(placeOf(of))) ?? keepDraft(of)

/** Registers a form on screen. Call the returned function when the form is left: it saves the text, with retries. */
export function enter(keeper: Keeper): () => void {
  keepers.set(key(keeper), keeper)
  onScreen.add(keeper)
  hearPage()
  return () => {
    onScreen.delete(keeper)
    const leave = () => {
      if (!keeper.isSafe() && !isGivenUp(keeper)) return
      stop()
      if (!onScreen.has(keeper) && keepers.get(key(keeper)) === keeper) keepers.delete(key(keeper))
    }
    const stop = keeper.listen(leave)
    void keeper.flush()
    leave()
  }
}

/** The server refused the draft, or another device's draft was kept. The person confirmed this on leaving the form. */
const isGivenUp = (keeper: Keeper) => ['refused', 'overtaken'].includes(keeper.state().is)

/** Whether a draft has text that is neither saved nor being saved, including drafts of forms already left. */
export const hasUnsavedDraft = (): boolean => [...keepers.values()].some(one => !one.isSafe() && one.state().is !== 'saving')

/** Saves all unsaved drafts at once. Waits for three seconds at most. */
export async function saveDrafts(): Promise<void> {
  await Promise.race([Promise.allSettled([...keepers.values()].map(one => one.flush())), new Promise(go => setTimeout(go, 3000))])
}

/** Saves all drafts before the session or the team changes, then stops saving. */
export async function closeDrafts(): Promise<void> {
  await saveDrafts()
  forgetDrafts()
}

/** Drops all drafts from memory unsaved, because another person signed in and the text is not theirs. */
export function forgetDrafts(): void {
  for (const one of keepers.values()) one.forget()
  keepers.clear()
}

/** Resumes saving after the same person signed in again. */
export const goOnWithDrafts = (): void => each(one => one.again())

const each = (act: (keeper: Keeper) => unknown) => {
  for (const one of keepers.values()) act(one)
}

let isHearing = false
/** Saves all drafts when the page is hidden or left, because the browser may close it without another event. */
function hearPage(): void {
  if (isHearing) return
  isHearing = true
  addEventListener('pagehide', () => each(one => one.flush()))
  document.addEventListener('visibilitychange', () => document.hidden && each(one => one.flush()))
  addEventListener('online', () => each(one => one.again()))
  addEventListener('offline', () => each(one => one.lose()))
}
