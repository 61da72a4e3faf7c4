import { useSyncExternalStore } from 'react'

let lost = false
const listening = new Set<() => void>()

/** The server knows our session no more. Said by any request that hears it. */
export const sessionLost = (): void => set(true)

/** Somebody has signed in. */
export const sessionFound = (): void => set(false)

/** Whether the session was lost since the last sign-in. */
export const useSessionLost = (): boolean => useSyncExternalStore(listen, () => lost)

function set(value: boolean) {
  if (lost === value) return
  lost = value
  for (const changed of listening) changed()
}

function listen(changed: () => void) {
  listening.add(changed)
  return () => listening.delete(changed)
}
