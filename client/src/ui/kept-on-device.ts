/** A setting kept in this browser; null where there is none, or where the browser keeps nothing. */
export function readSetting(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

/** Keeps one; a browser that keeps nothing forgets it when the page is loaded again. */
export function keepSetting(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // It holds until then.
  }
}
