import { useEffect, useId, useRef, useState, type ReactNode } from 'react'

/** A form or question that a button opens in place. It takes focus when it opens and returns it when it closes. */
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

/** Returns focus if closing the panel lost it: to the opener, its re-rendered copy, or else the page. */
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
