import { useEffect, useId, useRef, type ReactNode } from 'react'

/**
 * A question that cannot wait: the browser's own modal dialog, which keeps focus inside and the page behind it silent. Used for
 * leaving, and for the end of a session; forms never stand in a dialog. The first answer has focus: it is the one that loses nothing.
 */
export function Dialog({
  title,
  onClose,
  children,
  actions,
}: {
  title: string
  onClose: () => void
  children: ReactNode
  actions: ReactNode
}) {
  const id = useId()
  const box = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = box.current
    const before = document.activeElement
    dialog?.showModal()
    dialog?.querySelector<HTMLElement>('.buttons button')?.focus()
    return () => {
      dialog?.close()
      if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [])
  return (
    <dialog
      ref={box}
      className="dialog"
      role="alertdialog"
      aria-labelledby={id}
      onCancel={event => {
        event.preventDefault()
        onClose()
      }}
    >
      <h2 id={id}>{title}</h2>
      {children}
      <div className="buttons">{actions}</div>
    </dialog>
  )
}
