import { useSyncExternalStore } from 'react'

export const themes = ['device', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const key = 'waymark.theme'
const listening = new Set<() => void>()

/** The theme chosen on this device; `device` follows the device's own. */
export function theme(): Theme {
  const stored = read()
  return themes.find(known => known === stored) ?? 'device'
}

/** Shows the chosen theme; remembers it when one is given. */
export function showTheme(chosen: Theme = theme()): void {
  try {
    localStorage.setItem(key, chosen)
  } catch {
    // A browser that keeps nothing: the theme holds until the page is loaded again.
  }
  if (chosen === 'device') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = chosen
  for (const changed of listening) changed()
}

/** The theme for a component that shows the choice. */
export const useTheme = (): Theme => useSyncExternalStore(listen, theme)

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
