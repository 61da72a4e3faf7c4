import { useState } from 'react'

/**
 * Which of several panels is open, with functions to open one and to close the current one. A slow form calls the `close` of its
 * own panel, which does nothing if another panel has opened since.
 */
export function useOpened<K extends string | object>(first?: K | undefined) {
  const [opened, open] = useState<K | undefined>(first)
  const close = () => open(now => (now === opened ? undefined : now))
  return [opened, open, close] as const
}
