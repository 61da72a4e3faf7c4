import { keepSetting, readSetting } from './kept-on-device.ts'
import { createStore } from './store.ts'

export const themes = ['device', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const key = 'waymark.theme'
const chosen = createStore<Theme>('device')

/** Applies the theme stored on this device. `device` follows the system's setting. */
export const showTheme = (): void => show(themes.find(known => known === readSetting(key)) ?? 'device')

/** Applies a theme and stores it on this device. */
export function chooseTheme(theme: Theme): void {
  keepSetting(key, theme)
  show(theme)
}

/** The current theme, as a hook. */
export const useTheme = chosen.use

function show(theme: Theme) {
  if (theme === 'device') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
  chosen.set(theme)
}
