import { useSyncExternalStore } from 'react'

export type Store<T> = { get: () => T; set: (next: T) => void; listen: (changed: () => void) => () => void; use: () => T }

/** A value outside React. A component that calls `use` renders again when it changes. */
export function createStore<T>(first: T): Store<T> {
  let value = first
  const listening = new Set<() => void>()
  const get = () => value
  const set = (next: T) => {
    if (Object.is(value, next)) return
    value = next
    for (const changed of listening) changed()
  }
  const listen = (changed: () => void) => {
    listening.add(changed)
    return () => void listening.delete(changed)
  }
  return { get, set, listen, use: () => useSyncExternalStore(listen, get) }
}
