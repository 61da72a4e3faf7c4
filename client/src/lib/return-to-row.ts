import { useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'

const opened = new Map<number, string>()

/**
 * Back to a list puts focus on the row that was opened from it. Gives what to call with a row's id when its link, with the id
 * `row-<id>`, is followed. `isThere`: the rows are on screen.
 */
export function useReturnToRow(isThere: boolean): (id: string) => void {
  const place = useLocation({ select: location => location.state.__TSR_index })
  const done = useRef(false)
  useEffect(() => {
    if (done.current || !isThere) return
    done.current = true
    const id = opened.get(place)
    opened.delete(place)
    // After the shell has put focus on the new page.
    const timer = id && setTimeout(() => document.getElementById(`row-${id}`)?.focus({ preventScroll: true }), 50)
    return () => clearTimeout(timer || undefined)
  }, [isThere, place])
  return id => opened.set(place, id)
}
