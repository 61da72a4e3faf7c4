import { useEffect, useRef, useState } from 'react'
import { announce } from './live-region.tsx'
import { Button } from './button.tsx'
import { useListKeysOn } from './list-keys-setting.ts'
import { Dialog } from './dialog.tsx'

/** What the key `e` does with a row of this list. */
type Edit = { does: string; press: (row: string) => void }

/**
 * Keyboard shortcuts for lists: j and k move through rows, Enter follows the focused link, / goes to the filters, e edits, ?
 * shows help. They are off while the user types, in menus and in dialogs, and can be turned off in the account menu. A row is any
 * element with `data-row`; its first link takes focus.
 */
export function ListKeys({ edit }: { edit?: Edit }) {
  const isOn = useListKeysOn()
  const [isShown, setShown] = useState(false)
  const usual = useRef(edit)
  useEffect(() => {
    usual.current = edit
  })
  useEffect(() => {
    if (!isOn) return
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      if (isBusy(event.target)) return
      const act = acts[event.key] ?? (event.key === '?' ? () => (setShown(true), true) : undefined)
      if (act?.(usual.current)) event.preventDefault()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [isOn])
  if (!isShown) return null
  return (
    <Dialog
      title="Keys in lists"
      onClose={() => setShown(false)}
      actions={
        <Button kind="primary" onClick={() => setShown(false)}>
          Close
        </Button>
      }
    >
      <dl className="keys">
        {[...keys.slice(0, 3), ...(edit ? [['e', edit.does] as const] : []), ...keys.slice(3)].map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p className="small muted">They can be turned off in the menu under your name.</p>
    </Dialog>
  )
}

const keys = [
  ['j', 'Next row'],
  ['k', 'Previous row'],
  ['Enter', 'Open the row'],
  ['/', 'Go to the search or the filters, where there are any'],
  ['?', 'Show these keys'],
] as const

const acts: Readonly<Record<string, (edit: Edit | undefined) => boolean>> = {
  j: () => move(1),
  k: () => move(-1),
  '/': toFilters,
  e: edit => {
    const row = here()?.dataset['row']
    if (!edit || !row) return false
    edit.press(row)
    return true
  },
}

const rows = () =>
  [...document.querySelectorAll<HTMLElement>('main [data-row]')].filter(row => linkOf(row) && !row.closest('[hidden]'))
const linkOf = (row: HTMLElement | undefined) => row?.querySelector<HTMLElement>('a[href]')
const here = () => document.activeElement?.closest<HTMLElement>('[data-row]')

function move(step: 1 | -1): boolean {
  const all = rows()
  const place = all.findIndex(row => row === here())
  const next = all[place < 0 ? 0 : place + step]
  if (next) linkOf(next)?.focus()
  else if (all.length > 0) announce(step > 0 ? 'This is the last row' : 'This is the first row')
  return all.length > 0
}

function toFilters(): boolean {
  const first = document.querySelector<HTMLElement>('main :is(.filters, [role="search"]) :is(input, select, button, a[href])')
  first?.focus()
  return Boolean(first)
}

/** Whether keys have another meaning now: in a field, a menu or a dialog, or while the sign-in covers the page. */
function isBusy(target: EventTarget | null): boolean {
  if (document.querySelector('dialog[open], .shell[hidden]')) return true
  if (!(target instanceof HTMLElement)) return false
  const ownKeys =
    'input, select, textarea, [contenteditable]:not([contenteditable="false"]), [role="menu"], [role="listbox"], [role="dialog"]'
  return target.isContentEditable || target.closest(ownKeys) !== null
}
