/** After something was done by a button that went away with it: focus goes to the first button left in its place (an id), if it was lost. */
export function keepFocusIn(id: string): void {
  setTimeout(() => {
    if (document.activeElement !== document.body) return
    document.getElementById(id)?.querySelector<HTMLElement>('button, a[href]')?.focus({ preventScroll: true })
  }, 50)
}
