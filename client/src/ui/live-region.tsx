import { createStore } from './store.ts'

const said = createStore({ text: '', turn: 0 })

/** Has a screen reader say this, politely, when it is next silent. */
export const announce = (text: string): void => said.set({ text, turn: said.get().turn + 1 })

/** Where announcements are put; once, in the shell. Two places in turn, so that the same words are heard again. */
export function LiveRegion() {
  const { text, turn } = said.use()
  return (
    <div className="only-heard">
      <div role="status">{turn % 2 ? text : ''}</div>
      <div role="status">{turn % 2 ? '' : text}</div>
    </div>
  )
}
