/** A setting stored in this browser; null if there is none or storage is blocked. */
export function readSetting(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

/** Stores a setting. If storage is blocked, it is lost when the page reloads. */
export function keepSetting(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // Storage is blocked: the setting lasts until the page reloads.
  }
}
