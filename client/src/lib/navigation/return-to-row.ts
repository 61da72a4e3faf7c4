import { useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'

const opened = new Map<number, string>()

/**
 * Puts focus on the row that was opened when the person comes back to the list. `isThere` says that the rows are on screen.
 * Call the returned function with a row's id when its link is followed. The link's element id must be `row-<id>`.
 */
export function useReturnToRow(isThere: boolean): (id: string) => void {
  const place = useLocation({ select: location => location.state.__TSR_index })
  const done = useRef(false)
  useEffect(() => {
    if (done.current || !isThere) return
    done.current = true
    const id = opened.get(place)
    opened.delete(place)
    // Later than the shell, which puts focus on the new page first.
    const timer = id && setTimeout(() => document.getElementById(`row-${id}`)?.focus({ preventScroll: true }), 50)
    return () => clearTimeout(timer || undefined)
  }, [isThere, place])
  return id => opened.set(place, id)
}
