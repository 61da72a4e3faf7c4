import { keepSetting, readSetting } from './kept-on-device.ts'
import { createStore } from './store.ts'

export const themes = ['device', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const key = 'waymark.theme'
const chosen = createStore<Theme>('device')

/** Shows the theme that was chosen on this device before; `device` follows the device's own. */
export const showTheme = (): void => show(themes.find(known => known === readSetting(key)) ?? 'device')

/** Shows a theme and remembers it on this device. */
export function chooseTheme(theme: Theme): void {
  keepSetting(key, theme)
  show(theme)
}

/** The theme for a component that shows the choice. */
export const useTheme = chosen.use

function show(theme: Theme) {
  if (theme === 'device') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
  chosen.set(theme)
}
