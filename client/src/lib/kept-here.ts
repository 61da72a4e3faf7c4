import { useLocation } from '@tanstack/react-router'
import { useState } from 'react'

const kept = new Map<string, string>()

/**
 * What was typed into a field of a page, there again when one comes Back to it. It is kept in memory alone: never in the address, in the
 * browser's history or in any storage, since it may be a name.
 */
export function useKeptHere(field: string): [text: string, keep: (text: string) => void] {
  const place = useLocation({ select: location => location.state.__TSR_key })
  const key = `${place ?? ''} ${field}`
  const [text, setText] = useState(() => kept.get(key) ?? '')
  const keep = (next: string) => {
    kept.set(key, next)
    setText(next)
  }
  return [text, keep]
}
