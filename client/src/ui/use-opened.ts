import { useState } from 'react'

/**
 * Which of several panels is open, how to open one, and how to close the one open now. A form that is slow to save calls the
 * `close` it was given: that closes nothing where another panel has been opened since.
 */
export function useOpened<K extends string | object>(first?: K | undefined) {
  const [opened, open] = useState<K | undefined>(first)
  const close = () => open(now => (now === opened ? undefined : now))
  return [opened, open, close] as const
}
