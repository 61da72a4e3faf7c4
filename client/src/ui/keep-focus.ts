/** After something was done by a button that went away with it: focus goes to the first button left in its place, if it was lost. */
export function keepFocusIn(place: HTMLElement | null): void {
  setTimeout(() => {
    if (document.activeElement === document.body)
      place?.querySelector<HTMLElement>('button, a[href]')?.focus({ preventScroll: true })
  }, 50)
}
