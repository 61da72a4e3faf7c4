import { useEffect, useId, useRef, useState, type ReactNode } from 'react'

/**
 * Opened by a button of the page, in its place: a form or a question that belongs to what stands around it. Takes focus when it
 * opens and gives it back when it closes.
 */
export function Panel({ title, level = 3, children }: { title: string; level?: 2 | 3; children: ReactNode }) {
  const id = useId()
  const Heading = level === 2 ? 'h2' : 'h3'
  const heading = useRef<HTMLHeadingElement>(null)
  const [back] = useState(() => wayBack(document.activeElement))
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    heading.current?.closest('.panel')?.scrollIntoView({ block: 'nearest' })
    return () => void requestAnimationFrame(back)
  }, [back])
  return (
    <section className="panel" aria-labelledby={id}>
      <Heading id={id} tabIndex={-1} ref={heading}>
        {title}
      </Heading>
      {children}
    </section>
  )
}

/** Where focus was lost with the panel: to what opened it, drawn anew perhaps, or to the page when that is gone. */
function wayBack(opener: Element | null): () => void {
  const around = opener?.closest('.card') ?? document
  const words = opener?.textContent
  return () => {
    if (document.activeElement !== document.body) return
    const same = opener?.isConnected && opener !== document.body ? opener : buttonWith(around, words)
    const place = same ?? document.querySelector('main')
    if (place instanceof HTMLElement) place.focus({ preventScroll: true })
  }
}

const buttonWith = (around: ParentNode, words: string | null | undefined) =>
  [...around.querySelectorAll('button')].find(button => button.textContent === words)
