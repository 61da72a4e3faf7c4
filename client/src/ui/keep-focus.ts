/** Call this after a button removed itself. If focus was lost, it moves to the first button in the element with this id. */
export function keepFocusIn(id: string): void {
  setTimeout(() => {
    if (document.activeElement !== document.body) return
    document.getElementById(id)?.querySelector<HTMLElement>('button, a[href]')?.focus({ preventScroll: true })
  }, 50)
}
