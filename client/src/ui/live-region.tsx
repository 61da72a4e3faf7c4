import { useSyncExternalStore } from 'react'

let said = { text: '', turn: 0 }
const listening = new Set<() => void>()

/** Has a screen reader say this, politely, when it is next silent. */
export function announce(text: string): void {
  said = { text, turn: said.turn + 1 }
  for (const changed of listening) changed()
}

/** Where announcements are put; once, in the shell. Two places in turn, so that the same words are heard again. */
export function LiveRegion() {
  const { text, turn } = useSyncExternalStore(listen, () => said)
  return (
    <div className="only-heard">
      <div role="status">{turn % 2 ? text : ''}</div>
      <div role="status">{turn % 2 ? '' : text}</div>
    </div>
  )
}

function listen(changed: () => void) {
  listening.add(changed)
  return () => listening.delete(changed)
}
