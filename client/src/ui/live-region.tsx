import { createStore } from './store.ts'

const said = createStore({ text: '', turn: 0 })

/** Announces text to screen readers, politely. */
export const announce = (text: string): void => said.set({ text, turn: said.get().turn + 1 })

/** Holds announcements, once in the shell. It alternates between two regions, so that repeated text is read out again. */
export function LiveRegion() {
  const { text, turn } = said.use()
  return (
    <div className="only-heard">
      <div role="status">{turn % 2 ? text : ''}</div>
      <div role="status">{turn % 2 ? '' : text}</div>
    </div>
  )
}
