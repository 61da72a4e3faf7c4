import { keepDraft, type Keeper } from './draft-keeper.ts'
import { placeOf, type DraftOf } from './draft-of.ts'
import { steady } from './draft-values.ts'

/** All that are not done: those of the forms on screen, and those of forms that were left before their text was safe. */
const keepers = new Map<string, Keeper>()
const onScreen = new Set<Keeper>()
const key = (keeper: Keeper) => steady(keeper.place)

/** The keeper of this draft: the one that still holds its text, or a new one. */
export const keeperOf = (of: DraftOf): Keeper => keepers.get(steady(placeOf(of))) ?? keepDraft(of)

/** The form is on screen. Gives what to call when it is left: its text is then saved at once, or for as long as that takes. */
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

/** It cannot be kept, or another device's was left to stand: who left the form was asked, and chose so. */
const isGivenUp = (keeper: Keeper) => ['refused', 'overtaken'].includes(keeper.state().is)

/** Whether some text could not be saved, though its form has been left. */
export const hasUnsavedDraft = (): boolean => [...keepers.values()].some(one => !one.isSafe() && one.state().is !== 'saving')

/** Saves at once what is typed and not saved yet; waits for three seconds at most. */
export async function saveDrafts(): Promise<void> {
  await Promise.race([Promise.allSettled([...keepers.values()].map(one => one.flush())), new Promise(go => setTimeout(go, 3000))])
}

/** Before the session or the team changes: what is typed is saved while it may still be, then nothing more is. */
export async function closeDrafts(): Promise<void> {
  await saveDrafts()
  forgetDrafts()
}

/** Another person signed in: what stands here is not theirs, and is kept for nobody. */
export function forgetDrafts(): void {
  for (const one of keepers.values()) one.forget()
  keepers.clear()
}

/** The person has signed in again. */
export const goOnWithDrafts = (): void => each(one => one.again())

const each = (act: (keeper: Keeper) => unknown) => {
  for (const one of keepers.values()) act(one)
}

let isHearing = false
/** The page may be gone without another word: when it is hidden or left, all is saved. */
function hearPage(): void {
  if (isHearing) return
  isHearing = true
  addEventListener('pagehide', () => each(one => one.flush()))
  document.addEventListener('visibilitychange', () => document.hidden && each(one => one.flush()))
  addEventListener('online', () => each(one => one.again()))
  addEventListener('offline', () => each(one => one.lose()))
}
