import { useSyncExternalStore } from 'react'

const key = 'waymark.listKeys'
const listening = new Set<() => void>()
// Holds where the browser keeps nothing.
let chosen: boolean | undefined

/** Whether lists listen to keys on this device: they do until it is turned off. */
export const listKeysOn = (): boolean => chosen ?? read() !== 'off'

/** Turns the keys of lists on or off, and remembers it on this device. */
export function setListKeys(on: boolean): void {
  chosen = on
  try {
    localStorage.setItem(key, on ? 'on' : 'off')
  } catch {
    // It holds until the page is loaded again.
  }
  for (const changed of listening) changed()
}

/** The same for a component. */
export const useListKeysOn = (): boolean => useSyncExternalStore(listen, listKeysOn)

function read(): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function listen(changed: () => void) {
  listening.add(changed)
  return () => listening.delete(changed)
}
